//! Statistics of check-ins: baselines, detectors, climate, staffing, suggestions. Pure functions: no clock, no I/O, no
//! SQL.

pub mod baseline;
pub mod climate;
pub mod detectors;
pub mod flag;
pub mod follow_up;
pub mod lead_source;
#[cfg(any(test, feature = "samples"))]
#[expect(missing_docs, reason = "test data; the names describe the shape")]
pub mod sample_series;
pub mod self_test;
pub mod series;
pub mod staffing;
pub mod statistics;
pub mod suggestion;
pub mod supporters;
pub mod trends;
pub mod warm_facts;
