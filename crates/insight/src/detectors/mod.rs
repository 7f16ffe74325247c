//! Detectors of departures from a baseline, for people, teams and stressors.

pub mod caveats;
mod downward_shift;
pub mod ears;
mod episode;
mod episodes;
pub mod limits;
mod llr_cusum;
pub mod person;
pub mod rules;
pub mod stressor;
pub mod team;
pub(crate) mod two_state;
