//! Detectors: what departs from the usual, for people, teams and stressors.

mod drop;
pub mod ears;
mod episode;
pub mod limits;
pub mod person;
pub mod rules;
mod slide;
pub mod stressor;
pub mod team;
