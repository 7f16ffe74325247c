//! What "now" means for a team whose people work different shifts: which entries are still the present.

use jiff::civil::DateTime;

use super::{ShiftPattern, Workday};

/// The day of a floor turns at this hour: a late evening at work is still today.
const TURNS_AT: i64 = 4;
/// Every shift that runs past midnight has ended by this hour.
const NIGHTS_END_BY: i8 = 12;

/// The present of a site at one local time. It hangs on the clock of the site alone, never on who is looking.
///
/// An entry belongs to the present where its workday is
/// - the date four hours ago, whatever its shift; or
/// - the date itself: before four in the morning some have come early for the new day; or
/// - the date before, in the forenoon, if its shift runs past midnight and has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    now: DateTime,
}

impl Present {
    /// The present at the local time `now`.
    #[must_use]
    pub const fn at(now: DateTime) -> Self {
        Self { now }
    }

    /// The day that the present is called by: the date four hours ago.
    #[must_use]
    pub fn day(self) -> Workday {
        Workday(self.now.saturating_sub(jiff::Span::new().hours(TURNS_AT)).date())
    }

    /// The workdays of which entries may belong to the present, oldest first: at most two.
    #[must_use]
    pub fn workdays(self) -> Vec<Workday> {
        let date = Workday(self.now.date());
        if self.now.hour() < NIGHTS_END_BY { vec![date.plus(-1), date] } else { vec![date] }
    }

    /// Whether an entry of `workday` belongs to the present. `shift` is the pattern that it was made in, where that is known.
    #[must_use]
    pub fn holds(self, workday: Workday, shift: Option<&ShiftPattern>) -> bool {
        let date = Workday(self.now.date());
        workday == self.day() || workday == date || workday == date.plus(-1) && self.is_running_from_before(shift)
    }

    /// Whether entries of `workday` need a look at their shift before it is known whether they belong to the present.
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
    fn a_night_shift_is_present_until_it_ends_and_no_longer() {
        let holds = |hour, minute| {
            Present::at(datetime(2026, 3, 10, hour, minute, 0, 0)).holds(day("2026-03-09"), Some(&night()))
        };
        assert!(holds(1, 0) && holds(5, 59));
        assert!(!holds(6, 0) && !holds(13, 0));
    }

    #[test]
    fn the_evening_before_is_present_until_four_in_the_morning() {
        let holds = |hour| Present::at(datetime(2026, 3, 10, hour, 0, 0, 0)).holds(day("2026-03-09"), None);
        assert!(holds(0) && holds(3));
        assert!(!holds(4));
    }

    #[test]
    fn who_comes_early_for_the_new_day_is_present_at_once() {
        assert!(Present::at(datetime(2026, 3, 10, 3, 50, 0, 0)).holds(day("2026-03-10"), None));
    }

    #[test]
    fn whatever_is_present_is_on_a_workday_that_is_read() {
        for hour in 0..24 {
            let present = Present::at(datetime(2026, 3, 10, hour, 30, 0, 0));
            for workday in ["2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"].map(day) {
                let read = present.workdays().contains(&workday);
                assert!(read || !present.holds(workday, Some(&night())), "{workday} at {hour}:30");
            }
        }
    }
}
