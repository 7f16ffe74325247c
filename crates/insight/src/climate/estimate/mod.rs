//! Post-processing: what is shown of released draws.
//!
//! Everything here reads released draws, frozen rosters and constants. No function can receive a count before the
//! noise, so no result needs protection of its own: post-processing of a differentially private draw loses nothing
//! (Dwork and Roth 2014, proposition 2.1).

mod breakdown;
mod change;
mod detector;
mod direction;
mod figures;
mod helped;
mod lift;
mod mention_change;
mod mentions;
mod rises;
mod simplex;
mod weather;
mod weeks;

pub use breakdown::{Part, parts};
pub use change::{Change, StatedCourse, change, stated};
pub use detector::{LastingShift, shift};
pub use direction::Direction;
pub use helped::{HelpfulIntervention, helped};
pub use lift::{ComparedWith, LIFT_WEEKS, Lift, lift};
pub use mention_change::{MentionChange, MentionDirection, mention_change};
pub use mentions::{Mention, energy, mentions};
pub use rises::{MentionTrend, largest_rise, trends};
pub use weather::WeatherEstimate;
pub use weeks::{ClimateScope, Span, Weeks};

use super::WeatherClass;

/// The share of a roster that is assumed to be counted in a week. A constant, so that no error bar depends on how many
/// people were.
pub const PARTICIPATION: f64 = 0.75;
/// The standard deviation of one person's weekly level, which decides how much a mean varies with the people and the
/// days.
pub const SPREAD: f64 = 0.9;
/// The standard deviation by which everybody's weather swings together from one week to the next without a lasting
/// reason.
pub const SWING: f64 = 0.1;
/// The largest error of a mean, in levels, with which a period is shown if there is a longer one.
pub const MAX_ERROR: f64 = 0.4;
/// Half the width of a 95 % interval, in standard deviations.
pub(super) const Z95: f64 = 1.96;

/// A number with the half-width of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// The most plausible value.
    pub value: f64,
    /// Half the width of the 95 % interval.
    pub half_width: f64,
}

impl Estimate {
    /// Returns the interval, limited to the values that are possible.
    #[must_use]
    pub fn within(self, least: f64, most: f64) -> (f64, f64) {
        ((self.value - self.half_width).clamp(least, most), (self.value + self.half_width).clamp(least, most))
    }
}

/// The levels of the four classes, in the order of the bins.
fn levels() -> [f64; 4] {
    WeatherClass::ALL.map(WeatherClass::level)
}

/// The mean of the four levels. Deviations are taken from it: noise in the number of people then does not move the
/// mean.
fn centre() -> f64 {
    levels().iter().sum::<f64>() / 4.0
}

/// The variance of the sum of deviations if each bin has variance 1.
fn deviation_variance() -> f64 {
    levels().iter().map(|level| (level - centre()).powi(2)).sum()
}

#[cfg(test)]
mod tests;
