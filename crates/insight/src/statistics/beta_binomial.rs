//! The beta-binomial distribution: the number of people with a low day if the rate itself varies from day to day.

use statrs::function::beta::ln_beta;
use statrs::function::factorial::ln_binomial;

/// Returns the probability of exactly `yes` of `people`, with a rate drawn from Beta(`a`, `b`); both must be positive.
#[must_use]
pub fn probability(people: u32, a: f64, b: f64, yes: u32) -> f64 {
    if yes > people {
        return 0.0;
    }
    let (n, k) = (f64::from(people), f64::from(yes));
    (ln_binomial(people.into(), yes.into()) + ln_beta(k + a, n - k + b) - ln_beta(a, b)).exp()
}

/// Returns the probability of `yes` or more of `people`.
#[must_use]
pub fn upper_tail(people: u32, a: f64, b: f64, yes: u32) -> f64 {
    (yes..=people).rev().map(|k| probability(people, a, b, k)).sum::<f64>().min(1.0)
}

/// Returns the same from the mean `rate` and the correlation `rho` of two people's days, both strictly between 0 and 1:
/// a + b = 1/ρ − 1.
#[must_use]
pub fn upper_tail_by_rate(people: u32, rate: f64, rho: f64, yes: u32) -> f64 {
    let weight = 1.0 / rho - 1.0;
    upper_tail(people, rate * weight, (1.0 - rate) * weight, yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_agree_with_worked_values() {
        assert!((probability(12, 2.0, 8.0, 3) - 0.155_683_325_962).abs() < 1e-10);
        assert!((upper_tail(12, 2.0, 8.0, 7) - 0.037_461_300_310).abs() < 1e-10);
        assert!((upper_tail_by_rate(12, 0.2, 1.0 / 11.0, 7) - 0.037_461_300_310).abs() < 1e-10);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let all: f64 = (0..=12).map(|k| probability(12, 0.7, 3.1, k)).sum();
        assert!((all - 1.0).abs() < 1e-10);
        assert!(upper_tail(12, 2.0, 8.0, 13).abs() < 1e-300);
    }
}
