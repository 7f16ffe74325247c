//! Maximum sizes, so that a typing error does not use all memory.

/// Maximum number of simulated people.
pub(super) const MAX_PEOPLE: i64 = 5_000;
/// Maximum number of simulated days: twice the retention period.
pub(super) const MAX_DAYS: i64 = 800;
/// Maximum number of simulated weeks.
pub(super) const MAX_WEEKS: i64 = MAX_DAYS / 7;
/// Maximum number of people in a cell of the study.
pub(super) const MAX_PER_CELL: u64 = 100_000;
/// Maximum number of rounds of a calibration.
pub(super) const MAX_ROUNDS: i64 = 1_000;
