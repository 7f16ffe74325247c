//! SimulatedCentre centres, and studies of how right the detectors are on them and on real diaries.

pub mod simulator;
pub mod study;
