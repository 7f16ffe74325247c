//! Weeks, months of four, four and five weeks, and quarters of thirteen.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};

use domain::Workday;

/// A quarter of thirteen ISO weeks; the last of a year has fourteen if the year has 53 weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The ISO year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
}

/// A month of four, four or five ISO weeks within its quarter; the last of a year has six if the year has 53 weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The ISO year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

/// The time that a draw covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// One ISO week, by its Monday.
    Week(Workday),
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Quarter),
}

/// The Mondays of ISO weeks `from` to `to` of a year, both included; weeks that the year does not have are left out.
fn mondays(year: i16, from: i8, to: i8) -> Vec<Workday> {
    (from..=to)
        .filter_map(|week| ISOWeekDate::new(year, week, Weekday::Monday).ok())
        .map(|day| Workday(Date::from_iso_week_date(day)))
        .collect()
}

impl Quarter {
    /// The quarter of the week that begins on `monday`.
    #[must_use]
    pub fn of(monday: Workday) -> Self {
        let week = monday.0.iso_week_date();
        Self { year: week.year(), quarter: ((week.week() - 1) / 13 + 1).min(4) }
    }

    /// The Mondays of its weeks, ascending.
    #[must_use]
    pub fn mondays(self) -> Vec<Workday> {
        let first = 13 * (self.quarter - 1) + 1;
        mondays(self.year, first, if self.quarter == 4 { 53 } else { first + 12 })
    }

    /// The quarter before.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.quarter {
            1 => Self { year: self.year - 1, quarter: 4 },
            quarter => Self { quarter: quarter - 1, ..self },
        }
    }

    /// The quarter after.
    #[must_use]
    pub const fn after(self) -> Self {
        match self.quarter {
            4 => Self { year: self.year + 1, quarter: 1 },
            quarter => Self { quarter: quarter + 1, ..self },
        }
    }
}

impl Month {
    /// The month of the week that begins on `monday`.
    #[must_use]
    pub fn of(monday: Workday) -> Self {
        let quarter = Quarter::of(monday);
        let within = monday.0.iso_week_date().week() - 13 * (quarter.quarter - 1);
        let month = ((within - 1) / 4 + 1).min(3);
        Self { year: quarter.year, month: 3 * (quarter.quarter - 1) + month }
    }

    /// The quarter that it lies in.
    #[must_use]
    pub const fn quarter(self) -> Quarter {
        Quarter { year: self.year, quarter: (self.month - 1) / 3 + 1 }
    }

    /// The Mondays of its weeks, ascending.
    #[must_use]
    pub fn mondays(self) -> Vec<Workday> {
        self.quarter().mondays().into_iter().filter(|monday| Self::of(*monday) == self).collect()
    }

    /// The month before.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { month: month - 1, ..self },
        }
    }

    /// The month after.
    #[must_use]
    pub const fn after(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            month => Self { month: month + 1, ..self },
        }
    }
}

impl Period {
    /// The period of the same length before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.plus(-7)),
            Self::Month(month) => Self::Month(month.before()),
            Self::Quarter(quarter) => Self::Quarter(quarter.before()),
        }
    }

    /// The period of the same length after.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.plus(7)),
            Self::Month(month) => Self::Month(month.after()),
            Self::Quarter(quarter) => Self::Quarter(quarter.after()),
        }
    }

    /// The Mondays of its weeks, ascending.
    #[must_use]
    pub fn mondays(self) -> Vec<Workday> {
        match self {
            Self::Week(monday) => vec![monday],
            Self::Month(month) => month.mondays(),
            Self::Quarter(quarter) => quarter.mondays(),
        }
    }
}

impl std::fmt::Display for Quarter {
    /// `2026-Q1`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

impl std::fmt::Display for Month {
    /// `2026-03`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl std::fmt::Display for Period {
    /// A week as its Monday, `2026-03-02`; a month `2026-03`; a quarter `2026-Q1`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Week(monday) => monday.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
        }
    }
}

impl std::str::FromStr for Period {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        if let Ok(day) = text.parse::<Workday>() {
            return (day.week_start() == day).then_some(Self::Week(day)).ok_or(NoPeriod);
        }
        let (year, part) = text.split_once('-').ok_or(NoPeriod)?;
        let year: i16 = year.parse().map_err(|_| NoPeriod)?;
        let within = |number: Result<i8, _>, last| number.ok().filter(|n| (1..=last).contains(n)).ok_or(NoPeriod);
        match part.strip_prefix('Q') {
            Some(quarter) => Ok(Self::Quarter(Quarter { year, quarter: within(quarter.parse::<i8>(), 4)? })),
            None => Ok(Self::Month(Month { year, month: within(part.parse::<i8>(), 12)? })),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = NoPeriod;

    fn try_from(text: String) -> Result<Self, NoPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

/// The text names no week, month or quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPeriod;

impl std::fmt::Display for NoPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not the Monday of a week, a month such as 2026-03 or a quarter such as 2026-Q1")
    }
}

impl std::error::Error for NoPeriod {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_week_is_in_one_month_of_4_4_or_5_weeks_and_one_quarter() {
        // 2026 has 53 ISO weeks.
        let mut monday: Workday = "2024-12-30".parse().expect("a day");
        let (mut month, mut counts) = (Month::of(monday), Vec::new());
        for _ in 0..36 {
            let mondays = month.mondays();
            counts.push(mondays.len());
            for expected in mondays {
                assert_eq!((expected, Month::of(expected)), (monday, month));
                assert!(month.quarter().mondays().contains(&monday));
                assert_eq!(Quarter::of(monday), month.quarter());
                monday = monday.plus(7);
            }
            assert_eq!(month.after().before(), month);
            assert_eq!(month.quarter().after().before(), month.quarter());
            month = month.after();
        }
        let usual = [4, 4, 5].repeat(12);
        let mut expected = usual.clone();
        expected[23] = 6;
        assert_eq!(counts, expected);
        assert_eq!(Month { year: 2025, month: 1 }.mondays().len(), 4);
    }

    #[test]
    fn a_period_is_read_as_it_is_written() {
        for text in ["2026-03-02", "2026-03", "2026-Q1"] {
            assert_eq!(text.parse::<Period>().expect(text).to_string(), text);
        }
        for text in ["2026-03-03", "2026-13", "2026-Q5", "2026-Q0", "Q1", "2026", ""] {
            assert_eq!(text.parse::<Period>(), Err(NoPeriod), "{text}");
        }
    }
}
