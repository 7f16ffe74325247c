//! Attacks on closed weeks, each with the defence that stands against it, and without.
mod scratch;
