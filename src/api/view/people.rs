//! What the admin's people pages show.
