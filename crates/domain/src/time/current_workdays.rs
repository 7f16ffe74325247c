//! Which workdays are current at one time, for a team whose members work different shifts.

use jiff::civil::DateTime;

use crate::{ShiftPattern, Workday};

/// Every shift that crosses midnight has ended by this hour.
const NIGHT_SHIFTS_END_BY: i8 = 12;

/// The current workdays of a site at one local time. They depend on the clock of the site only, never on the viewer.
///
/// An entry is current if its workday is
/// - the date four hours ago, for any shift; or
/// - the date itself: before four in the morning some people have come early for the new day; or
/// - the date before, in the morning, if its shift crosses midnight and has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrentWorkdays {
    now: DateTime,
}

impl CurrentWorkdays {
    /// Returns the current workdays at the local time `now`.
    #[must_use]
    pub const fn at(now: DateTime) -> Self {
        Self { now }
    }

    /// Returns the day to show as today: the date four hours ago.
    #[must_use]
    pub fn day(self) -> Workday {
        Workday::at(self.now)
    }

    /// Returns the workdays that may have current entries, oldest first: one or two.
    #[must_use]
    pub fn workdays(self) -> Vec<Workday> {
        let date = Workday(self.now.date());
        if self.now.hour() < NIGHT_SHIFTS_END_BY { vec![date.plus(-1), date] } else { vec![date] }
    }

    /// Returns the newest workday that may have entries.
    #[must_use]
    pub fn newest(self) -> Workday {
        Workday(self.now.date())
    }

    /// Returns true if an entry of `workday` is current. `shift` is the pattern in which it was made, if known.
    #[must_use]
    pub fn includes(self, workday: Workday, shift: Option<&ShiftPattern>) -> bool {
        let date = Workday(self.now.date());
        workday == self.day() || workday == date || workday == date.plus(-1) && self.is_running_from_before(shift)
    }

    /// Returns true if it depends on their shift whether entries of `workday` are current.
    #[must_use]
    pub fn needs_shifts(self, workday: Workday) -> bool {
        workday != self.day() && workday < Workday(self.now.date())
    }

    fn is_running_from_before(self, shift: Option<&ShiftPattern>) -> bool {
        shift.is_some_and(|pattern| pattern.crosses_midnight() && self.now.time() < pattern.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn day(text: &str) -> Workday {
        text.parse().unwrap_or(Workday::from_number(0))
    }

    fn night() -> ShiftPattern {
        "night 22:00-06:00".parse().unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn a_night_shift_is_current_until_it_ends() {
        let current = |hour, minute| {
            CurrentWorkdays::at(datetime(2026, 3, 10, hour, minute, 0, 0)).includes(day("2026-03-09"), Some(&night()))
        };
        assert!(current(1, 0) && current(5, 59));
        assert!(!current(6, 0) && !current(13, 0));
    }

    #[test]
    fn the_evening_before_is_current_until_four_in_the_morning() {
        let current =
            |hour| CurrentWorkdays::at(datetime(2026, 3, 10, hour, 0, 0, 0)).includes(day("2026-03-09"), None);
        assert!(current(0) && current(3));
        assert!(!current(4));
    }

    #[test]
    fn an_early_check_in_for_the_new_day_is_current() {
        assert!(CurrentWorkdays::at(datetime(2026, 3, 10, 3, 50, 0, 0)).includes(day("2026-03-10"), None));
    }

    #[test]
    fn the_newest_workday_is_the_last_one_that_may_have_entries() {
        for hour in 0..24 {
            let present = CurrentWorkdays::at(datetime(2026, 3, 10, hour, 30, 0, 0));
            assert_eq!(present.workdays().last(), Some(&present.newest()), "at {hour}:30");
        }
    }

    #[test]
    fn every_current_entry_is_on_one_of_the_workdays() {
        for hour in 0..24 {
            let present = CurrentWorkdays::at(datetime(2026, 3, 10, hour, 30, 0, 0));
            for workday in ["2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"].map(day) {
                let read = present.workdays().contains(&workday);
                assert!(read || !present.includes(workday, Some(&night())), "{workday} at {hour}:30");
            }
        }
    }
}
