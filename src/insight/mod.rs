//! What follows from the data: baselines, charts of control, flags, suggestions. Pure: no clock, no I/O, no SQL.

pub mod baseline;
pub mod beta_binomial;
pub mod calendar;
pub mod changepoint;
pub mod climate;
pub mod curve;
pub mod cusum;
pub mod doubt;
mod drop;
pub mod ears;
mod effects;
mod episode;
pub mod ewma;
pub mod false_discovery;
pub mod flag;
pub mod limits;
mod normal;
mod nystrom;
pub mod person;
pub mod poisson_binomial;
pub mod rules;
pub mod run_rules;
#[cfg(test)]
pub(crate) mod samples;
pub mod series;
pub mod simulator;
mod slide;
pub mod stressor;
pub mod study;
pub mod suggestion;
pub mod team;
pub mod trends;
pub mod triggers;
