//! Whether one period differs from another by more than noise and sampling explain.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal};

use super::weeks::Span;
use super::{Estimate, SWING, WeatherEstimate, Z95};

/// Which way the weather went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Brighter, by more than chance.
    Brighter,
    /// Rougher, by more than chance.
    Rougher,
    /// Not more than chance.
    Unclear,
}

/// The difference between two periods.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Levels: positive if it became brighter. The half-width covers noise, sampling and the usual swing of a week.
    pub difference: Estimate,
    /// What may be said.
    pub direction: Direction,
}

/// Compares a period with the one before. The limit is such that at most one false change is expected in a year.
#[must_use]
pub fn change(before: &WeatherEstimate, now: &WeatherEstimate, span: Span) -> Change {
    let variance = |estimate: &WeatherEstimate| {
        (estimate.mean.half_width / Z95).powi(2) + SWING.powi(2) / estimate.weeks.max(1) as f64
    };
    let limit = quantile(1.0 - 0.5 / span.a_year()).max(Z95);
    let half_width = limit * (variance(before) + variance(now)).sqrt();
    let value = now.mean.value - before.mean.value;
    let direction = match value {
        value if value > half_width => Direction::Brighter,
        value if value < -half_width => Direction::Rougher,
        _ => Direction::Unclear,
    };
    Change { difference: Estimate { value, half_width }, direction }
}

/// The quantile of the standard normal distribution.
fn quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability.clamp(1e-9, 1.0 - 1e-9))
}
