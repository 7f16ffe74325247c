//! Saying what was done about a flag.
