//! The standard normal distribution: density, distribution function, quantiles.

use std::f64::consts::{PI, SQRT_2};

use statrs::function::erf::{erfc, erfc_inv};

/// Returns the density at `x`.
#[must_use]
pub fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / (2.0 * PI).sqrt()
}

/// Returns the probability of `x` or less.
#[must_use]
pub fn cdf(x: f64) -> f64 {
    erfc(-x / SQRT_2) / 2.0
}

/// Returns the `p` quantile; `p` must be between 0 and 1.
#[must_use]
pub fn quantile(p: f64) -> f64 {
    -SQRT_2 * erfc_inv(2.0 * p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_printed_values_and_invert_the_cdf() {
        assert!((quantile(0.999) - 3.090_232_306_168).abs() < 1e-9);
        assert!((quantile(0.975) - 1.959_963_984_540).abs() < 1e-9);
        assert!((cdf(quantile(0.01)) - 0.01).abs() < 1e-12);
    }
}
