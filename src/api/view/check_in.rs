//! What the check-in page shows.
