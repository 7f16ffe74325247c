//! Months: four or five whole weeks, made of the weeks that were released and of nothing else, so that a month says nothing that
//! its weeks did not say already.

use jiff::civil::Date;

use super::bands::{Level, People, Share};
use super::{Figures, Released};
use domain::{StressorKey, Workday};

/// A month of whole ISO weeks: those whose Thursday lies in it, as ISO 8601 counts the weeks of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month to which the week that begins on `monday` belongs.
    #[must_use]
    pub fn of(monday: Workday) -> Self {
        let thursday = monday.plus(3).0;
        Self { year: thursday.year(), month: thursday.month() }
    }

    /// The Mondays of its weeks: four or five.
    #[must_use]
    pub fn mondays(self) -> Vec<Workday> {
        let Ok(first) = Date::new(self.year, self.month, 1) else { return Vec::new() };
        let first = Workday(first).week_start();
        (0..6).map(|week| first.plus(7 * week)).filter(|monday| Self::of(*monday) == self).collect()
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            _ => Self { month: self.month - 1, ..self },
        }
    }

    /// The month after.
    #[must_use]
    pub fn after(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            _ => Self { month: self.month + 1, ..self },
        }
    }
}

impl std::fmt::Display for Month {
    /// `2026-03`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl std::str::FromStr for Month {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        let (year, month) = (year.parse().map_err(|_| ())?, month.parse().map_err(|_| ())?);
        Date::new(year, month, 1).map(|_| Self { year, month }).map_err(|_| ())
    }
}

/// Several weeks of one cell as one: the middles of their bands, each week for as many people as the middle of its band says.
/// Nothing where no week was released.
#[must_use]
pub fn together(weeks: &[&Released<Figures>]) -> Option<Released<Figures>> {
    let people = |week: &Figures| f64::from(week.people.from + week.people.below) / 2.0;
    let all: f64 = weeks.iter().map(|week| people(week)).sum();
    let typical = all / weeks.len() as f64;
    let mean = |value: Value<'_>| -> Option<f64> {
        let said: Vec<(f64, f64)> = weeks.iter().filter_map(|w| value(w).map(|v| (v * people(w), people(w)))).collect();
        (!said.is_empty()).then(|| said.iter().map(|(v, _)| v).sum::<f64>() / said.iter().map(|(_, n)| n).sum::<f64>())
    };
    // The band in which the mean of the middles lies, of the same bands as in a week of so many people.
    let count = typical as u32;
    let level = |value: Option<f64>| value.map(|value| Level::near(value, count));
    let share = |place: usize| {
        let known = weeks.iter().filter(|w| w.weathers.get(place).is_some_and(|s| s.centre().is_some())).count();
        // A class that was few in half of the weeks is few.
        match mean(&|w| Some(w.weathers.get(place).and_then(|share| share.centre()).unwrap_or(0.0))) {
            Some(value) if 2 * known > weeks.len() => Share::near(value),
            _ => Share::Few,
        }
    };
    let classes = weeks.iter().map(|week| week.weathers.len()).max().unwrap_or(0);
    Some(Released::new(Figures {
        people: People::of(count),
        kept: weeks.iter().any(|week| week.kept),
        rate: weeks.iter().filter_map(|week| week.rate).min(),
        level: level(mean(&|week| Some(week.level.centre())))?,
        weathers: told((0..classes).map(share).collect()),
        energy: level(mean(&|week| week.energy.map(Level::centre))),
        stressors: stressors(weeks, &mean),
    }))
}

/// Where every class is few nothing is told.
fn told(weathers: Vec<Share>) -> Vec<Share> {
    if weathers.iter().all(|share| *share == Share::Few) { Vec::new() } else { weathers }
}

/// What a week says of something.
type Value<'a> = &'a dyn Fn(&Figures) -> Option<f64>;

/// What was named in more than half of the weeks, the most first.
fn stressors(weeks: &[&Released<Figures>], mean: &dyn Fn(Value<'_>) -> Option<f64>) -> Vec<(StressorKey, Share)> {
    let in_week = |week: &Figures, key: &StressorKey| {
        week.stressors.iter().find(|(named, _)| named == key).and_then(|(_, share)| share.centre())
    };
    let mut keys: Vec<&StressorKey> = weeks.iter().flat_map(|w| w.stressors.iter().map(|(key, _)| key)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut found: Vec<(f64, StressorKey)> = keys
        .into_iter()
        .filter(|key| 2 * weeks.iter().filter(|week| in_week(week, key).is_some()).count() > weeks.len())
        .filter_map(|key| Some((mean(&|week| in_week(week, key))?, key.clone())))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|(value, key)| (key, Share::near(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(people: u32, sum: u32, shares: &[Share]) -> Released<Figures> {
        Released::new(Figures {
            people: People::of(people),
            kept: false,
            rate: None,
            level: Level::of(sum, people),
            weathers: shares.to_vec(),
            energy: None,
            stressors: Vec::new(),
        })
    }

    #[test]
    fn every_week_belongs_to_one_month_and_a_month_has_four_or_five() {
        let mut monday: Workday = "2025-12-29".parse().expect("a day");
        let mut month = Month::of(monday);
        assert_eq!(month.to_string(), "2026-01");
        for _ in 0..24 {
            let mondays = month.mondays();
            assert!(mondays.len() == 4 || mondays.len() == 5, "{month}: {mondays:?}");
            for expected in mondays {
                assert_eq!((expected, Month::of(expected)), (monday, month));
                monday = monday.plus(7);
            }
            assert_eq!(month.after().before(), month);
            month = month.after();
        }
    }

    #[test]
    fn a_month_says_nothing_that_depends_on_more_than_what_its_weeks_showed() {
        // Two weeks that differ in what was said and read the same make the same month.
        let (one, same) = (week(100, 352, &[]), week(101, 360, &[]));
        assert_eq!(one, same);
        let other = week(100, 300, &[]);
        assert_eq!(together(&[&one, &other]), together(&[&same, &other]));
        assert_eq!(together(&[]), None);
    }

    #[test]
    fn a_month_lies_where_the_middles_of_its_weeks_lie_more_people_weighing_more() {
        let (many, few) = (week(200, 760, &[]), week(20, 50, &[]));
        let month = together(&[&many, &few]).expect("a month");
        assert_eq!(month.level, Level { from: 350, below: 375 });
    }

    #[test]
    fn a_class_that_was_few_in_half_of_the_weeks_is_few_and_nothing_is_told_where_all_are() {
        let half = Share::Between { from: 40, below: 60 };
        let (with, without) = (week(50, 175, &[half, Share::Few]), week(50, 175, &[Share::Few, Share::Few]));
        assert_eq!(together(&[&with, &with, &without]).expect("a month").weathers[1], Share::Few);
        assert_ne!(together(&[&with, &with, &without]).expect("a month").weathers[0], Share::Few);
        assert_eq!(together(&[&with, &without]).expect("a month").weathers, []);
    }
}
