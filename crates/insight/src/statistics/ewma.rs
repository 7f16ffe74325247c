//! The EWMA chart: a moving mean in which older days weigh less and less, its limits, and its average run length.

use super::normal::density;
use super::nystrom::{nodes, solve};

/// An exponentially weighted moving average, `z = λ·x + (1 − λ)·z`, starting at its target (Roberts 1959).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ewma {
    lambda: f64,
    target: f64,
    value: f64,
    seen: u32,
}

impl Ewma {
    /// At its target, with the weight `lambda` (0 to 1) for the newest value.
    #[must_use]
    pub const fn new(lambda: f64, target: f64) -> Self {
        Self { lambda, target, value: target, seen: 0 }
    }

    /// The average after `x`. A missing value holds it, and is not counted.
    pub fn see(&mut self, x: Option<f64>) -> f64 {
        if let Some(x) = x {
            self.value = self.lambda * x + (1.0 - self.lambda) * self.value;
            self.seen += 1;
        }
        self.value
    }

    /// Back to the start.
    pub const fn restart(&mut self) {
        self.value = self.target;
        self.seen = 0;
    }

    /// The average.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// How many values were seen since the start.
    #[must_use]
    pub const fn seen(&self) -> u32 {
        self.seen
    }

    /// How much weight the target still has: `(1 − λ)^seen`.
    #[must_use]
    pub fn weight_of_target(&self) -> f64 {
        (1.0 - self.lambda).powi(i32::try_from(self.seen).unwrap_or(i32::MAX))
    }
}

/// Standard deviations of the average in units of one value's, after `seen` values: `√(λ/(2−λ)·(1−(1−λ)^(2·seen)))`.
/// Without `seen`, its limit for many values.
#[must_use]
pub fn spread(lambda: f64, seen: Option<u32>) -> f64 {
    let faded = seen.map_or(0.0, |seen| (1.0 - lambda).powi(2 * i32::try_from(seen).unwrap_or(i32::MAX / 2)));
    (lambda / (2.0 - lambda) * (1.0 - faded)).sqrt()
}

/// Lower and upper limit after `seen` values (the asymptotic ones without `seen`), `width` standard deviations wide.
#[must_use]
pub fn limits(lambda: f64, width: f64, target: f64, sigma: f64, seen: Option<u32>) -> (f64, f64) {
    let half = width * sigma * spread(lambda, seen);
    (target - half, target + half)
}

/// Average run length of the two-sided chart with fixed asymptotic limits, from its target, when values are normal and their
/// mean is off by `shift` standard deviations. NaN where there is none (`lambda` or `width` not positive).
///
/// The integral equation of Crowder (1987), on 80 Gauss–Legendre nodes: nine digits or more.
#[must_use]
pub fn average_run_length(lambda: f64, width: f64, shift: f64) -> f64 {
    let Some(lengths) = lengths(lambda, width, shift) else { return f64::NAN };
    let next = |to: f64| density(to / lambda - shift) / lambda;
    1.0 + lengths.iter().map(|(to, weight, length)| weight * next(*to) * length).sum::<f64>()
}

/// Nodes between the fixed limits, their weights, and the average run length from each as the first average.
fn lengths(lambda: f64, width: f64, shift: f64) -> Option<Vec<(f64, f64, f64)>> {
    let limit = width * spread(lambda, None);
    let grid = nodes(80, -limit, limit);
    let mut matrix: Vec<Vec<f64>> = Vec::with_capacity(grid.len());
    for (row, (from, _)) in grid.iter().enumerate() {
        let kept = (1.0 - lambda) * from;
        let kernel = |to: f64| density((to - kept) / lambda - shift) / lambda;
        let mut line: Vec<f64> = grid.iter().map(|(to, weight)| -weight * kernel(*to)).collect();
        line[row] += 1.0;
        matrix.push(line);
    }
    let lengths = solve(matrix, vec![1.0; grid.len()])?;
    Some(grid.into_iter().zip(lengths).map(|((to, weight), length)| (to, weight, length)).collect())
}

#[cfg(test)]
mod tests;
