//! A person's own entries as a file.
