//! Correcting what an entry says, until the shift ends.
