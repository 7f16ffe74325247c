//! What `/account` shows.
