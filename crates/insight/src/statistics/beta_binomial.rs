//! How many of several people have a low day, when the rate itself differs from day to day: the beta-binomial distribution.

use statrs::function::beta::ln_beta;
use statrs::function::factorial::ln_binomial;

/// Chance of exactly `yes` of `people`, the rate being drawn from a Beta(`a`, `b`) (both positive).
#[must_use]
pub fn chance(people: u32, a: f64, b: f64, yes: u32) -> f64 {
    if yes > people {
        return 0.0;
    }
    let (n, k) = (f64::from(people), f64::from(yes));
    (ln_binomial(people.into(), yes.into()) + ln_beta(k + a, n - k + b) - ln_beta(a, b)).exp()
}

/// The chance of `yes` or more of `people`.
#[must_use]
pub fn upper_tail(people: u32, a: f64, b: f64, yes: u32) -> f64 {
    (yes..=people).rev().map(|k| chance(people, a, b, k)).sum::<f64>().min(1.0)
}

/// The same from the mean `rate` and the correlation of two people's days `rho` (both strictly between 0 and 1): a + b = 1/ρ − 1.
#[must_use]
pub fn upper_tail_by_rate(people: u32, rate: f64, rho: f64, yes: u32) -> f64 {
    let weight = 1.0 / rho - 1.0;
    upper_tail(people, rate * weight, (1.0 - rate) * weight, yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_and_tails_agree_with_the_worked_values() {
        assert!((chance(12, 2.0, 8.0, 3) - 0.155_683_325_962).abs() < 1e-10);
        assert!((upper_tail(12, 2.0, 8.0, 7) - 0.037_461_300_310).abs() < 1e-10);
        assert!((upper_tail_by_rate(12, 0.2, 1.0 / 11.0, 7) - 0.037_461_300_310).abs() < 1e-10);
    }

    #[test]
    fn all_chances_together_are_one_and_more_than_everybody_never_happens() {
        let all: f64 = (0..=12).map(|k| chance(12, 0.7, 3.1, k)).sum();
        assert!((all - 1.0).abs() < 1e-10);
        assert!(upper_tail(12, 2.0, 8.0, 13).abs() < 1e-300);
    }
}
