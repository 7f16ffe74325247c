//! How far two databases can be told apart by a figure: confidence bounds on the logarithm of a ratio of probabilities.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use statrs::distribution::{ContinuousCDF, Normal};
use statrs::function::beta::beta_reg;

/// One part of the draws in this many chooses the event; the others measure it.
const TRAINING: usize = 5;
/// An event is clear if its log-ratio exceeds the expected one by this many standard deviations.
const CLEAR: f64 = 4.5;
/// Fewer draws of an event than this are measured with exact bounds only.
const FEW: f64 = 50.0;

/// The exact lower confidence bound of a probability (Clopper and Pearson 1934) with error probability `alpha`.
#[must_use]
pub fn lower_bound(hits: usize, draws: usize, alpha: f64) -> f64 {
    if hits == 0 { 0.0 } else { quantile(hits as f64, (draws - hits + 1) as f64, alpha) }
}

/// The exact upper confidence bound of a probability with error probability `alpha`.
#[must_use]
pub fn upper_bound(hits: usize, draws: usize, alpha: f64) -> f64 {
    if hits >= draws { 1.0 } else { 1.0 - quantile((draws - hits) as f64, (hits + 1) as f64, alpha) }
}

/// The quantile of a beta distribution, to 60 binary digits.
fn quantile(a: f64, b: f64, probability: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if beta_reg(a, b, middle) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// What a figure says for one database and against the other.
#[derive(Clone, Copy, Debug)]
enum OutputEvent {
    AtLeast(i64),
    AtMost(i64),
    Is(i64),
}

impl OutputEvent {
    const fn holds(self, figure: i64) -> bool {
        match self {
            Self::AtLeast(limit) => figure >= limit,
            Self::AtMost(limit) => figure <= limit,
            Self::Is(value) => figure == value,
        }
    }
}

/// The logarithm of the ratio of an event's probabilities in two databases.
#[derive(Clone, Copy, Debug)]
pub struct LogRatio {
    /// The estimate, and its variance.
    value: f64,
    variance: f64,
    /// The exact lower bound.
    least: f64,
    /// Whether the figure is expected to differ, or clearly differs in the training part.
    moved: bool,
    /// The smaller of the two numbers of draws in which the event happened.
    happened: f64,
}

/// Measures one figure. `counts` are the true counts in both databases, as the attacker knows them; they say which
/// event speaks most for the first database, unless another one clearly does in a part of the draws. The others measure
/// its log-ratio. `alpha` is the error probability of the exact bound.
#[must_use]
pub fn log_ratio(first: &[i64], second: &[i64], counts: [i64; 2], alpha: f64) -> LogRatio {
    let (trained_first, first) = first.split_at(first.len() / TRAINING);
    let (trained_second, second) = second.split_at(second.len() / TRAINING);
    let known = match counts[0].cmp(&counts[1]) {
        Ordering::Greater => Some(OutputEvent::AtLeast(counts[0])),
        Ordering::Less => Some(OutputEvent::AtMost(counts[0])),
        Ordering::Equal => None,
    };
    let of = |event: OutputEvent, first: &[i64], second: &[i64]| {
        let hits = |figures: &[i64]| figures.iter().filter(|figure| event.holds(**figure)).count();
        (hits(first), hits(second))
    };
    let expected = known.map_or(0.0, |event| {
        let (hits, others) = of(event, trained_first, trained_second);
        estimate(hits as f64, trained_first.len() as f64, others as f64, trained_second.len() as f64).0
    });
    let clear = best(trained_first, trained_second).filter(|(_, score)| *score > expected).map(|(event, _)| event);
    let Some(event) = clear.or(known) else {
        return LogRatio { value: 0.0, variance: 0.0, least: 0.0, moved: false, happened: 0.0 };
    };
    let (hits, others) = of(event, first, second);
    let (value, variance) = estimate(hits as f64, first.len() as f64, others as f64, second.len() as f64);
    let exact = lower_bound(hits, first.len(), alpha / 2.0) / upper_bound(others, second.len(), alpha / 2.0);
    LogRatio { value, variance, least: exact.ln(), moved: true, happened: hits.min(others) as f64 }
}

/// The log-ratio of two shares and its variance (Katz and others 1978, with half a hit added).
fn estimate(hits: f64, draws: f64, others: f64, other_draws: f64) -> (f64, f64) {
    let (hits, others) = (hits + 0.5, others + 0.5);
    let (draws, other_draws) = (draws + 0.5, other_draws + 0.5);
    let value = (hits / draws).ln() - (others / other_draws).ln();
    (value, (1.0 / hits - 1.0 / draws + 1.0 / others - 1.0 / other_draws).max(0.0))
}

/// The event with the highest lower bound of its log-ratio in these draws, and that bound.
fn best(first: &[i64], second: &[i64]) -> Option<(OutputEvent, f64)> {
    let mut counts: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    first.iter().for_each(|figure| counts.entry(*figure).or_default().0 += 1.0);
    second.iter().for_each(|figure| counts.entry(*figure).or_default().1 += 1.0);
    let (draws, other_draws) = (first.len() as f64, second.len() as f64);
    let (mut best, mut below) = (None, (0.0, 0.0));
    for (figure, (hits, others)) in counts {
        let above = (draws - below.0, other_draws - below.1);
        below = (below.0 + hits, below.1 + others);
        let events = [
            (OutputEvent::AtLeast(figure), above),
            (OutputEvent::AtMost(figure), below),
            (OutputEvent::Is(figure), (hits, others)),
        ];
        for (event, (hits, others)) in events {
            let (value, variance) = estimate(hits, draws, others, other_draws);
            let score = value - CLEAR * variance.sqrt();
            if best.is_none_or(|(_, known)| score > known) {
                best = Some((event, score));
            }
        }
    }
    best
}

/// The lower confidence bound, with error probability `alpha`, on the log-ratio of all these figures together. It is
/// the sum of their log-ratios, because the noise of each figure is independent of that of the others; the audit tests
/// that separately.
///
/// The larger of two bounds, each with half of `alpha`: the sum of the exact bounds (each must have been measured with
/// `alpha / 2 / number of figures`), and the bound of the sum, whose variances add up.
#[must_use]
pub fn together(figures: &[LogRatio], alpha: f64) -> f64 {
    let exact: f64 = figures.iter().map(|figure| figure.least.max(0.0)).sum();
    let (frequent, rare): (Vec<&LogRatio>, Vec<&LogRatio>) = figures.iter().partition(|figure| figure.happened >= FEW);
    // Chosen by what is known and by the training part alone, so that the choice does not bias the sum.
    let moved = frequent.into_iter().filter(|figure| figure.moved);
    let (value, variance) = moved.fold((0.0, 0.0), |sum, figure| (sum.0 + figure.value, sum.1 + figure.variance));
    let normal = Normal::standard().inverse_cdf(1.0 - alpha / 2.0);
    let rare: f64 = rare.into_iter().map(|figure| figure.least.max(0.0)).sum();
    exact.max(value - normal * variance.sqrt() + rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exact_bounds_are_those_of_published_tables() {
        // 95 % two-sided intervals: 5 of 10 is 0.187 to 0.813, 0 of 10 is 0 to 0.308 (Clopper and Pearson 1934).
        assert!((lower_bound(5, 10, 0.025) - 0.1871).abs() < 1e-4 && (upper_bound(5, 10, 0.025) - 0.8129).abs() < 1e-4);
        assert!(lower_bound(0, 10, 0.025) == 0.0 && (upper_bound(0, 10, 0.025) - 0.3085).abs() < 1e-4);
        assert!((lower_bound(10, 10, 0.025) - 0.6915).abs() < 1e-4 && upper_bound(10, 10, 0.025) >= 1.0);
    }

    #[test]
    fn figures_that_never_agree_are_measured_as_far_as_the_draws_allow() {
        let (zeros, ones) = (vec![0; 1_000], vec![1; 1_000]);
        let found = log_ratio(&zeros, &ones, [0, 1], 0.001);
        // 800 of 800 against 0 of 800: at least 0.9905 against at most 0.0095.
        assert!((together(&[found], 0.002) - 4.65).abs() < 0.02, "{found:?}");
    }

    #[test]
    fn figures_of_the_same_distribution_say_nothing() {
        let figures: Vec<i64> = (0..1_000).map(|draw| draw % 7).collect();
        let found = log_ratio(&figures, &figures, [3, 3], 0.001);
        assert!(together(&[found; 5], 0.01) <= 0.0 + f64::EPSILON, "{found:?}");
    }

    #[test]
    fn a_difference_that_nobody_expects_is_measured_if_it_is_clear() {
        let figures = |one_in: i64| (0..10_000).map(|draw| i64::from(draw % one_in == 0)).collect::<Vec<_>>();
        let found = log_ratio(&figures(2), &figures(4), [7, 7], 0.001);
        assert!((found.value - 2.0_f64.ln()).abs() < 0.01 && found.moved, "{found:?}");
        assert!(!log_ratio(&figures(50), &figures(51), [7, 7], 0.001).moved);
    }

    #[test]
    fn log_ratios_add_up_and_so_do_their_variances() {
        let figures = |one_in: i64| (0..10_000).map(|draw| i64::from(draw % one_in == 0)).collect::<Vec<_>>();
        let found = log_ratio(&figures(2), &figures(4), [1, 0], 0.001 / 8.0);
        let (one, four) = (together(&[found], 0.001), together(&[found; 4], 0.001));
        let ratio = 2.0_f64.ln();
        assert!(one < ratio && one > ratio - 0.12, "{one}");
        assert!(four > 4.0 * one + 0.05 && four < 4.0 * ratio, "{four}");
    }
}
