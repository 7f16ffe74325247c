//! The ordinal normal distribution: a normal distribution cut at the half levels into the five weathers.

use serde::{Deserialize, Serialize};

use crate::statistics::normal;
use domain::Weather;

/// A normal distribution on the scale of the weather, cut at 1.5, 2.5, 3.5 and 4.5.
///
/// The mean and standard deviation of the five numbers differ from its parameters near the ends of the scale: for a
/// person who is sunny on nine of ten days, the standard deviation of the numbers is small but the latent spread is
/// large.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrdinalNormal {
    /// Mean of the latent normal distribution, in levels.
    pub location: f64,
    /// Standard deviation of the latent normal distribution, in levels.
    pub spread: f64,
}

/// The first two moments of the standardised latent variable between two cuts.
#[derive(Clone, Copy, Debug, Default)]
struct CellMoments {
    mean: f64,
    square: f64,
}

/// Prior of a fit.
#[derive(Clone, Copy, Debug)]
pub struct Prior {
    /// Prior location in levels, and its weight in shifts.
    pub location: (f64, f64),
    /// Prior spread in levels, and its weight in shifts.
    pub spread: (f64, f64),
    /// Lower bound of the spread, in levels.
    pub floor: f64,
}

impl OrdinalNormal {
    /// Moments within each weather, from stormy to sunny.
    fn moments(&self) -> [CellMoments; 5] {
        let mut cells = [CellMoments::default(); 5];
        // Distribution function, density, and density times abscissa at the lower cut; all zero at minus infinity.
        let (mut below, mut density, mut moment) = (0.0, 0.0, 0.0);
        for (number, cell) in cells.iter_mut().enumerate() {
            let (chance, above, next) = if number == 4 {
                (1.0, 0.0, 0.0)
            } else {
                let cut = (CUTS[number] - self.location) / self.spread;
                let density = normal::density(cut);
                (normal::cdf(cut), density, cut * density)
            };
            let mass = f64::max(chance - below, 1e-12);
            // Far out in the tail the quotient loses precision; six spreads bound every realistic value.
            cell.mean = ((density - above) / mass).clamp(-6.0, 6.0);
            cell.square = (1.0 + (moment - next) / mass).clamp(0.0, 36.0);
            (below, density, moment) = (chance, above, next);
        }
        cells
    }

    /// Returns the conditional mean of the standardised latent variable for each weather, from stormy to sunny. Its
    /// mean under the distribution is 0.
    #[must_use]
    pub fn scores(&self) -> [f64; 5] {
        self.moments().map(|cell| cell.mean)
    }

    /// Returns the distribution after one EM step towards the penalised maximum-likelihood fit of `counts` (from stormy
    /// to sunny) with `prior` (Dempster, Laird & Rubin 1977, section 4.2: grouped data). One step a day converges as
    /// the days arrive.
    #[must_use]
    pub fn em_step(&self, counts: &[f64; 5], prior: &Prior) -> Self {
        let (mut n, mut sum, mut square) = (0.0, 0.0, 0.0);
        for (cell, count) in self.moments().iter().zip(counts) {
            n += count;
            sum += count * cell.mean;
            square += count * cell.square;
        }
        let (usual, weight) = prior.location;
        let location = (n * self.location + self.spread * sum + weight * usual) / (n + weight);
        let moved = (location - self.location) / self.spread;
        let squares = self.spread * self.spread * (square - 2.0 * moved * sum + n * moved * moved);
        let (usual, weight) = prior.spread;
        let spread = ((squares + weight * usual * usual) / (n + weight)).sqrt();
        Self { location, spread: spread.max(prior.floor) }
    }

    /// Returns the probability of `weather` or lower.
    #[must_use]
    pub fn cumulative(&self, weather: Weather) -> f64 {
        let upper = CUTS.get(usize::from(weather.level()) - 1);
        upper.map_or(1.0, |cut| normal::cdf((cut - self.location) / self.spread))
    }

    /// Returns the probability of `weather`.
    #[must_use]
    pub fn probability(&self, weather: Weather) -> f64 {
        let lower = usize::from(weather.level()).checked_sub(2).map(|index| CUTS[index]);
        self.cumulative(weather) - lower.map_or(0.0, |cut| normal::cdf((cut - self.location) / self.spread))
    }

    /// Returns the same distribution, `levels` lower.
    #[must_use]
    pub const fn shifted_down(self, levels: f64) -> Self {
        Self { location: self.location - levels, ..self }
    }
}

/// Cut points, from below.
const CUTS: [f64; 4] = [1.5, 2.5, 3.5, 4.5];

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Prior = Prior { location: (3.6, 0.0), spread: (0.75, 0.0), floor: 0.1 };

    fn expected(curve: OrdinalNormal, n: f64) -> [f64; 5] {
        let mut weathers = Weather::ALL;
        weathers.reverse();
        weathers.map(|weather| n * curve.probability(weather))
    }

    #[test]
    fn probabilities_sum_to_one() {
        let curve = OrdinalNormal { location: 4.3, spread: 1.1 };
        assert!((expected(curve, 1.0).iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((curve.cumulative(Weather::Sunny) - 1.0).abs() < 1e-12);
        // Rainy or lower: Φ((2.5 − 4.3) / 1.1) = Φ(−1.63636).
        assert!((curve.cumulative(Weather::Rainy) - 0.050_879).abs() < 1e-5, "{}", curve.cumulative(Weather::Rainy));
    }

    #[test]
    fn repeated_em_steps_recover_the_parameters() {
        for (location, spread) in [(2.6, 0.5), (3.8, 0.8), (4.5, 1.2), (4.9, 0.9)] {
            let truth = OrdinalNormal { location, spread };
            let counts = expected(truth, 1_000.0);
            let mut found = OrdinalNormal { location: 3.6, spread: 0.75 };
            for _ in 0..400 {
                found = found.em_step(&counts, &FREE);
            }
            assert!((found.location - location).abs() < 0.01 && (found.spread - spread).abs() < 0.01, "{found:?}");
        }
    }

    #[test]
    fn scores_have_mean_zero() {
        let curve = OrdinalNormal { location: 4.5, spread: 1.2 };
        let mean: f64 = expected(curve, 1.0).iter().zip(curve.scores()).map(|(chance, score)| chance * score).sum();
        assert!(mean.abs() < 1e-9, "{mean}");
        assert!(curve.scores().is_sorted());
    }

    #[test]
    fn a_constant_series_has_a_small_positive_spread() {
        let prior = Prior { location: (3.6, 1.0), spread: (0.75, 30.0), floor: 0.35 };
        let mut found = OrdinalNormal { location: 3.6, spread: 0.75 };
        for _ in 0..200 {
            found = found.em_step(&[0.0, 0.0, 0.0, 90.0, 0.0], &prior);
        }
        assert!((found.location - 4.0).abs() < 0.1 && (0.35..0.6).contains(&found.spread), "{found:?}");
    }
}
