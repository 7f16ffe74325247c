//! Reading a roster file and showing what it would change.
