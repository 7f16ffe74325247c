//! The Poisson-binomial distribution: the number of people who say yes if each has a rate of their own.

/// Returns the probabilities of 0, 1, …, n for the n `rates`, by convolution: exact except for rounding, O(n²).
#[must_use]
pub fn probabilities(rates: &[f64]) -> Vec<f64> {
    let mut probabilities = vec![0.0; rates.len() + 1];
    probabilities[0] = 1.0;
    for (people, rate) in rates.iter().enumerate() {
        for yes in (0..=people).rev() {
            probabilities[yes + 1] += probabilities[yes] * rate;
            probabilities[yes] *= 1.0 - rate;
        }
    }
    probabilities
}

/// Returns the probability of `yes` or more.
#[must_use]
pub fn upper_tail(rates: &[f64], yes: usize) -> f64 {
    // Summed from the small end, so that small tails keep their precision.
    probabilities(rates).iter().skip(yes).rev().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RATES: [f64; 12] = [0.02, 0.05, 0.05, 0.08, 0.10, 0.10, 0.12, 0.15, 0.20, 0.25, 0.30, 0.40];

    #[test]
    fn probabilities_agree_with_three_other_methods() {
        let expected = [0.124_236_232_021, 0.301_428_868_361, 0.310_406_798_746, 0.179_847_603_605, 0.065_421_020_420];
        for (found, expected) in probabilities(&RATES).iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        let tails = [(3, 0.263_928_100_872), (4, 0.084_080_497_267), (5, 0.018_659_476_847), (6, 0.002_895_697_090)];
        for (yes, expected) in tails {
            assert!((upper_tail(&RATES, yes) - expected).abs() < 1e-12, "{yes}");
        }
    }

    #[test]
    fn without_people_the_count_is_zero() {
        assert_eq!(probabilities(&[]), [1.0]);
        assert!(upper_tail(&RATES, 13).abs() < 1e-300);
    }

    proptest! {
        #[test]
        fn the_order_of_people_does_not_matter(mut rates in prop::collection::vec(0.0..1.0_f64, 0..15), yes in 0..15_usize) {
            let before = upper_tail(&rates, yes);
            rates.reverse();
            prop_assert!((before - upper_tail(&rates, yes)).abs() < 1e-12);
        }

        #[test]
        fn equal_rates_are_the_binomial_distribution(rate in 0.01..0.99_f64, people in 1..15_u32) {
            let found = probabilities(&vec![rate; people as usize]);
            let none = (1.0 - rate).powi(i32::try_from(people).unwrap_or(0));
            prop_assert!((found[0] - none).abs() < 1e-12);
            prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }
}
