//! When a detector had a flag open, and what that comes to: false flags where nothing changed, and how soon a change was found.

use std::ops::Range;

use domain::PersonId;
use insight::detectors::limits::{Calibration, SeverityLimits};
use insight::detectors::person::PersonDetector;
use insight::flag::{Flag, Severity};
use insight::series::Day;

/// From the shift on which a flag opened to the one that ended it, or the end of the series.
pub type FlagInterval = Range<usize>;

/// What a detector says of a series.
pub trait Detector: Sync {
    /// The intervals of its flags, in order.
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval>;
}

/// Weathervane's own detector at one severity.
#[derive(Clone, Copy, Debug)]
pub struct WeathervaneDetector<'a> {
    /// Its limits.
    pub calibration: &'a Calibration,
    /// Shifts from one false flag to the next, for the three severities.
    pub budget: SeverityLimits,
    /// The severity from which a flag counts.
    pub severity: Severity,
}

impl Detector for WeathervaneDetector<'_> {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        let mut detector = PersonDetector::with(PersonId(0), self.calibration, self.budget);
        for index in 0..days.len() {
            detector.see(days, index);
        }
        let (_, flags) = detector.finish(days);
        flags.iter().filter_map(|flag| span(flag, self.severity, days)).collect()
    }
}

fn span(flag: &Flag, severity: Severity, days: &[Day]) -> Option<FlagInterval> {
    let index = |workday| days.partition_point(|day| day.workday < workday);
    let opened = flag.escalations.iter().find(|raised| raised.severity >= severity)?;
    Some(index(opened.workday)..flag.ended.map_or(days.len(), index))
}

/// Flags opened over the shifts `among`, per shift.
#[must_use]
pub fn rate(detector: &dyn Detector, people: &[Vec<Day>], among: Range<usize>) -> f64 {
    let (mut opened, mut shifts) = (0_usize, 0_usize);
    for days in people {
        let until = among.end.min(days.len());
        shifts += until.saturating_sub(among.start);
        opened += detector.intervals(days).iter().filter(|span| (among.start..until).contains(&span.start)).count();
    }
    ratio(opened, shifts)
}

/// How a change was found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DetectionResult {
    /// The share of people in whom it was, within the shifts asked for.
    pub share: f64,
    /// After how many shifts in half of the people, if in half at all.
    pub median: Option<usize>,
    /// Mean over everybody, those in whom it was not found counting as found on the last shift looked at.
    pub mean: f64,
}

/// How a change after `after` shifts was found `within` so many. People with a flag open at that state say nothing of it and are
/// left out.
#[must_use]
pub fn found(detector: &dyn Detector, people: &[Vec<Day>], after: usize, within: usize) -> DetectionResult {
    let mut delays = Vec::with_capacity(people.len());
    let (mut sum, mut in_time) = (0.0, 0_usize);
    for days in people {
        let intervals = detector.intervals(days);
        if intervals.iter().any(|span| span.start < after && span.end >= after) {
            continue;
        }
        let delay = intervals.iter().find(|span| span.start >= after).map(|span| span.start - after + 1);
        in_time += usize::from(delay.is_some_and(|delay| delay <= within));
        sum += ratio(delay.unwrap_or(days.len() - after), 1);
        delays.push(delay.unwrap_or(usize::MAX));
    }
    delays.sort_unstable();
    let median = delays.get(delays.len() / 2).copied().filter(|delay| *delay < usize::MAX);
    DetectionResult { share: ratio(in_time, delays.len()), median, mean: sum / ratio(delays.len().max(1), 1) }
}

/// One count over another.
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
    fn flags_are_counted_over_the_shifts_asked_for_only() {
        let people = [from_levels(&[1, 4, 4, 1, 4, 1]), from_levels(&[4, 4, 4])];
        assert!((rate(&Low, &people, 2..6) - 2.0 / 5.0).abs() < 1e-12);
    }

    #[test]
    fn a_change_is_found_on_its_first_shift_at_the_earliest_and_an_open_flag_says_nothing_of_it() {
        let people = [
            from_levels(&[4, 4, 1, 1]),
            from_levels(&[4, 4, 4, 2]),
            from_levels(&[4, 4, 4, 4]),
            from_levels(&[4, 1, 1, 1]),
        ];
        let found = found(&Low, &people, 2, 1);
        assert!((found.share - 1.0 / 3.0).abs() < 1e-12, "{found:?}");
        assert_eq!(found.median, Some(2));
        assert!((found.mean - (1.0 + 2.0 + 2.0) / 3.0).abs() < 1e-12);
    }
}
