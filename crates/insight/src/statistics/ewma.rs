//! The EWMA chart: an exponentially weighted moving average and its standard deviation.

/// An exponentially weighted moving average, `z = λ·x + (1 − λ)·z`, starting at its target (Roberts 1959).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ewma {
    lambda: f64,
    target: f64,
    value: f64,
    seen: u32,
}

impl Ewma {
    /// Returns an average at its target, with the weight `lambda` (0 to 1) for the newest value.
    #[must_use]
    pub const fn new(lambda: f64, target: f64) -> Self {
        Self { lambda, target, value: target, seen: 0 }
    }

    /// Adds a value and returns the average. A missing value leaves it unchanged and is not counted.
    pub fn update(&mut self, x: Option<f64>) -> f64 {
        if let Some(x) = x {
            self.value = self.lambda * x + (1.0 - self.lambda) * self.value;
            self.seen += 1;
        }
        self.value
    }

    /// Sets the average, and keeps the number of values.
    pub const fn set(&mut self, value: f64) {
        self.value = value;
    }

    /// Returns the average.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// Returns the number of values since the start.
    #[must_use]
    pub const fn seen(&self) -> u32 {
        self.seen
    }

    /// Returns the remaining weight of the target: `(1 − λ)^seen`.
    #[must_use]
    pub fn weight_of_target(&self) -> f64 {
        (1.0 - self.lambda).powi(i32::try_from(self.seen).unwrap_or(i32::MAX))
    }
}

/// Returns the standard deviation of the average in units of one value's, after `seen` values:
/// `√(λ/(2−λ)·(1−(1−λ)^(2·seen)))`; without `seen`, its limit for many values.
#[must_use]
pub fn spread(lambda: f64, seen: Option<u32>) -> f64 {
    let faded = seen.map_or(0.0, |seen| (1.0 - lambda).powi(2 * i32::try_from(seen).unwrap_or(i32::MAX / 2)));
    (lambda / (2.0 - lambda) * (1.0 - faded)).sqrt()
}

#[cfg(test)]
mod tests;
