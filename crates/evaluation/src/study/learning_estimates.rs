//! Estimates from logs of suggestions: inverse-propensity values with intervals, regret, and how it grows.

use super::in_parallel;
use super::learning::{ChoiceRule, LearningPlan, LoggedSuggestion, simulate};
use insight::suggestion::bandit::NOTHING;

/// Half the width of a 95 % interval, in standard errors.
const Z95: f64 = 1.959_964;
/// Suggestions from which on the growth of regret is measured.
const GROWTH_FROM: usize = 1_000;

/// An estimate with the half width of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntervalEstimate {
    /// The estimate.
    pub value: f64,
    /// Half the width of the interval.
    pub half_width: f64,
}

impl IntervalEstimate {
    /// The mean of independent values.
    #[must_use]
    pub fn mean(values: &[f64]) -> Self {
        let n = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
        Self { value: mean, half_width: Z95 * (variance / n).sqrt() }
    }

    /// How much lower the first mean is than the second, from 0 to 1: the ratio of the means, with the interval of the
    /// jackknife over pairs. A mean of ratios would depend on single runs in which fixed rules happen to be right and
    /// lose nothing.
    #[must_use]
    pub fn saving(ours: &[f64], theirs: &[f64]) -> Self {
        let (n, [all, all_theirs]) =
            (ours.len().max(1) as f64, [ours, theirs].map(|values| values.iter().sum::<f64>()));
        let without = |(one, other): (&f64, &f64)| 1.0 - (all - one) / (all_theirs - other);
        let without: Vec<f64> = ours.iter().zip(theirs).map(without).collect();
        let mean = without.iter().sum::<f64>() / n;
        let variance = (n - 1.0) / n * without.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        Self { value: 1.0 - all / all_theirs, half_width: Z95 * variance.sqrt() }
    }

    /// Whether the interval contains a value.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        (self.value - value).abs() <= self.half_width
    }
}

/// The value of the best clipped policy, estimated from a log by inverse propensities. What nothing is worth is known,
/// so it is added and not estimated.
#[must_use]
pub fn best_value(log: &[LoggedSuggestion]) -> IntervalEstimate {
    estimate(log, |entry| entry.best)
}

/// The value of uniform choice, estimated from a log by inverse propensities.
#[must_use]
pub fn uniform_value(log: &[LoggedSuggestion]) -> IntervalEstimate {
    estimate(log, |entry| [entry.chosen.map_or(0.0, |_| 1.0 / entry.options as f64), 0.0])
}

/// The mean regret of the logged policy against the best clipped one, estimated from its log.
#[must_use]
pub fn mean_regret(log: &[LoggedSuggestion]) -> IntervalEstimate {
    let terms = |entry: &LoggedSuggestion| {
        let reward = f64::from(entry.chosen.is_some() && entry.helped);
        (entry.best[0] / entry.propensity - 1.0) * reward + (entry.best[1] - entry.nothing) * NOTHING
    };
    IntervalEstimate::mean(&log.iter().map(terms).collect::<Vec<_>>())
}

/// `target` returns with which probability a policy chooses what was chosen, and nothing.
fn estimate(log: &[LoggedSuggestion], target: impl Fn(&LoggedSuggestion) -> [f64; 2]) -> IntervalEstimate {
    let term = |entry: &LoggedSuggestion| {
        let [chosen, nothing] = target(entry);
        let reward = f64::from(entry.chosen.is_some() && entry.helped);
        chosen / entry.propensity * reward + nothing * NOTHING
    };
    IntervalEstimate::mean(&log.iter().map(term).collect::<Vec<_>>())
}

/// The cumulative regret after this many suggestions.
#[must_use]
pub fn regret(log: &[LoggedSuggestion], suggestions: usize) -> f64 {
    log.iter().take(suggestions).map(|entry| entry.regret).sum()
}

/// The exponent of `regret ~ suggestions^exponent`: the least-squares slope of the logarithms at ten points from a
/// thousand suggestions on. Below 1 the regret is sub-linear.
#[must_use]
pub fn growth(log: &[LoggedSuggestion]) -> f64 {
    let steps = 10;
    let ratio = (log.len() as f64 / GROWTH_FROM as f64).max(1.0);
    let points: Vec<(f64, f64)> = (0..=steps)
        .map(|step| GROWTH_FROM as f64 * ratio.powf(f64::from(step) / f64::from(steps)))
        .map(|at| (at.ln(), regret(log, at as usize).max(1e-9).ln()))
        .collect();
    let n = points.len() as f64;
    let (x, y) = (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    let covariance: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    covariance / points.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>().max(1e-12)
}

/// One centre under the three rules, over several runs.
#[derive(Clone, Copy, Debug)]
pub struct LearningResult {
    /// Cumulative regret: learned, uniform, fixed rules.
    pub regret: [IntervalEstimate; 3],
    /// How much lower the regret of the learned choice is than with uniform choice and with fixed rules, from 0 to 1.
    pub saved: [IntervalEstimate; 2],
    /// The exponent with which the regret of the learned choice grows.
    pub growth: IntervalEstimate,
    /// Mean regret of the learned choice by inverse propensities, from the log of the first run, and the true one.
    pub by_propensities: (IntervalEstimate, f64),
    /// Value of the best clipped policy by inverse propensities, from the same log, and the true one.
    pub best_value: (IntervalEstimate, f64),
    /// Value of uniform choice by inverse propensities, from the same log, and the true one.
    pub uniform_value: (IntervalEstimate, f64),
    /// Learned choices of all runs, and how many of them were outside the bounds.
    pub choices: [usize; 2],
}

/// One run of a centre under the three rules, with the log of the learned choice.
struct LearningRun {
    regrets: [f64; 3],
    growth: f64,
    outside: usize,
    log: Vec<LoggedSuggestion>,
}

/// Simulates a centre `runs` times, with another seed each, under all three rules.
#[must_use]
pub fn compare(plan: &LearningPlan<'_>, runs: u64) -> LearningResult {
    let seeds: Vec<u64> = (0..runs).map(|run| plan.seed.wrapping_add(run)).collect();
    let rules = [ChoiceRule::Learned, ChoiceRule::Uniform, ChoiceRule::Fixed];
    let of_seed = |seed: &u64| {
        let logs = rules.map(|rule| simulate(&LearningPlan { seed: *seed, ..*plan }, rule));
        let regrets = [0, 1, 2].map(|rule: usize| regret(&logs[rule], plan.suggestions));
        let growth = growth(&logs[0]);
        let [log, ..] = logs;
        let outside = log.iter().filter(|entry| !entry.is_within_bounds()).count();
        LearningRun { regrets, growth, outside, log }
    };
    let all = in_parallel(&seeds, of_seed);
    let over_runs = |of: &dyn Fn(&LearningRun) -> f64| IntervalEstimate::mean(&all.iter().map(of).collect::<Vec<_>>());
    let first = all.first().map(|run| run.log.as_slice()).unwrap_or_default();
    let true_mean =
        |of: &dyn Fn(&LoggedSuggestion) -> f64| first.iter().map(of).sum::<f64>() / first.len().max(1) as f64;
    LearningResult {
        regret: [0, 1, 2].map(|rule: usize| over_runs(&|run| run.regrets[rule])),
        saved: [1, 2].map(|rule: usize| {
            let of = |rule: usize| all.iter().map(|run| run.regrets[rule]).collect::<Vec<_>>();
            IntervalEstimate::saving(&of(0), &of(rule))
        }),
        growth: over_runs(&|run| run.growth),
        by_propensities: (mean_regret(first), true_mean(&|entry| entry.regret)),
        best_value: (best_value(first), true_mean(&|entry| entry.values[0])),
        uniform_value: (uniform_value(first), true_mean(&|entry| entry.values[1])),
        choices: [all.iter().map(|run| run.log.len()).sum(), all.iter().map(|run| run.outside).sum()],
    }
}
