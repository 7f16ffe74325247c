//! The tabular CUSUM chart.

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
    /// Number of values since the sum above was zero (Montgomery's N⁺).
    pub run_above: u32,
    /// Number of values since the sum below was zero (N⁻).
    pub run_below: u32,
}

impl Cusum {
    /// Returns a chart with both sums at zero. `target` and `slack` are in units of the values.
    #[must_use]
    pub const fn new(target: f64, slack: f64) -> Self {
        Self { target, slack, above: 0.0, below: 0.0, run_above: 0, run_below: 0 }
    }

    /// Adds one value. A missing value leaves the sums unchanged and is not counted.
    pub fn update(&mut self, x: Option<f64>) {
        let Some(x) = x else { return };
        self.above = (self.above + x - self.target - self.slack).max(0.0);
        self.below = (self.below - x + self.target - self.slack).max(0.0);
        self.run_above = if self.above > 0.0 { self.run_above + 1 } else { 0 };
        self.run_below = if self.below > 0.0 { self.run_below + 1 } else { 0 };
    }
}

#[cfg(test)]
mod tests;
