//! What else a flag of a person could be: what the reader should bear in mind before making much of it.

use crate::detectors::person::ChartPoint;
use crate::flag::Flag;
use crate::series::Day;

/// A baseline of fewer shifts is a young one.
const YOUNG: u32 = 40;
/// How many shifts before an episode tell which shifts somebody used to work.
const COMPARISON_SHIFTS: usize = 40;

/// One thing to bear in mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// There was little to compare with.
    LittleKnown {
        /// The shifts that the usual was known from when the flag opened.
        shifts: u32,
    },
    /// Most of the days were worked on a shift that was seldom worked before.
    NewShift {
        /// Its name.
        name: String,
    },
    /// It rests on one day alone.
    OneDay,
}

/// What to bear in mind about a flag that follows from `days`; `line` is their chart.
#[must_use]
pub fn caveats(flag: &Flag, days: &[Day], line: &[ChartPoint]) -> Vec<Caveat> {
    let since = days.partition_point(|day| day.workday < flag.since);
    let until = days.partition_point(|day| flag.ended.is_none_or(|ended| day.workday <= ended));
    let opened = line.iter().find(|point| point.workday == flag.opened).and_then(|point| point.usual.known());
    let mut caveats = Vec::new();
    if let Some(shifts) = opened.map(|baseline| baseline.shifts).filter(|shifts| *shifts < YOUNG) {
        caveats.push(Caveat::LittleKnown { shifts });
    }
    if until == since + 1 {
        caveats.push(Caveat::OneDay);
    } else {
        let before = &days[since.saturating_sub(COMPARISON_SHIFTS)..since];
        caveats.extend(new_shift(before, &days[since..until]).map(|name| Caveat::NewShift { name }));
    }
    caveats
}

/// The shift that most days since were worked on, where few days before were.
fn new_shift(before: &[Day], since: &[Day]) -> Option<String> {
    let worked = |days: &[Day], name: &str| days.iter().filter(|day| day.shift.as_deref() == Some(name)).count();
    let name = since.iter().filter_map(|day| day.shift.as_deref()).max_by_key(|name| (worked(since, name), *name))?;
    let (now, then) = (worked(since, name), worked(before, name));
    (now * 2 > since.len() && then * 5 < before.len()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detectors::person::read;
    use crate::sample_series::from_levels;
    use domain::{PersonId, Weather};

    fn of(days: &[Day]) -> Vec<Caveat> {
        let reading = read(PersonId(1), days, &[]);
        caveats(reading.flags.last().expect("a flag"), days, &reading.line)
    }

    fn fair(weeks: usize) -> Vec<u8> {
        [4, 4, 3, 4, 5].repeat(weeks)
    }

    #[test]
    fn a_slide_after_a_long_time_leaves_nothing_to_bear_in_mind() {
        assert_eq!(of(&from_levels(&[fair(16), vec![2; 8]].concat())), []);
    }

    #[test]
    fn a_young_baseline_and_a_single_day_are_said() {
        assert_eq!(of(&from_levels(&[fair(5), vec![2; 8]].concat())), [Caveat::LittleKnown { shifts: 25 }]);
        assert!(of(&from_levels(&[fair(16), vec![1, 4, 5]].concat())).is_empty());
        assert_eq!(of(&from_levels(&[fair(16), vec![1]].concat())), [Caveat::OneDay]);
    }

    #[test]
    fn a_shift_that_is_new_since_then_is_named() {
        let mut days = from_levels(&[fair(16), vec![2; 8]].concat());
        for (index, day) in days.iter_mut().enumerate() {
            day.shift = Some(if index < 80 { "early" } else { "night" }.into());
            assert!(index >= 80 || day.weather > Weather::Rainy);
        }
        assert_eq!(of(&days), [Caveat::NewShift { name: "night".to_owned() }]);
    }
}
