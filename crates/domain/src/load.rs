//! The calls of a queue by interval.

use jiff::civil::DateTime;

use crate::Workday;

/// One line of a file of call load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The queue.
    pub queue: String,
    /// The interval's beginning by the clock of the site, in minutes since 1970-01-01.
    pub starts: i64,
    /// Calls that came in.
    pub offered: u32,
    /// Mean handling time, in seconds.
    pub handle_seconds: u32,
    /// Agents on the phones.
    pub agents: u32,
}

/// A moment by the clock of the site as minutes since 1970-01-01.
#[must_use]
pub fn minutes_of(moment: DateTime) -> i64 {
    let day = i64::from(Workday(moment.date()).number());
    day * 24 * 60 + i64::from(moment.hour()) * 60 + i64::from(moment.minute())
}
