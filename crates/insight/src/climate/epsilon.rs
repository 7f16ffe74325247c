//! Epsilon, the unit of the privacy budget, in exact hundredths.

use serde::{Deserialize, Serialize};

/// Privacy loss in hundredths: `Epsilon(80)` is 0.8. Integers, so that budgets add up exactly and noise is sampled
/// exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Epsilon(pub u32);

impl Epsilon {
    /// The loss as a number: 0.8 for `Epsilon(80)`.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The loss of two draws that the same person-week enters; at most `u32::MAX` hundredths.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The variance of one bin of a histogram of sensitivity 2 that was drawn with this epsilon:
    /// `2a / (1 - a)^2` with `a = e^(-epsilon/2)` (Canonne, Kamath and Steinke 2020). Infinite for 0.
    #[must_use]
    pub fn bin_variance(self) -> f64 {
        let ratio = (-self.value() / 2.0).exp();
        2.0 * ratio / (1.0 - ratio).powi(2)
    }
}

impl std::fmt::Display for Epsilon {
    /// `0.8`, `2.0`, `0.25`: at least one decimal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_multiple_of(10) { write!(f, "{:.1}", self.value()) } else { write!(f, "{:.2}", self.value()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variance_of_a_bin_is_that_of_the_published_table() {
        // Discrete Laplace with sensitivity 1 and epsilon 0.5 and 1 has the same scale as sensitivity 2 with twice the
        // epsilon.
        assert!((Epsilon(100).bin_variance() - 7.835_396_178_066).abs() < 1e-9);
        assert!((Epsilon(200).bin_variance() - 1.841_347_188_416).abs() < 1e-9);
    }

    #[test]
    fn an_epsilon_is_written_with_one_decimal_or_two() {
        assert_eq!([Epsilon(80), Epsilon(200), Epsilon(25)].map(|e| e.to_string()), ["0.8", "2.0", "0.25"]);
    }
}
