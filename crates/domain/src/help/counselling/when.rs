//! Reads the date and the time at which something is to begin.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan, Zoned};

/// Maximum number of days between planning something and its date.
pub const AHEAD_DAYS: i64 = 180;

/// What is wrong with a date or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFault {
    /// The date cannot be read.
    Date,
    /// The time cannot be read.
    Time,
    /// The moment is past.
    Past,
    /// The moment is too far ahead.
    Far,
}

/// Returns the moment at which the clock that shows `now` will show this date (`2026-03-11`) and time (`10:40`).
///
/// # Errors
/// If one of the two cannot be read, or the moment is not within the next [`AHEAD_DAYS`].
pub fn moment(date: &str, time: &str, now: &Zoned) -> Result<Timestamp, WhenFault> {
    let date: Date = date.trim().parse().map_err(|_| WhenFault::Date)?;
    // Chinese keyboards type the full-width colon.
    let time = Time::strptime("%H:%M", time.trim().replace('\u{ff1a}', ":")).map_err(|_| WhenFault::Time)?;
    let moment = date.to_datetime(time).to_zoned(now.time_zone().clone()).map_err(|_| WhenFault::Date)?;
    if moment <= *now {
        return Err(WhenFault::Past);
    }
    if date > now.date().saturating_add(AHEAD_DAYS.days()) {
        return Err(WhenFault::Far);
    }
    Ok(moment.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, time: &str) -> Result<String, WhenFault> {
        let now: Zoned = "2026-03-11T10:20[Asia/Shanghai]".parse().expect("a moment");
        Ok(moment(date, time, &now)?.to_zoned(now.time_zone().clone()).strftime("%F %R").to_string())
    }

    #[test]
    fn a_moment_to_come_is_read_by_the_clock_of_the_site() {
        assert_eq!(at("2026-03-11", "10:40").as_deref(), Ok("2026-03-11 10:40"));
        assert_eq!(at(" 2026-04-01", "9\u{ff1a}05 ").as_deref(), Ok("2026-04-01 09:05"));
    }

    #[test]
    fn what_is_past_too_far_or_unreadable_is_refused() {
        assert_eq!(at("2026-03-11", "10:20"), Err(WhenFault::Past));
        assert_eq!(at("2027-03-11", "10:20"), Err(WhenFault::Far));
        assert_eq!(at("tomorrow", "10:20"), Err(WhenFault::Date));
        assert_eq!(at("2026-03-12", "soon"), Err(WhenFault::Time));
    }
}
