//! Shifts that have just begun: when a reminder is due.

use jiff::civil::{DateTime, Time};

use crate::{ShiftPattern, Workday};

/// A shift that has begun, by the clock of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BegunShift {
    /// The local date on which it began.
    pub workday: Workday,
    /// The local time at which it began.
    pub starts: Time,
}

impl BegunShift {
    /// The shifts of these `patterns` that began at most `minutes` before the local time `now`, each once.
    #[must_use]
    pub fn within(patterns: &[ShiftPattern], now: DateTime, minutes: i64) -> Vec<Self> {
        let days = [-1, 0].map(|day| Workday(now.date()).plus(day));
        let begun = patterns.iter().flat_map(|pattern| days.map(|workday| Self { workday, starts: pattern.starts }));
        let mut begun: Vec<Self> = begun.filter(|shift| shift.began_within(now, minutes)).collect();
        begun.sort();
        begun.dedup();
        begun
    }

    fn began_within(&self, now: DateTime, minutes: i64) -> bool {
        let since = self.workday.0.to_datetime(self.starts).until((jiff::Unit::Minute, now));
        since.is_ok_and(|since| !since.is_negative() && since.get_minutes() <= minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{datetime, time};

    fn at(now: DateTime) -> Vec<(String, Time)> {
        let patterns = ShiftPattern::parse_many("early 07:00-15:00; other 07:00-16:00; night 23:55-06:00");
        let begun = BegunShift::within(&patterns.expect("patterns"), now, 10);
        begun.into_iter().map(|shift| (shift.workday.to_string(), shift.starts)).collect()
    }

    #[test]
    fn a_shift_has_begun_at_its_start_and_for_some_minutes_after() {
        let early = vec![("2026-03-11".to_owned(), time(7, 0, 0, 0))];
        assert_eq!(at(datetime(2026, 3, 11, 6, 59, 59, 0)), []);
        assert_eq!(at(datetime(2026, 3, 11, 7, 0, 0, 0)), early);
        assert_eq!(at(datetime(2026, 3, 11, 7, 10, 59, 0)), early);
        assert_eq!(at(datetime(2026, 3, 11, 7, 11, 0, 0)), []);
    }

    #[test]
    fn a_shift_that_began_before_midnight_keeps_its_day() {
        assert_eq!(at(datetime(2026, 3, 12, 0, 3, 0, 0)), [("2026-03-11".to_owned(), time(23, 55, 0, 0))]);
    }
}
