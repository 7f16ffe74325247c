//! What follows from check-ins: baselines, detectors, climate, suggestions. Pure: no clock, no I/O, no SQL.

pub mod baseline;
pub mod climate;
pub mod detectors;
pub mod flag;
#[cfg(any(test, feature = "samples"))]
#[expect(missing_docs, reason = "test data, named for its shape")]
pub mod sample_series;
pub mod series;
pub mod statistics;
pub mod suggestion;
pub mod trends;
