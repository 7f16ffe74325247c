//! The sampler against exact probabilities and the published table.

mod opendp;

use std::collections::BTreeMap;

use rand::rngs::SysRng;

use super::*;

const DRAWS: u32 = 200_000;

/// How often each value was drawn.
fn drawn(epsilon: Epsilon) -> BTreeMap<i64, u32> {
    let mut counts = BTreeMap::new();
    for _ in 0..DRAWS {
        *counts.entry(discrete_laplace(epsilon, &mut SysRng).expect("randomness")).or_default() += 1;
    }
    counts
}

/// The published probabilities of 0, 1 and 2, and the variance; the scale of sensitivity 1 and epsilon e is that of
/// sensitivity 2 and twice the epsilon.
const PUBLISHED: [(u32, [f64; 3], f64); 2] = [
    (100, [0.244_918_662_404, 0.148_550_677_884, 0.090_100_540_658], 7.835_396_178_066),
    (200, [0.462_117_157_260, 0.170_003_401_569, 0.062_540_756_366], 1.841_347_188_416),
];

/// The probability of `k`: `(1 - a) / (1 + a) a^|k|` with `a = e^(-epsilon/2)`.
fn probability(epsilon: Epsilon, k: i64) -> f64 {
    let a = (-epsilon.value() / 2.0).exp();
    (1.0 - a) / (1.0 + a) * a.powi(i32::try_from(k.abs()).expect("small"))
}

/// The largest chi-square of so many bins: about 6 standard deviations (Wilson and Hilferty 1931), one false alarm in a
/// thousand million.
fn largest_chi_square(bins: usize) -> f64 {
    let freedom = f64::from(u32::try_from(bins - 1).expect("few"));
    let spread = 2.0 / (9.0 * freedom);
    freedom * 6.0_f64.mul_add(spread.sqrt(), 1.0 - spread).powi(3)
}

#[test]
fn the_probabilities_are_those_of_the_published_table() {
    for (epsilon, published, _) in PUBLISHED {
        for (k, expected) in (0..).zip(published) {
            assert!((probability(Epsilon(epsilon), k) - expected).abs() < 1e-11);
        }
    }
    assert!((probability(Epsilon(20), 0) - 0.049_958_374_958).abs() < 1e-11);
}

#[test]
fn draws_have_the_exact_probabilities_in_every_share_of_the_budget() {
    for epsilon in [10, 20, 30, 40, 80, 110, 100, 200, 7].map(Epsilon) {
        let counts = drawn(epsilon);
        // Bins of at least 200 expected draws; the rest are two tails.
        let last = (0..).take_while(|k| probability(epsilon, *k) * f64::from(DRAWS) >= 200.0).last().expect("a bin");
        let count = |range: std::ops::RangeInclusive<i64>| f64::from(counts.range(range).map(|(_, n)| *n).sum::<u32>());
        let a = (-epsilon.value() / 2.0).exp();
        let tail = a.powi(i32::try_from(last + 1).expect("small")) / (1.0 + a);
        let mut bins: Vec<(f64, f64)> = (-last..=last).map(|k| (count(k..=k), probability(epsilon, k))).collect();
        bins.extend([(count(i64::MIN..=-last - 1), tail), (count(last + 1..=i64::MAX), tail)]);
        let total: f64 = bins.iter().map(|(_, probability)| probability).sum();
        assert!((total - 1.0).abs() < 1e-9, "{epsilon}: the bins have {total}");
        let statistic: f64 = bins
            .iter()
            .map(|(seen, probability)| {
                let expected = probability * f64::from(DRAWS);
                (seen - expected).powi(2) / expected
            })
            .sum();
        let bound = largest_chi_square(bins.len());
        assert!(statistic < bound, "{epsilon}: chi-square {statistic:.1}, at most {bound:.1}");
    }
}

#[test]
fn the_spread_of_the_draws_is_the_published_one() {
    for (epsilon, _, variance) in PUBLISHED {
        let counts = drawn(Epsilon(epsilon));
        let sum: f64 =
            counts.iter().map(|(k, n)| f64::from(i32::try_from(*k).expect("small")).powi(2) * f64::from(*n)).sum();
        let seen = sum / f64::from(DRAWS);
        // The fourth moment is below 7 squared variances; six standard deviations.
        assert!((seen / variance - 1.0).abs() < 6.0 * (6.0 / f64::from(DRAWS)).sqrt(), "{epsilon}: {seen}");
    }
}

/// Bits that the test chooses.
struct Fixed(Vec<u64>);

impl TryRng for Fixed {
    type Error = std::fmt::Error;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Err(std::fmt::Error)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        if self.0.is_empty() { Err(std::fmt::Error) } else { Ok(self.0.remove(0)) }
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
        Err(std::fmt::Error)
    }
}

impl TryCryptoRng for Fixed {}

#[test]
fn what_does_not_divide_evenly_is_drawn_again() {
    // 2^64 is 1 more than a multiple of 3: the highest number would make 0 more probable.
    assert_eq!(below(3, &mut Fixed(vec![u64::MAX, 4])), Ok(1));
    assert_eq!(below(3, &mut Fixed(vec![u64::MAX - 1])), Ok(2));
    assert_eq!(below(4, &mut Fixed(vec![u64::MAX])), Ok(3));
    assert_eq!(below(1, &mut Fixed(Vec::new())), Ok(0));
}

#[test]
fn without_randomness_or_epsilon_there_is_no_figure() {
    assert_eq!(discrete_laplace(Epsilon(80), &mut Fixed(Vec::new())), Err(NoNoise::Randomness(std::fmt::Error)));
    assert_eq!(discrete_laplace(Epsilon(0), &mut Fixed(vec![1; 9])), Err(NoNoise::Unbounded));
}
