//! What the invitations pages show.
