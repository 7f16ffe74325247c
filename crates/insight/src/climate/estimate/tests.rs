//! Errors and coverage of the estimates, measured on simulated sites. `crates/evaluation` measures how exact they are
//! and how soon changes are found.

mod errors;
mod lifts;
mod rules;
