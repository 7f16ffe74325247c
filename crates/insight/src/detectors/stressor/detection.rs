//! What the daily and the weekly part of the stressor detector share.

use crate::detectors::episode::{CitedReason, Signal};
use domain::Workday;

/// Prior of the team's rate: 0.5 picks in 50 check-ins.
pub const PRIOR_RATE: (f64, f64) = (0.5, 50.0);

/// Index of a team day, and its workday.
pub type DayIndex = (usize, Workday);

/// What a day or a week shows for a stressor: the signal, since when, and the reason with its citations.
pub struct Detection {
    pub signal: Signal,
    pub since: Workday,
    pub evidence: CitedReason,
}
