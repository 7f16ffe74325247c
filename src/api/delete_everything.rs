//! Deleting everything that one has said.
