//! Undoing a check-in, until the shift ends.
