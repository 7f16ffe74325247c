//! The learning oracle: it knows a person's spread, correlation and the size of the drop, but must estimate the mean
//! from earlier shifts.

use super::budget::BASELINE_RANGES;
use super::detection::{Detector, FlagInterval, flag_rate, ratio};
use super::oracle::Oracle;
use super::reference_detectors::{ReferenceFlag, levels, limit_for_rate};
use insight::baseline::{PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE};
use insight::series::Day;

/// A learning oracle with a limit for each of [`BASELINE_RANGES`], so that it cannot spend the false flags of a year on
/// the weeks with a short baseline.
#[derive(Clone, Copy, Debug)]
pub struct LearningOracle {
    knows: Oracle,
    limits: [f64; BASELINE_RANGES.len()],
}

impl LearningOracle {
    /// Returns the oracle that knows what `knows` knows, except the mean; without limits.
    #[must_use]
    pub const fn new(knows: Oracle) -> Self {
        Self { knows, limits: [f64::INFINITY; BASELINE_RANGES.len()] }
    }

    /// Returns it with the limits that give as many flags in each range as `other` on these people without a change.
    #[must_use]
    pub fn as_often_as(mut self, other: &dyn Detector, people: &[Vec<Day>]) -> Self {
        for (index, range) in BASELINE_RANGES.into_iter().enumerate() {
            let wanted = flag_rate(other, people, range.clone());
            let with = |limit: f64| {
                let mut tried = self;
                // A flag that opens in one range may last into the next, so the limit applies there too.
                tried.limits[index..].fill(limit);
                tried
            };
            let limit = limit_for_rate(wanted, (0.2, 14.0), |limit| flag_rate(&with(limit), people, range.clone()));
            self = with(limit);
        }
        self
    }

    fn limit(&self, index: usize) -> f64 {
        let range = BASELINE_RANGES.iter().position(|range| range.contains(&index));
        self.limits[range.unwrap_or(BASELINE_RANGES.len() - 1)]
    }
}

impl Detector for LearningOracle {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        let levels = levels(days);
        // Number of days learned from, and their sum. While the CUSUM is positive, no day is learned: it might belong
        // to the drop.
        let (mut learned, mut sum) = (0, 0.0);
        let (mut cusum, mut open) = (0.0, ReferenceFlag::default());
        for (index, level) in levels.iter().enumerate() {
            let mean = self.knows.mean_of((ratio(learned, 1), sum), (PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE));
            let mut over = true;
            if index >= BASELINE_RANGES[0].start {
                let before = levels.get(index.wrapping_sub(1)).copied();
                cusum = f64::max(0.0, cusum + self.knows.step(mean, before, *level));
                if open.update(index, cusum, self.limit(index), *level >= mean.round(), true) {
                    cusum = 0.0;
                }
                over = cusum <= 0.0;
            }
            if over {
                sum += levels[learned..=index].iter().sum::<f64>();
                learned = index + 1;
            }
        }
        open.finish(days.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::detection::detect;
    use crate::study::people::LevelShift;
    use crate::study::people::alike::{SOMEBODY, people};
    use crate::study::reference_detectors::PersonRule;

    #[test]
    fn false_flags_in_each_range_match() {
        let (calm, rule) = (people(240, None), PersonRule::ZUnderMinusOneAndAHalf);
        let learner = LearningOracle::new(Oracle::new(&SOMEBODY, 1.0).held()).as_often_as(&rule, &calm);
        for range in BASELINE_RANGES {
            let (own, asked) = (flag_rate(&learner, &calm, range.clone()), flag_rate(&rule, &calm, range));
            assert!((own / asked - 1.0).abs() < 0.1, "{own} {asked}");
        }
    }

    #[test]
    fn a_longer_baseline_detects_more() {
        let (calm, oracle) = (people(240, None), Oracle::new(&SOMEBODY, 1.0).held());
        let knows = oracle.at_rate(1.0 / 60.0, &calm, 20..240);
        let learner = LearningOracle::new(oracle).as_often_as(&knows, &calm);
        let share = |detector: &dyn Detector, after| {
            detect(detector, &people(after + 40, Some(LevelShift { after, size: 1.0, over: 1 })), after, 10).share
        };
        let (young, old) = (share(&learner, 22), share(&learner, 110));
        assert!(young + 0.04 < old, "{young} {old}");
    }
}
