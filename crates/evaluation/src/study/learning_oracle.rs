//! The oracle that has to learn: it knows a person's spread, correlation and the size of the drop, but where their weather lies only from
//! the shifts before, as everybody must who has not known them for ever.

use super::budget::BASELINE_RANGES;
use super::detection::{Detector, FlagInterval, rate, ratio};
use super::oracle::Oracle;
use super::reference_detectors::{OpenFlag, levels, limit_for_rate};
use insight::baseline::{PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE};
use insight::series::Day;

/// Such an oracle, with a limit for each of [`BASELINE_RANGES`], so that it is no rival who spends the false flags of a whole year on the weeks in
/// which little is known.
#[derive(Clone, Copy, Debug)]
pub struct LearningOracle {
    knows: Oracle,
    limits: [f64; BASELINE_RANGES.len()],
}

impl LearningOracle {
    /// What `knows` knows, but for the mean; without limits yet.
    #[must_use]
    pub const fn new(knows: Oracle) -> Self {
        Self { knows, limits: [f64::INFINITY; BASELINE_RANGES.len()] }
    }

    /// The same with the limits that give as many flags in each range as `other` has on these people, in whom nothing changes.
    #[must_use]
    pub fn as_often_as(mut self, other: &dyn Detector, people: &[Vec<Day>]) -> Self {
        for (index, range) in BASELINE_RANGES.into_iter().enumerate() {
            let wanted = rate(other, people, range.clone());
            let with = |limit: f64| {
                let mut tried = self;
                // A flag that begins in one range may last into the next, which its limit must see.
                tried.limits[index..].fill(limit);
                tried
            };
            let limit = limit_for_rate(wanted, (0.2, 14.0), |limit| rate(&with(limit), people, range.clone()));
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
        // How many days are learned from, and their sum. While the CUSUM runs none are: they might be those of the drop.
        let (mut learned, mut sum) = (0, 0.0);
        let (mut cusum, mut open) = (0.0, OpenFlag::default());
        for (index, level) in levels.iter().enumerate() {
            let mean = self.knows.mean_of((ratio(learned, 1), sum), (PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE));
            let mut over = true;
            if index >= BASELINE_RANGES[0].start {
                let before = levels.get(index.wrapping_sub(1)).copied();
                cusum = f64::max(0.0, cusum + self.knows.step(mean, before, *level));
                if open.see(index, cusum, self.limit(index), *level >= mean.round(), true) {
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
    use crate::study::detection::found;
    use crate::study::people::LevelShift;
    use crate::study::people::alike::{SOMEBODY, people};
    use crate::study::reference_detectors::PersonRule;

    #[test]
    fn it_has_as_many_false_flags_in_each_stretch_as_it_is_asked_to() {
        let (calm, rule) = (people(240, None), PersonRule::ZUnderMinusOneAndAHalf);
        let learner = LearningOracle::new(Oracle::new(&SOMEBODY, 1.0, true)).as_often_as(&rule, &calm);
        for range in BASELINE_RANGES {
            let (own, asked) = (rate(&learner, &calm, range.clone()), rate(&rule, &calm, range));
            assert!((own / asked - 1.0).abs() < 0.1, "{own} {asked}");
        }
    }

    #[test]
    fn the_longer_it_has_learned_the_more_it_finds() {
        let (calm, oracle) = (people(240, None), Oracle::new(&SOMEBODY, 1.0, true));
        let knows = oracle.at_rate(1.0 / 60.0, &calm, 20..240);
        let learner = LearningOracle::new(oracle).as_often_as(&knows, &calm);
        let share = |detector: &dyn Detector, after| {
            found(detector, &people(after + 40, Some(LevelShift { after, size: 1.0, over: 1 })), after, 10).share
        };
        let (young, old) = (share(&learner, 22), share(&learner, 110));
        assert!(young + 0.04 < old, "{young} {old}");
    }
}
