//! Workdays: the local date on which a shift started, and its ISO week.

use jiff::civil::{Date, DateTime, Weekday};
use serde::{Deserialize, Serialize};

/// The date, in the site's time zone, on which a shift *started*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Workday(pub Date);

/// The hour at which a workday begins and ends for somebody without a shift: a late evening at work belongs to the day
/// before.
const DAY_STARTS_AT: i8 = 4;
/// Day zero of [`Workday::number`].
const EPOCH: Date = Date::constant(1970, 1, 1);

impl Workday {
    /// Returns the number of days since 1970-01-01: the stored form.
    #[must_use]
    pub fn number(self) -> i32 {
        EPOCH.until(self.0).map_or(0, |span| span.get_days())
    }

    /// Returns the workday with this number; numbers outside the calendar are clamped.
    #[must_use]
    pub fn from_number(number: i32) -> Self {
        Self(EPOCH.saturating_add(jiff::Span::new().try_days(number).unwrap_or_default()))
    }

    /// Returns the workday of a local time for somebody without a shift: the date four hours before.
    #[must_use]
    pub fn at(local: DateTime) -> Self {
        Self(local.saturating_sub(jiff::Span::new().hours(DAY_STARTS_AT)).date())
    }

    /// Returns the local time at which the workday ends for somebody without a shift: at four on the next date.
    #[must_use]
    pub fn ends(self) -> DateTime {
        self.plus(1).0.at(DAY_STARTS_AT, 0, 0, 0)
    }

    /// Returns the workday `days` later (earlier if negative).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_add(days))
    }

    /// Returns 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().to_monday_zero_offset()).unwrap_or(0)
    }

    /// Returns the Monday of this workday's ISO week.
    #[must_use]
    pub fn week_start(self) -> Self {
        self.plus(-i32::from(self.0.weekday().to_monday_zero_offset()))
    }

    /// Returns true if the ISO week of this workday has not ended on `today`.
    #[must_use]
    pub fn week_is_open(self, today: Self) -> bool {
        self.week_start() >= today.week_start()
    }

    /// Returns true for Saturday and Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }
}

impl std::fmt::Display for Workday {
    /// ISO 8601, `2026-03-09`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Workday {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.trim().parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_the_same_thing() {
        for number in [-1, 0, 1, 19_000, 20_779] {
            assert_eq!(Workday::from_number(number).number(), number);
        }
        assert_eq!(Workday::from_number(0).to_string(), "1970-01-01");
    }

    #[test]
    fn a_week_is_open_until_its_sunday_has_passed() -> Result<(), jiff::Error> {
        let (wednesday, sunday, next_monday): (Workday, Workday, Workday) =
            ("2026-03-11".parse()?, "2026-03-15".parse()?, "2026-03-16".parse()?);
        assert!(wednesday.week_is_open(sunday));
        assert!(!wednesday.week_is_open(next_monday));
        assert_eq!(wednesday.week_start().weekday(), 0);
        Ok(())
    }
}
