//! The oracle that has to learn: it knows a person's spread, correlation and the size of the drop, but where their weather lies only from
//! the shifts before, as everybody must who has not known them for ever.

use super::budget::STRETCHES;
use super::rivals::{Open, Oracle, levels, limit_at};
use super::spans::{Detector, Span, rate, ratio};
use insight::baseline::{BETWEEN_PEOPLE, USUAL_LOCATION};
use insight::series::Day;

/// Such an oracle, with a limit for each of [`STRETCHES`], so that it is no rival who spends the false flags of a whole year on the weeks in
/// which little is known.
#[derive(Clone, Copy, Debug)]
pub struct Learner {
    knows: Oracle,
    limits: [f64; STRETCHES.len()],
}

impl Learner {
    /// What `knows` knows, but for the mean; without limits yet.
    #[must_use]
    pub const fn new(knows: Oracle) -> Self {
        Self { knows, limits: [f64::INFINITY; STRETCHES.len()] }
    }

    /// The same with the limits that give as many flags in each stretch as `other` has on these people, in whom nothing changes.
    #[must_use]
    pub fn as_often_as(mut self, other: &dyn Detector, people: &[Vec<Day>]) -> Self {
        for (place, stretch) in STRETCHES.into_iter().enumerate() {
            let wanted = rate(other, people, stretch.clone());
            let with = |limit: f64| {
                let mut tried = self;
                // A flag that begins in one stretch may last into the next, which its limit must see.
                tried.limits[place..].fill(limit);
                tried
            };
            let limit = limit_at(wanted, (0.2, 14.0), |limit| rate(&with(limit), people, stretch.clone()));
            self = with(limit);
        }
        self
    }

    fn limit(&self, place: usize) -> f64 {
        let stretch = STRETCHES.iter().position(|stretch| stretch.contains(&place));
        self.limits[stretch.unwrap_or(STRETCHES.len() - 1)]
    }
}

impl Detector for Learner {
    fn spans(&self, days: &[Day]) -> Vec<Span> {
        let levels = levels(days);
        // How many days are learned from, and their sum. While the CUSUM runs none are: they might be those of the drop.
        let (mut learned, mut sum) = (0, 0.0);
        let (mut cusum, mut open) = (0.0, Open::default());
        for (place, level) in levels.iter().enumerate() {
            let mean = self.knows.mean_of((ratio(learned, 1), sum), (USUAL_LOCATION, BETWEEN_PEOPLE));
            let mut over = true;
            if place >= STRETCHES[0].start {
                let before = levels.get(place.wrapping_sub(1)).copied();
                cusum = f64::max(0.0, cusum + self.knows.step(mean, before, *level));
                if open.see(place, cusum, self.limit(place), *level >= mean.round(), true) {
                    cusum = 0.0;
                }
                over = cusum <= 0.0;
            }
            if over {
                sum += levels[learned..=place].iter().sum::<f64>();
                learned = place + 1;
            }
        }
        open.finish(days.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::people::Change;
    use crate::study::people::alike::{SOMEBODY, people};
    use crate::study::rivals::Rule;
    use crate::study::spans::found;

    #[test]
    fn it_has_as_many_false_flags_in_each_stretch_as_it_is_asked_to() {
        let (calm, rule) = (people(240, None), Rule::ZUnderMinusOneAndAHalf);
        let learner = Learner::new(Oracle::new(&SOMEBODY, 1.0, true)).as_often_as(&rule, &calm);
        for stretch in STRETCHES {
            let (own, asked) = (rate(&learner, &calm, stretch.clone()), rate(&rule, &calm, stretch));
            assert!((own / asked - 1.0).abs() < 0.1, "{own} {asked}");
        }
    }

    #[test]
    fn the_longer_it_has_learned_the_more_it_finds() {
        let (calm, oracle) = (people(240, None), Oracle::new(&SOMEBODY, 1.0, true));
        let knows = oracle.at_rate(1.0 / 60.0, &calm, 20..240);
        let learner = Learner::new(oracle).as_often_as(&knows, &calm);
        let share = |detector: &dyn Detector, after| {
            found(detector, &people(after + 40, Some(Change { after, size: 1.0, over: 1 })), after, 10).share
        };
        let (young, old) = (share(&learner, 22), share(&learner, 110));
        assert!(young + 0.04 < old, "{young} {old}");
    }
}
