//! The weather of one place in one period: its mean and the shares of the four classes, with errors.

use serde::Serialize;

use super::figures::Figures;
use super::{Estimate, SPREAD, Z95, deviation_variance, levels, simplex};

/// The relative standard deviation by which the share of a roster that is counted differs between periods.
const RATE_SPREAD: f64 = 0.15;

/// The weather of a place in a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeatherEstimate {
    /// The mean level, 1.95 (rough) to 5 (sunny), with its error of noise and sampling together.
    pub mean: Estimate,
    /// The part of that error that noise causes, as the half-width of a 95 % interval.
    pub noise_error: f64,
    /// The share of each class, 0 to 1, in the order of `WeatherClass::ALL`. They add up to 1.
    pub shares: [Estimate; 4],
    /// People on the roster, as the mean of the weeks.
    pub people: u32,
    /// Weeks with figures.
    pub weeks: usize,
    /// Weeks of the period.
    pub weeks_of_period: usize,
}

impl WeatherEstimate {
    /// Sums weekly figures, of which there is at least one. `rate` is the share of the roster that is counted, pooled
    /// over a long time.
    pub(super) fn of(weeks: &[Figures], rate: f64, weeks_of_period: usize) -> Self {
        let sums: [f64; 4] = std::array::from_fn(|bin| weeks.iter().map(|week| week.counts[bin]).sum());
        let variance: f64 = weeks.iter().map(|week| week.variance).sum();
        let people_weeks: f64 = weeks.iter().map(|week| f64::from(week.people)).sum();
        let expected: f64 = weeks.iter().map(Figures::expected).sum();
        // The drawn number of people is noisy; it is combined with what is usual for the place.
        let (usual, usual_variance) = (rate * people_weeks, (RATE_SPREAD * rate * people_weeks).powi(2));
        let weight = usual_variance / (usual_variance + 4.0 * variance);
        let total = (weight * sums.iter().sum::<f64>() + (1.0 - weight) * usual).max(expected / 3.0);
        let values = simplex::project(&sums, total);
        let shares = std::array::from_fn(|bin| values.get(bin).copied().unwrap_or(0.0) / total);
        let mean = levels().iter().zip(shares).map(|(level, share): (&f64, f64)| level * share).sum();
        let noise = (variance * deviation_variance()).sqrt() / expected;
        let sampling = SPREAD / expected.sqrt();
        let share = |value: f64| Estimate {
            value,
            half_width: Z95 * (variance + value * (1.0 - value) * expected).sqrt() / expected,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of numbers of people")]
        let people = (people_weeks / weeks.len().max(1) as f64).round() as u32;
        Self {
            mean: Estimate { value: mean, half_width: Z95 * noise.hypot(sampling) },
            noise_error: Z95 * noise,
            shares: shares.map(share),
            people,
            weeks: weeks.len(),
            weeks_of_period,
        }
    }
}
