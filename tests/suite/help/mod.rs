//! Flags, requests to talk, breaks, support, and what follows them.

mod breaks;
pub mod counselling;
mod courses;
mod flags;
pub mod follow_up;
mod help_now;
mod learning;
mod library;
mod rules;
mod supporters;
pub mod talk;
mod tough_calls;
