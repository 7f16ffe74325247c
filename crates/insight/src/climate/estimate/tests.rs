//! Errors, coverage and power of the estimates, measured on simulated centres.

mod centre;
mod errors;
mod lifts;
mod power;
mod rules;
