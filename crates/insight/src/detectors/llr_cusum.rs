//! The evidence for a lasting drop: a CUSUM of log-likelihood ratios, and the day on which it started.

use crate::baseline::ordinal_normal::OrdinalNormal;
use domain::Weather;

/// The drop that the statistic is designed for, in levels. It is smaller than the drops to be found: a CUSUM is most
/// sensitive to its design value, larger drops are found anyway, and half a level is found only by a design value near
/// it.
pub const DROP: f64 = 0.65;
/// Additional share of outlying days after a drop. Without it, a steady person who falls by three levels would be
/// flagged later than an unsteady one, because both distributions consider such a day impossible.
const EXTRA_OUTLIERS: f64 = 0.05;
/// Share of outlying days, uniform over the weathers. It bounds the evidence of a single day.
const OUTLIERS: f64 = 0.01;

/// The CUSUM (Page 1954). If both distributions are known, no chart with the same rate of false alarms detects the drop
/// sooner (Moustakides 1986).
#[derive(Clone, Copy, Debug, Default)]
pub struct LlrCusum {
    /// Sum of log-likelihood ratios since the start, in nats; never negative.
    pub evidence: f64,
    /// Index of the first day of the running excursion; `None` if the sum is zero.
    pub onset: Option<usize>,
}

impl LlrCusum {
    /// Adds the day at `index`. `expected` is its predictive distribution, `correlation` the lag-1 correlation used for
    /// it.
    ///
    /// The full drop appears on its first day only. The prediction of each later day already includes a part of it,
    /// through the previous day.
    pub fn update(&mut self, index: usize, weather: Weather, expected: &OrdinalNormal, correlation: f64) {
        let size = if self.onset.is_some() { DROP * (1.0 - correlation) } else { DROP };
        let lower = low_probability(&expected.shifted_down(size), weather);
        self.evidence += (lower / probability(expected, weather)).ln();
        if self.evidence > 0.0 {
            self.onset = self.onset.or(Some(index));
        } else {
            *self = Self::default();
        }
    }

    /// Sets the sum to `evidence`, and keeps its start; `onset` is the start if the sum is zero.
    pub fn set_to(&mut self, evidence: f64, onset: usize) {
        self.evidence = evidence;
        self.onset = self.onset.or(Some(onset));
    }

    /// Returns the number of days since the start, up to and including the one at `index`; 0 without an excursion.
    #[must_use]
    pub fn run_length(&self, index: usize) -> usize {
        self.onset.map_or(0, |onset| index + 1 - onset)
    }
}

/// Probability of `weather` under a `lower` curve, with the additional outliers of a drop.
pub(super) fn low_probability(lower: &OrdinalNormal, weather: Weather) -> f64 {
    (1.0 - EXTRA_OUTLIERS) * probability(lower, weather) + EXTRA_OUTLIERS / 5.0
}

/// Probability of `weather`, with outliers.
pub(super) fn probability(curve: &OrdinalNormal, weather: Weather) -> f64 {
    (1.0 - OUTLIERS) * curve.probability(weather) + OUTLIERS / 5.0
}

/// Returns the probability of `weather` or lower, with outliers.
#[must_use]
pub fn cumulative(curve: &OrdinalNormal, weather: Weather) -> f64 {
    (1.0 - OUTLIERS) * curve.cumulative(weather) + OUTLIERS / 5.0 * f64::from(weather.level())
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: OrdinalNormal = OrdinalNormal { location: 3.8, spread: 0.8 };

    fn after(weathers: &[Weather]) -> LlrCusum {
        let mut drop = LlrCusum::default();
        for (index, weather) in weathers.iter().enumerate() {
            drop.update(index, *weather, &USUAL, 0.0);
        }
        drop
    }

    #[test]
    fn only_low_days_accumulate_evidence() {
        use Weather::{Cloudy, Fair, Rainy, Sunny};
        assert_eq!(after(&[Fair, Sunny, Fair]).onset, None);
        let low = after(&[Fair, Cloudy, Rainy, Rainy]);
        assert_eq!((low.onset, low.run_length(3)), (Some(1), 3));
        assert!(low.evidence > after(&[Fair, Cloudy, Rainy]).evidence);
        assert_eq!(after(&[Rainy, Sunny, Sunny, Sunny]).onset, None);
    }

    #[test]
    fn the_worked_ratio_of_one_rainy_day() {
        // Φ((2.5 − 3.15)/0.8) − Φ((1.5 − 3.15)/0.8) = 0.208254 − 0.019595 = 0.188659; for 3.8: 0.052081 − 0.002020 =
        // 0.050061. With 1 % outliers 0.188773 and 0.051561, with 5 % more 0.189334: ln(0.189334 / 0.051561) = 1.30082.
        assert!((after(&[Weather::Rainy]).evidence - 1.300_8).abs() < 1e-4, "{}", after(&[Weather::Rainy]).evidence);
    }

    #[test]
    fn a_steady_person_who_falls_far_gives_enough_evidence() {
        let of = |weather| {
            let mut drop = LlrCusum::default();
            let steady = OrdinalNormal { location: 4.9, spread: 0.4 };
            for index in 0..3 {
                drop.update(index, weather, &steady, 0.3);
            }
            drop.evidence
        };
        assert!(of(Weather::Stormy) > 3.0 && of(Weather::Rainy) > 3.0 && of(Weather::Cloudy) > 3.0);
    }

    #[test]
    fn outliers_bound_the_evidence_of_one_day() {
        // ln(0.05 / 0.01), and a little.
        let mut drop = LlrCusum::default();
        drop.update(0, Weather::Stormy, &OrdinalNormal { location: 4.9, spread: 0.35 }, 0.0);
        assert!((1.5..1.8).contains(&drop.evidence), "{}", drop.evidence);
    }
}
