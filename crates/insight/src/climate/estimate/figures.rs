//! The weather of one place in one week, as drawn: four counts with their variance.

use super::PARTICIPATION;

/// Figures of one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figures {
    /// In the order of `WeatherClass::ALL`. They can be negative.
    pub counts: [f64; 4],
    /// The variance of each count.
    pub variance: f64,
    /// People on the roster.
    pub people: u32,
}

impl Figures {
    pub(super) fn total(&self) -> f64 {
        self.counts.iter().sum()
    }

    /// The sum of the figures of two units.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            counts: std::array::from_fn(|bin| self.counts[bin] + other.counts[bin]),
            variance: self.variance + other.variance,
            people: self.people + other.people,
        }
    }

    /// People who are assumed to be counted.
    pub(super) fn expected(&self) -> f64 {
        PARTICIPATION * f64::from(self.people)
    }
}
