//! The EWMA chart: a moving mean in which older days weigh less and less, its limits, and its average run length.

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

#[cfg(test)]
mod tests;
