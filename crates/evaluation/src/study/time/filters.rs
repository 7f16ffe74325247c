//! The two rivals of the measures of time: a two-state filter that knows the person, and one that has to learn them.

use super::two_states::{Step, TwoStates, forward};
use crate::study::budget::FROM;
use crate::study::people::PersonType;
use insight::baseline::{PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE};
use insight::series::Day;

/// A filter that says of each shift how likely it is part of a low stretch.
pub(super) trait TimeFilter: Sync {
    /// Returns the logarithm of the odds after each shift, in nats; before the first flag is allowed, minus infinity.
    fn log_odds(&self, days: &[Day]) -> Vec<f64>;
}

/// The time oracle: it knows the mean, the spread and the correlation of the person.
pub(super) struct TimeOracle(TwoStates);

impl TimeOracle {
    /// Returns the oracle of this type of person. The correlation is that of consecutive check-ins: days may be missing
    /// between them.
    pub fn new(cell: &PersonType) -> Self {
        let correlation = cell.correlation * (1.0 - cell.missing) / (1.0 - cell.missing * cell.correlation);
        Self(TwoStates::new(cell.level, cell.spread, correlation))
    }
}

impl TimeFilter for TimeOracle {
    fn log_odds(&self, days: &[Day]) -> Vec<f64> {
        let mut weights = (1.0, 0.0);
        let mut odds = vec![f64::NEG_INFINITY; days.len().min(FROM)];
        for pair in days.get(FROM - 1..).unwrap_or_default().windows(2) {
            let (usual, low) = forward(weights, self.0.step(pair[0].weather.level(), pair[1].weather.level()));
            weights = (usual / (usual + low), low / (usual + low));
            odds.push((low / usual).ln());
        }
        odds
    }
}

/// The learning filter: a Bayes mixture of two-state filters over mean, spread and correlation. The shifts before the
/// first flag is allowed are usual by definition, as they are for our detector; later shifts are usual or low, and are
/// learned from as such.
pub(super) struct LearningFilter {
    priors: Vec<f64>,
    /// By yesterday's and today's level, each less one: the step of each member of the mixture.
    steps: Vec<Vec<Step>>,
}

impl LearningFilter {
    /// Returns the mixture with the prior means that our detector uses.
    pub fn new() -> Self {
        let (mut priors, mut models) = (Vec::new(), Vec::new());
        let normal = |value: f64, mean: f64, variance: f64| (-(value - mean).powi(2) / (2.0 * variance)).exp();
        for level in (0..22).map(|step| 2.0 + 0.15 * f64::from(step)) {
            for spread in [0.4, 0.5, 0.65, 0.8, 1.0, 1.25] {
                for correlation in [0.0, 0.15, 0.3, 0.45, 0.6] {
                    let by_level = normal(level, PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE);
                    let by_spread = normal(f64::ln(spread), f64::ln(0.75), 0.16);
                    priors.push(by_level * by_spread * normal(correlation, 0.3, 0.04));
                    models.push(TwoStates::new(level, spread, correlation));
                }
            }
        }
        let step = |at: u8| models.iter().map(|model| *model.step(at / 5 + 1, at % 5 + 1)).collect();
        Self { priors, steps: (0..25).map(step).collect() }
    }
}

impl TimeFilter for LearningFilter {
    fn log_odds(&self, days: &[Day]) -> Vec<f64> {
        let mut weights: Vec<(f64, f64)> = self.priors.iter().map(|prior| (*prior, 0.0)).collect();
        let mut odds = vec![f64::NEG_INFINITY; days.len().min(1)];
        for (index, pair) in days.windows(2).enumerate() {
            let levels = [&pair[0], &pair[1]].map(|day| usize::from(day.weather.level()) - 1);
            let (mut usual, mut low) = (0.0, 0.0);
            for (weight, step) in weights.iter_mut().zip(&self.steps[levels[0] * 5 + levels[1]]) {
                // The pair ends on the shift after `index`.
                *weight = if index + 1 < FROM { (weight.0 * step[0], 0.0) } else { forward(*weight, step) };
                usual += weight.0;
                low += weight.1;
            }
            let all = usual + low;
            weights.iter_mut().for_each(|weight| *weight = (weight.0 / all, weight.1 / all));
            odds.push(if index + 1 < FROM { f64::NEG_INFINITY } else { (low / usual).ln() });
        }
        odds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::people::LevelShift;

    const SOMEBODY: PersonType = PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.0 };

    fn mean_odds(filter: &dyn TimeFilter, change: Option<LevelShift>) -> f64 {
        let of = |seed| filter.log_odds(&SOMEBODY.days(80, change, seed))[79];
        (0..60).map(of).sum::<f64>() / 60.0
    }

    #[test]
    fn both_filters_tell_a_low_stretch_from_usual_days() {
        let drop = Some(LevelShift { after: 60, size: 1.0, over: 1 });
        for filter in [&TimeOracle::new(&SOMEBODY) as &dyn TimeFilter, &LearningFilter::new()] {
            let (usual, low) = (mean_odds(filter, None), mean_odds(filter, drop));
            assert!(usual < -2.0 && low - usual > 4.0, "{usual} {low}");
        }
    }

    #[test]
    fn no_filter_speaks_before_the_first_flag_is_allowed() {
        let days = SOMEBODY.days(FROM + 1, None, 1);
        for filter in [&TimeOracle::new(&SOMEBODY) as &dyn TimeFilter, &LearningFilter::new()] {
            let odds = filter.log_odds(&days);
            assert_eq!(odds.len(), days.len());
            assert!(odds[..FROM].iter().all(|odds| *odds == f64::NEG_INFINITY) && odds[FROM].is_finite());
        }
    }
}
