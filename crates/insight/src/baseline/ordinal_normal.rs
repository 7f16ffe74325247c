//! Five weathers as one normal curve cut at the half levels: how it is fitted, and how likely a weather is under it.

use serde::{Deserialize, Serialize};

use crate::statistics::normal;
use domain::Weather;

/// A normal curve over the scale of the weather. Sunny is everything from 4.5 up, stormy everything under 1.5.
///
/// A mean and a standard deviation of the five numbers would say something else near the ends of the scale: who is sunny nine
/// days of ten has a small spread by those, and a wide one by this.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrdinalNormal {
    /// Its middle, in levels.
    pub location: f64,
    /// Its standard deviation, in levels.
    pub spread: f64,
}

/// The first two moments of the curve between two cuts, in spreads from its middle.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    mean: f64,
    square: f64,
}

/// What a curve is drawn towards before days speak.
#[derive(Clone, Copy, Debug)]
pub struct Prior {
    /// Location, and how many shifts it weighs.
    pub location: (f64, f64),
    /// Spread, and how many shifts it weighs.
    pub spread: (f64, f64),
    /// The smallest spread that is believed.
    pub floor: f64,
}

impl OrdinalNormal {
    /// The five pieces, from stormy to sunny.
    fn pieces(&self) -> [Piece; 5] {
        let mut pieces = [Piece::default(); 5];
        // Chance, density and density times index at the lower cut; all zero at minus infinity.
        let (mut below, mut density, mut moment) = (0.0, 0.0, 0.0);
        for (number, piece) in pieces.iter_mut().enumerate() {
            let (chance, above, next) = if number == 4 {
                (1.0, 0.0, 0.0)
            } else {
                let cut = (CUTS[number] - self.location) / self.spread;
                let density = normal::density(cut);
                (normal::cdf(cut), density, cut * density)
            };
            let mass = f64::max(chance - below, 1e-12);
            // Far out on a flank the quotient loses its digits; six spreads are as far as anybody stands.
            piece.mean = ((density - above) / mass).clamp(-6.0, 6.0);
            piece.square = (1.0 + (moment - next) / mass).clamp(0.0, 36.0);
            (below, density, moment) = (chance, above, next);
        }
        pieces
    }

    /// Where each weather stands on average, from stormy to sunny, in spreads from the middle. Their mean under the curve is 0.
    #[must_use]
    pub fn scores(&self) -> [f64; 5] {
        self.pieces().map(|piece| piece.mean)
    }

    /// One step of expectation and maximisation towards the curve that fits `counts` (from stormy to sunny), drawn towards
    /// `prior` (Dempster, Laird & Rubin 1977, section 4.2: grouped data). Repeated day by day it converges as the days come in.
    #[must_use]
    pub fn refit(&self, counts: &[f64; 5], prior: &Prior) -> Self {
        let (mut n, mut sum, mut square) = (0.0, 0.0, 0.0);
        for (piece, count) in self.pieces().iter().zip(counts) {
            n += count;
            sum += count * piece.mean;
            square += count * piece.square;
        }
        let (usual, weight) = prior.location;
        let location = (n * self.location + self.spread * sum + weight * usual) / (n + weight);
        let moved = (location - self.location) / self.spread;
        let squares = self.spread * self.spread * (square - 2.0 * moved * sum + n * moved * moved);
        let (usual, weight) = prior.spread;
        let spread = ((squares + weight * usual * usual) / (n + weight)).sqrt();
        Self { location, spread: spread.max(prior.floor) }
    }

    /// The chance of `weather` or lower.
    #[must_use]
    pub fn up_to(&self, weather: Weather) -> f64 {
        let upper = CUTS.get(usize::from(weather.level()) - 1);
        upper.map_or(1.0, |cut| normal::cdf((cut - self.location) / self.spread))
    }

    /// The chance of `weather`.
    #[must_use]
    pub fn chance(&self, weather: Weather) -> f64 {
        let lower = usize::from(weather.level()).checked_sub(2).map(|index| CUTS[index]);
        self.up_to(weather) - lower.map_or(0.0, |cut| normal::cdf((cut - self.location) / self.spread))
    }

    /// The same curve so many levels lower.
    #[must_use]
    pub const fn lower(self, levels: f64) -> Self {
        Self { location: self.location - levels, ..self }
    }
}

/// Where the curve is cut, from below.
const CUTS: [f64; 4] = [1.5, 2.5, 3.5, 4.5];

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Prior = Prior { location: (3.6, 0.0), spread: (0.75, 0.0), floor: 0.1 };

    fn expected(curve: OrdinalNormal, n: f64) -> [f64; 5] {
        let mut weathers = Weather::ALL;
        weathers.reverse();
        weathers.map(|weather| n * curve.chance(weather))
    }

    #[test]
    fn the_chances_of_all_weathers_are_one_together() {
        let curve = OrdinalNormal { location: 4.3, spread: 1.1 };
        assert!((expected(curve, 1.0).iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((curve.up_to(Weather::Sunny) - 1.0).abs() < 1e-12);
        // Rainy or lower: Φ((2.5 − 4.3) / 1.1) = Φ(−1.63636).
        assert!((curve.up_to(Weather::Rainy) - 0.050_879).abs() < 1e-5, "{}", curve.up_to(Weather::Rainy));
    }

    #[test]
    fn a_curve_is_found_again_from_what_it_makes_expect_ends_of_the_scale_included() {
        for (location, spread) in [(2.6, 0.5), (3.8, 0.8), (4.5, 1.2), (4.9, 0.9)] {
            let truth = OrdinalNormal { location, spread };
            let counts = expected(truth, 1_000.0);
            let mut found = OrdinalNormal { location: 3.6, spread: 0.75 };
            for _ in 0..400 {
                found = found.refit(&counts, &FREE);
            }
            assert!((found.location - location).abs() < 0.01 && (found.spread - spread).abs() < 0.01, "{found:?}");
        }
    }

    #[test]
    fn where_the_weathers_stand_is_nought_on_average() {
        let curve = OrdinalNormal { location: 4.5, spread: 1.2 };
        let mean: f64 = expected(curve, 1.0).iter().zip(curve.scores()).map(|(chance, score)| chance * score).sum();
        assert!(mean.abs() < 1e-9, "{mean}");
        assert!(curve.scores().is_sorted());
    }

    #[test]
    fn somebody_who_always_says_the_same_has_a_small_spread_that_is_not_nought() {
        let prior = Prior { location: (3.6, 1.0), spread: (0.75, 30.0), floor: 0.35 };
        let mut found = OrdinalNormal { location: 3.6, spread: 0.75 };
        for _ in 0..200 {
            found = found.refit(&[0.0, 0.0, 0.0, 90.0, 0.0], &prior);
        }
        assert!((found.location - 4.0).abs() < 0.1 && (0.35..0.6).contains(&found.spread), "{found:?}");
    }
}
