//! Call load: the calls of a queue per interval.

use jiff::civil::DateTime;

use crate::Workday;

/// One interval of one queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The name of the queue.
    pub queue: String,
    /// Start of the interval by the clock of the site, in minutes since 1970-01-01.
    pub starts: i64,
    /// Incoming calls.
    pub offered: u32,
    /// Mean handling time, in seconds.
    pub handle_seconds: u32,
    /// Agents who answered calls.
    pub agents: u32,
}

/// Converts a local date and time to minutes since 1970-01-01.
#[must_use]
pub fn minutes_of(moment: DateTime) -> i64 {
    let day = i64::from(Workday(moment.date()).number());
    day * 24 * 60 + i64::from(moment.hour()) * 60 + i64::from(moment.minute())
}
