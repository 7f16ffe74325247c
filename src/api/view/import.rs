//! What the import page shows.
