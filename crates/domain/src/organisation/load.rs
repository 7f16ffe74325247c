//! Call load: the calls of a queue per interval.

use jiff::civil::DateTime;

use crate::Workday;

/// One interval of one queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// The name of the queue; empty if the file has only one.
    pub queue: String,
    /// Start of the interval by the clock of the site, in minutes since 1970-01-01.
    pub starts: i64,
    /// Incoming calls; a forecast can be a fraction.
    pub offered: f64,
    /// Mean handling time, in seconds.
    pub handle_seconds: f64,
    /// Agents who answered calls.
    pub agents: u32,
}

/// Converts a local date and time to minutes since 1970-01-01.
#[must_use]
pub fn minutes_of(moment: DateTime) -> i64 {
    let day = i64::from(Workday(moment.date()).number());
    day * 24 * 60 + i64::from(moment.hour()) * 60 + i64::from(moment.minute())
}

/// The local date and time of minutes since 1970-01-01, the opposite of [`minutes_of`]; `None` out of the calendar's
/// range.
#[must_use]
pub fn moment_of(minutes: i64) -> Option<DateTime> {
    let day = i32::try_from(minutes.div_euclid(24 * 60)).ok()?;
    let midnight = DateTime::from(jiff::civil::date(1970, 1, 1)).checked_add(jiff::Span::new().days(day)).ok()?;
    midnight.checked_add(jiff::Span::new().minutes(minutes.rem_euclid(24 * 60))).ok()
}
