//! One person's week: its days, what one sentence says about it, and whether today's shift is usually its last.

use crate::flag::count;
use crate::series::Day;
use crate::warm_facts::is_bright;
use domain::{Weather, Workday};

/// How many earlier weeks with a check-in show on which weekday a person's week usually ends.
const USUAL_WEEKS: usize = 8;
/// With fewer of them the week ends on [`FRIDAY`].
const MIN_WEEKS: usize = 2;
/// The weekday from 0 Monday.
const FRIDAY: usize = 4;
/// A week is wet if more than half of its shifts, and at least this many, were rainy or stormy.
const MIN_WET: u32 = 2;

/// One week of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: Workday,
    /// The weather from Monday to Sunday; `None` where there is no check-in.
    pub days: [Option<Weather>; 7],
}

/// What one sentence says about a week. Its numbers are shifts with a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekSummary {
    /// Nothing yet.
    Empty,
    /// One shift.
    One(Weather),
    /// All shifts were bright.
    Bright {
        /// All shifts.
        shifts: u32,
    },
    /// No shift was rainy or stormy.
    Dry {
        /// Bright shifts.
        bright: u32,
        /// All shifts.
        shifts: u32,
    },
    /// Some shifts were rainy or stormy, and the last one is bright.
    ClearedUp {
        /// Rainy and stormy shifts.
        low: u32,
        /// All shifts.
        shifts: u32,
    },
    /// More than half of the shifts were rainy or stormy.
    Wet {
        /// Rainy and stormy shifts.
        low: u32,
        /// All shifts.
        shifts: u32,
    },
    /// Some shifts were rainy or stormy.
    Mixed {
        /// Bright shifts.
        bright: u32,
        /// Rainy and stormy shifts.
        low: u32,
        /// All shifts.
        shifts: u32,
    },
}

/// Returns the week of `today` from one person's days in ascending order.
#[must_use]
pub fn week(days: &[Day], today: Workday) -> Week {
    let monday = today.week_start();
    let mut week = Week { monday, days: [None; 7] };
    for day in days.iter().filter(|day| day.workday.week_start() == monday) {
        week.days[day.workday.weekday()] = Some(day.weather);
    }
    week
}

impl Week {
    /// Returns what one sentence says about the week.
    #[must_use]
    pub fn summary(&self) -> WeekSummary {
        let shifts = || self.days.iter().copied().flatten();
        let (all, bright) = (count(shifts()), count(shifts().filter(|weather| is_bright(*weather))));
        let low = count(shifts().filter(|weather| weather.is_low()));
        match (all, shifts().next_back()) {
            (0, _) | (_, None) => WeekSummary::Empty,
            (1, Some(weather)) => WeekSummary::One(weather),
            _ if bright == all => WeekSummary::Bright { shifts: all },
            _ if low == 0 => WeekSummary::Dry { bright, shifts: all },
            (_, Some(last)) if is_bright(last) => WeekSummary::ClearedUp { low, shifts: all },
            _ if low >= MIN_WET && 2 * low > all => WeekSummary::Wet { low, shifts: all },
            _ => WeekSummary::Mixed { bright, low, shifts: all },
        }
    }
}

/// Returns whether today's shift is usually the last of the person's week: at least half of the earlier weeks had no
/// check-in after this weekday.
#[must_use]
pub fn ends_week(days: &[Day], today: Workday) -> bool {
    let weekday = today.weekday();
    let last_weekdays: Vec<usize> = days
        .chunk_by(|a, b| a.workday.week_start() == b.workday.week_start())
        .rev()
        .filter_map(|week| week.last())
        .filter(|day| day.workday.week_start() < today.week_start())
        .take(USUAL_WEEKS)
        .map(|day| day.workday.weekday())
        .collect();
    if last_weekdays.len() < MIN_WEEKS {
        return weekday >= FRIDAY;
    }
    2 * last_weekdays.iter().filter(|last| **last <= weekday).count() >= last_weekdays.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday.
    const MONDAY: &str = "2026-11-23";

    fn monday() -> Workday {
        MONDAY.parse().expect("a date")
    }

    /// The days of the week of [`MONDAY`] with these levels; 0 is a day without a check-in.
    fn days(levels: &[u8]) -> Vec<Day> {
        let day = |(ago, level): (i32, &u8)| Some(Day::new(monday().plus(ago), Weather::try_from(*level).ok()?));
        (0..).zip(levels).filter_map(day).collect()
    }

    fn summary(levels: &[u8]) -> WeekSummary {
        week(&days(levels), monday().plus(6)).summary()
    }

    #[test]
    fn a_week_has_a_place_for_every_day() {
        let mut all = days(&[0, 3, 0, 5]);
        all.insert(0, Day::new(monday().plus(-1), Weather::Stormy));
        let week = week(&all, monday().plus(4));
        assert_eq!(week.monday, monday());
        let (cloudy, sunny) = (Some(Weather::Cloudy), Some(Weather::Sunny));
        assert_eq!(week.days, [None, cloudy, None, sunny, None, None, None]);
    }

    #[test]
    fn the_sentence_of_a_week_counts_its_shifts() {
        assert_eq!(summary(&[]), WeekSummary::Empty);
        assert_eq!(summary(&[0, 2]), WeekSummary::One(Weather::Rainy));
        assert_eq!(summary(&[5, 4, 0, 4]), WeekSummary::Bright { shifts: 3 });
        assert_eq!(summary(&[3, 4, 3]), WeekSummary::Dry { bright: 1, shifts: 3 });
        assert_eq!(summary(&[1, 2, 3, 5]), WeekSummary::ClearedUp { low: 2, shifts: 4 });
        assert_eq!(summary(&[5, 2, 1, 2, 3]), WeekSummary::Wet { low: 3, shifts: 5 });
        assert_eq!(summary(&[5, 4, 2]), WeekSummary::Mixed { bright: 2, low: 1, shifts: 3 });
    }

    #[test]
    fn a_newcomers_week_ends_on_friday() {
        let friday = monday().plus(4);
        assert!(!ends_week(&days(&[5, 4]), friday.plus(-1)) && ends_week(&days(&[5, 4]), friday));
    }

    #[test]
    fn the_week_ends_where_the_persons_weeks_usually_end() {
        // Tuesday to Saturday in three of four weeks, to Sunday in the other.
        let last = [5, 5, 6, 5];
        let shifts = (1..).zip(last).flat_map(|(week, last)| (1..=last).map(move |day| (week, day)));
        let mut all: Vec<Day> =
            shifts.map(|(week, day)| Day::new(monday().plus(day - 7 * week), Weather::Fair)).collect();
        all.sort_by_key(|day| day.workday);
        let ends: Vec<bool> = (0..7).map(|day| ends_week(&all, monday().plus(day))).collect();
        assert_eq!(ends, [false, false, false, false, false, true, true]);
    }
}
