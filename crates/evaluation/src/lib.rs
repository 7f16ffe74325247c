//! Simulated centres, and studies of the detectors on them and on real diaries.

pub mod simulator;
pub mod study;
