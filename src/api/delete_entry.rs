//! Deleting one entry.
