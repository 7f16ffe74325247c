//! Narrowing the audience of everything up to today.
