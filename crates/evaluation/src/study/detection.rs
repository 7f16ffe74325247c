//! When a detector has a flag open, and the rates computed from it: false flags without a change, and delays of
//! detection after one.

use std::ops::Range;

use domain::{PersonId, Workday};
use insight::detectors::limits::{Calibration, SeverityLimits};
use insight::detectors::person::PersonDetector;
use insight::flag::{Flag, OpenSpell, Severity};
use insight::series::Day;

/// Indices from the shift on which a flag opened to the shift that ended it, or to the end of the series.
pub type FlagInterval = Range<usize>;

/// A detector of lasting drops in one series.
pub trait Detector: Sync {
    /// Returns the intervals of its flags, in order.
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval>;

    /// Returns the indices on which a new flag opened; a resumed flag is not a new one.
    fn openings(&self, days: &[Day]) -> Vec<usize> {
        self.intervals(days).into_iter().map(|interval| interval.start).collect()
    }
}

/// Weathervane's own detector at one severity.
#[derive(Clone, Copy, Debug)]
pub struct WeathervaneDetector<'a> {
    /// Limits of the detector.
    pub calibration: &'a Calibration,
    /// Shifts between two false flags, for the three severities.
    pub budget: SeverityLimits,
    /// Lowest severity that counts as a flag.
    pub severity: Severity,
}

impl WeathervaneDetector<'_> {
    fn flags(&self, days: &[Day]) -> Vec<Flag> {
        let mut detector = PersonDetector::with_limits(PersonId(0), self.calibration, self.budget);
        for index in 0..days.len() {
            detector.observe(days, index);
        }
        detector.finish(days).1
    }
}

impl Detector for WeathervaneDetector<'_> {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        self.flags(days).iter().flat_map(|flag| intervals(flag, self.severity, days)).collect()
    }

    fn openings(&self, days: &[Day]) -> Vec<usize> {
        let rise =
            |flag: &Flag| flag.escalations.iter().find(|rise| rise.severity >= self.severity).map(|rise| rise.workday);
        self.flags(days).iter().filter_map(rise).map(|workday| index_of(workday, days)).collect()
    }
}

fn index_of(workday: Workday, days: &[Day]) -> usize {
    days.partition_point(|day| day.workday < workday)
}

/// The stretches in which a flag was open, from the day on which it reached this severity.
fn intervals(flag: &Flag, severity: Severity, days: &[Day]) -> Vec<FlagInterval> {
    let of = |spell: &OpenSpell| {
        let rise = || flag.escalations.iter().find(|rise| rise.severity == Severity::Act).map(|rise| rise.workday);
        let from = match severity {
            Severity::Watch => Some(spell.opened),
            Severity::Talk => spell.talk,
            // A stretch after the rise may reach an act again, without a new message.
            Severity::Act => rise().filter(|_| spell.severity == Severity::Act).map(|rise| rise.max(spell.opened)),
        }?;
        Some(index_of(from, days)..spell.ended.map_or(days.len(), |ended| index_of(ended, days)))
    };
    flag.spells.iter().filter_map(of).collect()
}

/// Returns the number of new flags opened on the shifts `among`, per shift.
#[must_use]
pub fn flag_rate(detector: &dyn Detector, people: &[Vec<Day>], among: Range<usize>) -> f64 {
    count_starts(people, among, |days| detector.openings(days)).per_shift()
}

/// Returns how often a flag started on the shifts `among`, resumptions included. A rule that fires again after a day
/// starts a flag again, so this is what a comparison with rules has to hold equal.
#[must_use]
pub fn flag_starts(detector: &dyn Detector, people: &[Vec<Day>], among: Range<usize>) -> FlagStarts {
    count_starts(people, among, |days| detector.intervals(days).into_iter().map(|interval| interval.start).collect())
}

/// How often flags started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlagStarts {
    /// Number of starts.
    pub starts: usize,
    /// Number of shifts.
    pub shifts: usize,
}

impl FlagStarts {
    /// Returns the number of starts per shift.
    #[must_use]
    pub fn per_shift(self) -> f64 {
        ratio(self.starts, self.shifts)
    }
}

fn count_starts(people: &[Vec<Day>], among: Range<usize>, starts: impl Fn(&[Day]) -> Vec<usize>) -> FlagStarts {
    let mut counted = FlagStarts::default();
    for days in people {
        let until = among.end.min(days.len());
        counted.shifts += until.saturating_sub(among.start);
        counted.starts += starts(days).into_iter().filter(|index| (among.start..until).contains(index)).count();
    }
    counted
}

/// Detection of a change, over many people.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DetectionResult {
    /// Share of people in whom it was detected in time.
    pub share: f64,
    /// Median delay in shifts; `None` if it was detected in less than half of the people.
    pub median: Option<usize>,
    /// Mean delay over all people; without a detection, the number of shifts observed.
    pub mean: f64,
}

/// Returns how a change after `after` shifts is detected within `within` shifts. People with an open flag at that time
/// are excluded.
#[must_use]
pub fn detect(detector: &dyn Detector, people: &[Vec<Day>], after: usize, within: usize) -> DetectionResult {
    let mut delays = Vec::with_capacity(people.len());
    let (mut sum, mut in_time) = (0.0, 0_usize);
    for days in people {
        let intervals = detector.intervals(days);
        if intervals.iter().any(|interval| interval.start < after && interval.end >= after) {
            continue;
        }
        let delay =
            intervals.iter().find(|interval| interval.start >= after).map(|interval| interval.start - after + 1);
        in_time += usize::from(delay.is_some_and(|delay| delay <= within));
        sum += ratio(delay.unwrap_or(days.len() - after), 1);
        delays.push(delay.unwrap_or(usize::MAX));
    }
    delays.sort_unstable();
    let median = delays.get(delays.len() / 2).copied().filter(|delay| *delay < usize::MAX);
    DetectionResult { share: ratio(in_time, delays.len()), median, mean: sum / ratio(delays.len().max(1), 1) }
}

/// Returns `a / b`, or 0 if `b` is 0.
#[must_use]
pub fn ratio(a: usize, b: usize) -> f64 {
    let float = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if b == 0 { 0.0 } else { float(a) / float(b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::sample_series::from_levels;

    struct Low;

    impl Detector for Low {
        fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
            let low = |index: &usize| days[*index].weather.is_low();
            (0..days.len()).filter(low).map(|index| index..index + 1).collect()
        }
    }

    #[test]
    fn flags_are_counted_within_the_given_shifts_only() {
        let people = [from_levels(&[1, 4, 4, 1, 4, 1]), from_levels(&[4, 4, 4])];
        assert!((flag_rate(&Low, &people, 2..6) - 2.0 / 5.0).abs() < 1e-12);
    }

    /// Every low day after the first low one resumes its flag.
    struct Resumed;

    impl Detector for Resumed {
        fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
            Low.intervals(days)
        }

        fn openings(&self, days: &[Day]) -> Vec<usize> {
            Low.openings(days).into_iter().take(1).collect()
        }
    }

    #[test]
    fn a_resumed_flag_is_a_start_and_not_a_new_flag() {
        let people = [from_levels(&[4, 1, 4, 1, 4, 1])];
        assert_eq!(flag_starts(&Resumed, &people, 0..6), FlagStarts { starts: 3, shifts: 6 });
        assert!((flag_rate(&Resumed, &people, 0..6) - 1.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn people_with_an_open_flag_are_excluded() {
        let people = [
            from_levels(&[4, 4, 1, 1]),
            from_levels(&[4, 4, 4, 2]),
            from_levels(&[4, 4, 4, 4]),
            from_levels(&[4, 1, 1, 1]),
        ];
        let found = detect(&Low, &people, 2, 1);
        assert!((found.share - 1.0 / 3.0).abs() < 1e-12, "{found:?}");
        assert_eq!(found.median, Some(2));
        assert!((found.mean - (1.0 + 2.0 + 2.0) / 3.0).abs() < 1e-12);
    }
}
