//! Caveats of a person's flag: other explanations that the reader should consider.

use crate::detectors::person::ChartPoint;
use crate::flag::Flag;
use crate::series::Day;

/// A baseline with fewer shifts than this is called young.
const YOUNG: u32 = 40;
/// Number of shifts before an episode that show on which shift patterns the person worked.
const COMPARISON_SHIFTS: usize = 40;

/// One caveat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// The baseline was young when the flag opened.
    LittleKnown {
        /// Number of shifts in the baseline at that time.
        shifts: u32,
    },
    /// Most days of the episode were worked on a shift pattern that the person rarely worked before.
    NewShift {
        /// Name of the shift pattern.
        name: String,
    },
    /// The flag rests on a single day.
    OneDay,
}

/// Returns the caveats of `flag`. `days` is the series that the flag follows from, `line` its chart.
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

/// The shift pattern of most days of the episode, if fewer than a fifth of the days before had it.
fn new_shift(before: &[Day], since: &[Day]) -> Option<String> {
    let worked = |days: &[Day], name: &str| days.iter().filter(|day| day.shift.as_deref() == Some(name)).count();
    let name = since.iter().filter_map(|day| day.shift.as_deref()).max_by_key(|name| (worked(since, name), *name))?;
    let (now, then) = (worked(since, name), worked(before, name));
    (now * 2 > since.len() && then * 5 < before.len()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detectors::person::analyse;
    use crate::sample_series::from_levels;
    use domain::{PersonId, Weather};

    fn of(days: &[Day]) -> Vec<Caveat> {
        let reading = analyse(PersonId(1), days, &[]);
        caveats(reading.flags.last().expect("a flag"), days, &reading.line)
    }

    fn fair(weeks: usize) -> Vec<u8> {
        [4, 4, 3, 4, 5].repeat(weeks)
    }

    #[test]
    fn a_slide_from_a_long_baseline_has_no_caveat() {
        assert_eq!(of(&from_levels(&[fair(16), vec![2; 8]].concat())), []);
    }

    #[test]
    fn a_young_baseline_and_a_single_day_are_caveats() {
        assert_eq!(of(&from_levels(&[fair(5), vec![2; 8]].concat())), [Caveat::LittleKnown { shifts: 25 }]);
        assert!(of(&from_levels(&[fair(16), vec![1, 4, 5]].concat())).is_empty());
        assert_eq!(of(&from_levels(&[fair(16), vec![1]].concat())), [Caveat::OneDay]);
    }

    #[test]
    fn a_new_shift_pattern_is_a_caveat() {
        let mut days = from_levels(&[fair(16), vec![2; 8]].concat());
        for (index, day) in days.iter_mut().enumerate() {
            day.shift = Some(if index < 80 { "early" } else { "night" }.into());
            assert!(index >= 80 || day.weather > Weather::Rainy);
        }
        assert_eq!(of(&days), [Caveat::NewShift { name: "night".to_owned() }]);
    }
}
