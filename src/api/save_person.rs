//! Changing a person by hand.
