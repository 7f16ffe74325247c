//! What the list of flags shows.
