//! The oracle: a CUSUM that knows the true parameters of a person, as an upper bound for the detectors.

use super::detection::{Detector, FlagInterval, flag_rate};
use super::people::PersonType;
use super::reference_detectors::{MIN_SHIFTS_LEARNED, Moments, ReferenceFlag, levels, limit_for_rate, moments};
use insight::baseline::variance_inflation;
use insight::series::Day;

/// The CUSUM that knows the true mean, spread and correlation of the days, and the size of the drop: an upper bound for
/// every detector that must estimate them.
#[derive(Clone, Copy, Debug)]
pub struct Oracle {
    mean: f64,
    spread: f64,
    correlation: f64,
    /// Drop of the mean of the observed levels.
    drop: f64,
    /// A flag opens above this limit.
    limit: f64,
    /// Whether a flag lasts while the sum is positive, like ours; otherwise the sum resets at each flag, as in the
    /// tables.
    held: bool,
}

impl Oracle {
    /// Returns the oracle for this type of person and a drop of `size` levels, which resets at each flag; without a
    /// limit. Its parameters are estimated from a series so long that the sampling error is negligible.
    #[must_use]
    pub fn new(cell: &PersonType, size: f64) -> Self {
        const LONG: usize = 60_000;
        let usual = levels(&cell.days(LONG, None, 999_777));
        let lower = levels(&PersonType { level: cell.level - size, ..*cell }.days(LONG, None, 999_778));
        let (usual_moments, lower) = (moments(&usual), moments(&lower));
        let Moments { n, mean, squares } = usual_moments;
        let products: f64 = usual.windows(2).map(|pair| (pair[0] - mean) * (pair[1] - mean)).sum();
        let spread = (squares / n).sqrt();
        let (correlation, drop) = (products / squares, mean - lower.mean);
        Self { mean, spread, correlation, drop, limit: f64::INFINITY, held: false }
    }

    /// Returns it with flags that last while the sum is positive.
    #[must_use]
    pub const fn held(self) -> Self {
        Self { held: true, ..self }
    }

    /// Returns it with the limit that gives `wanted` flags per shift on these people without a change.
    #[must_use]
    pub fn at_rate(self, wanted: f64, people: &[Vec<Day>], among: std::ops::Range<usize>) -> Self {
        let limit =
            limit_for_rate(wanted, (0.2, 14.0), |limit| flag_rate(&Self { limit, ..self }, people, among.clone()));
        Self { limit, ..self }
    }

    /// Returns the increment of the CUSUM, in spreads: how far a level lies below its expectation given the previous
    /// one, minus half of the drop. `mean` is the person's mean level.
    pub(super) fn step(&self, mean: f64, before: Option<f64>, level: f64) -> f64 {
        let left = (1.0 - self.correlation * self.correlation).sqrt() * self.spread;
        let slack = self.drop * (1.0 - self.correlation) / left / 2.0;
        let depth = match before {
            Some(before) => (mean + self.correlation * (before - mean) - level) / left,
            None => (mean - level) / self.spread,
        };
        depth - slack
    }

    /// Returns the estimated mean of a person whose `n` levels sum to `sum`, shrunk towards `usual` with the variance
    /// `between` between people (best linear prediction for correlated days).
    pub(super) fn mean_of(&self, (n, sum): (f64, f64), (usual, between): (f64, f64)) -> f64 {
        let weight = self.spread * self.spread * variance_inflation(self.correlation) / between;
        (sum + weight * usual) / (n + weight)
    }
}

impl Detector for Oracle {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        let (mut sum, mut before, mut open) = (0.0, None, ReferenceFlag::default());
        for (index, level) in levels(days).into_iter().enumerate() {
            let step = self.step(self.mean, before, level);
            before = Some(level);
            if index < MIN_SHIFTS_LEARNED {
                continue;
            }
            sum = f64::max(0.0, sum + step);
            if open.update(index, sum, self.limit, level >= self.mean.round(), self.held) {
                sum = 0.0;
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

    #[test]
    fn the_oracle_detects_as_much_as_published() {
        let oracle = Oracle::new(&SOMEBODY, 1.0).at_rate(1.0 / 60.0, &people(240, None), 20..240);
        let dropped = people(80, Some(LevelShift { after: 40, size: 1.0, over: 1 }));
        let found = detect(&oracle, &dropped, 40, 10);
        // Published for this task: 87–91 % within ten shifts, median 5.
        assert!((0.84..0.94).contains(&found.share) && matches!(found.median, Some(4 | 5)), "{found:?}");
    }
}
