//! What a suggestion shows.
