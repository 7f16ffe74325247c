//! The exact two-state model of a simulated person: an ordinal autoregression that is usual or low.

use insight::statistics::normal::{cdf, density};

/// Probability that a low stretch starts on a given shift.
pub(super) const STARTS: f64 = 1.0 / 240.0;
/// Probability that a low stretch ends on a given shift.
pub(super) const ENDS: f64 = 1.0 / 20.0;
/// The drop of a low stretch, in levels.
const DROP: f64 = 1.0;
/// Number of points of the quadrature within one weather.
const POINTS: u32 = 24;
/// Bound of the latent weather, in spreads.
const BOUND: f64 = 6.0;
/// Share of outlying shifts, so that no weather is impossible.
const OUTLIERS: f64 = 0.002;

/// Probabilities of today's weather given yesterday's, from usual to usual, usual to low, low to usual, low to low.
pub(super) type Step = [f64; 4];

/// The model of one person.
#[derive(Clone, Debug)]
pub(super) struct TwoStates {
    /// By yesterday's and today's level, each less one.
    steps: [[Step; 5]; 5],
}

impl TwoStates {
    /// Returns the model of a person with this mean and spread of the latent weather, in levels, and this correlation
    /// of consecutive shifts.
    pub fn new(level: f64, spread: f64, correlation: f64) -> Self {
        let table = |before: f64, now: f64| transitions((level - before, level - now), spread, correlation);
        let tables = [table(0.0, 0.0), table(0.0, DROP), table(DROP, 0.0), table(DROP, DROP)];
        let mut steps = [[[0.0; 4]; 5]; 5];
        for (from, row) in steps.iter_mut().enumerate() {
            for (to, step) in row.iter_mut().enumerate() {
                *step = [0, 1, 2, 3].map(|table: usize| tables[table][from][to]);
            }
        }
        Self { steps }
    }

    /// Returns the probabilities of a weather after another, as levels.
    pub const fn step(&self, before: u8, now: u8) -> &Step {
        &self.steps[before as usize - 1][now as usize - 1]
    }
}

/// Processes a shift: returns the weights of usual and low after it, without normalising them.
pub(super) fn forward((usual, low): (f64, f64), step: &Step) -> (f64, f64) {
    (usual * (1.0 - STARTS) * step[0] + low * ENDS * step[2], usual * STARTS * step[1] + low * (1.0 - ENDS) * step[3])
}

/// Probability of each of today's weathers given each of yesterday's, by integration over the latent weather within
/// yesterday's. `means` are those of yesterday and today.
fn transitions(means: (f64, f64), spread: f64, correlation: f64) -> [[f64; 5]; 5] {
    let cut = |index: usize, mean: f64| match index {
        0 => -BOUND,
        5 => BOUND,
        index => ((index as f64 + 0.5 - mean) / spread).clamp(-BOUND, BOUND),
    };
    let left = (1.0 - correlation * correlation).sqrt();
    let mut table = [[0.0; 5]; 5];
    for (from, row) in table.iter_mut().enumerate() {
        let (low, high) = (cut(from, means.0), cut(from + 1, means.0));
        let mut mass = 0.0;
        for point in 0..POINTS {
            let latent = low + (high - low) * (f64::from(point) + 0.5) / f64::from(POINTS);
            let weight = density(latent).max(1e-12);
            mass += weight;
            let below = |index: usize| match index {
                0 => 0.0,
                5 => 1.0,
                index => cdf((cut(index, means.1) - correlation * latent) / left),
            };
            for (to, cell) in row.iter_mut().enumerate() {
                *cell += weight * (below(to + 1) - below(to));
            }
        }
        row.iter_mut().for_each(|cell| *cell = (1.0 - OUTLIERS) * *cell / mass + OUTLIERS / 5.0);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::people::PersonType;

    #[test]
    fn every_weather_leads_to_some_weather() {
        for (level, spread, correlation) in [(3.8, 0.8, 0.3), (4.5, 0.5, 0.0), (2.6, 1.2, 0.6)] {
            let model = TwoStates::new(level, spread, correlation);
            for before in 1..=5 {
                for state in 0..4 {
                    let all: f64 = (1..=5).map(|now| model.step(before, now)[state]).sum();
                    assert!((all - 1.0).abs() < 1e-9, "{all}");
                }
            }
        }
    }

    #[test]
    fn transitions_are_those_of_simulated_people() {
        let cell = PersonType { level: 3.8, spread: 0.8, correlation: 0.5, missing: 0.0 };
        let days = cell.days(60_000, None, 4);
        let model = TwoStates::new(cell.level, cell.spread, cell.correlation);
        for (before, now) in [(4, 4), (3, 2), (5, 4), (2, 3)] {
            let pairs = days.windows(2).filter(|pair| pair[0].weather.level() == before);
            let both = pairs.clone().filter(|pair| pair[1].weather.level() == now).count();
            let share = both as f64 / pairs.count() as f64;
            // 60,000 shifts: the standard error is below 0.006.
            assert!((share - model.step(before, now)[0]).abs() < 0.02, "{before} {now}: {share}");
        }
    }
}
