//! Checking in.
