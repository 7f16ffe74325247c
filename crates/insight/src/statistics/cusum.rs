//! The CUSUM chart: what lies beyond a slack is added up until it is used up or too much; its average run length.

use super::normal::{cdf, density};
use super::nystrom::{nodes, solve};

/// A tabular two-sided CUSUM (Page 1954; Montgomery, *Statistical Quality Control*, section 9.1).
///
/// `C⁺ = max(0, C⁺ + x − target − slack)` and its mirror image `C⁻`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cusum {
    target: f64,
    slack: f64,
    /// The sum above the target.
    pub above: f64,
    /// The sum below the target.
    pub below: f64,
    /// How many values the sum above has not been zero for (Montgomery's N⁺).
    pub run_above: u32,
    /// How many values the sum below has not been zero for (N⁻).
    pub run_below: u32,
}

impl Cusum {
    /// Both sums at zero. `target` and `slack` in units of the values.
    #[must_use]
    pub const fn new(target: f64, slack: f64) -> Self {
        Self { target, slack, above: 0.0, below: 0.0, run_above: 0, run_below: 0 }
    }

    /// Both sums start at `headstart` (fast initial response; Lucas & Crosier 1982: half the limit).
    #[must_use]
    pub const fn with_headstart(mut self, headstart: f64) -> Self {
        self.above = headstart;
        self.below = headstart;
        self
    }

    /// Takes in one value. A missing one holds the sums, and is not counted.
    pub fn see(&mut self, x: Option<f64>) {
        let Some(x) = x else { return };
        self.above = (self.above + x - self.target - self.slack).max(0.0);
        self.below = (self.below - x + self.target - self.slack).max(0.0);
        self.run_above = if self.above > 0.0 { self.run_above + 1 } else { 0 };
        self.run_below = if self.below > 0.0 { self.run_below + 1 } else { 0 };
    }

    /// Back to zero.
    pub const fn restart(&mut self) {
        *self = Self::new(self.target, self.slack);
    }
}

/// Average run length of the one-sided upper CUSUM with `slack` and `limit` in standard deviations, when values are normal and
/// their mean is off by `shift` standard deviations, from the sum `headstart`. NaN where there is none.
///
/// Page's integral equation, `L(s) = 1 + L(0)·Φ(k−s−μ) + ∫₀ʰ L(x)·φ(x+k−s−μ) dx`, on 80 Gauss–Legendre nodes.
#[must_use]
pub fn average_run_length(slack: f64, limit: f64, shift: f64, headstart: f64) -> f64 {
    let grid = nodes(80, 0.0, limit);
    let drift = slack - shift;
    // The first unknown is L(0), the others are L at the nodes.
    let starts: Vec<f64> = std::iter::once(0.0).chain(grid.iter().map(|(x, _)| *x)).collect();
    let row = |start: f64| -> Vec<f64> {
        let to_zero = std::iter::once(cdf(drift - start));
        to_zero.chain(grid.iter().map(|(x, weight)| weight * density(x + drift - start))).collect()
    };
    let mut matrix: Vec<Vec<f64>> = Vec::with_capacity(starts.len());
    for (place, start) in starts.iter().enumerate() {
        let mut line: Vec<f64> = row(*start).into_iter().map(|chance| -chance).collect();
        line[place] += 1.0;
        matrix.push(line);
    }
    let Some(lengths) = solve(matrix, vec![1.0; starts.len()]) else { return f64::NAN };
    1.0 + row(headstart).into_iter().zip(lengths).map(|(chance, length)| chance * length).sum::<f64>()
}

/// As [`average_run_length`] for the two-sided chart, from the two one-sided ones (Kemp 1961; with a headstart Lucas & Crosier
/// 1982): exact where the sums cannot both be far from zero, which holds for headstarts up to half the limit.
#[must_use]
pub fn average_run_length_two_sided(slack: f64, limit: f64, shift: f64, headstart: f64) -> f64 {
    let length = |shift, headstart| average_run_length(slack, limit, shift, headstart);
    let (up, down) = (length(shift, 0.0), length(-shift, 0.0));
    let (up_ahead, down_ahead) = (length(shift, headstart), length(-shift, headstart));
    (up_ahead * down + down_ahead * up - up * down) / (up + down)
}

#[cfg(test)]
mod tests;
