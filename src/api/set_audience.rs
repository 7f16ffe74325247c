//! Changing the audience of one entry.
