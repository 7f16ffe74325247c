//! Simulated centres, studies of the detectors on them and on real diaries, and the audit of the privacy promise.

pub mod audit;
pub mod simulator;
pub mod study;
