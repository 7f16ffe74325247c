//! Whether one period differs from another by more than noise and sampling explain.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal};

use super::super::Period;
use super::detector::{LastingShift, shift};
use super::direction::Direction;
use super::weeks::{ClimateScope, Span, Weeks};
use super::{Estimate, SWING, WeatherEstimate, Z95};
use domain::Workday;

/// Expected false changes of a place in a year, brighter and rougher together. The rest of the yearly allowance is left
/// to [`super::shift`].
const FALSE_A_YEAR: f64 = 0.1;

/// The difference between two periods.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Levels: positive if it became brighter. The half-width covers noise, sampling and the usual swing of a week.
    pub difference: Estimate,
    /// The direction, if the interval excludes zero; otherwise unclear.
    pub direction: Direction,
}

/// Compares a period with the one before. The limit is such that hardly any false change is expected in a year.
#[must_use]
pub fn change(before: &WeatherEstimate, now: &WeatherEstimate, span: Span) -> Change {
    let variance = |estimate: &WeatherEstimate| {
        (estimate.mean.half_width / Z95).powi(2) + SWING.powi(2) / estimate.weeks.max(1) as f64
    };
    let limit = quantile(1.0 - FALSE_A_YEAR / 2.0 / span.a_year()).max(Z95);
    let half_width = limit * (variance(before) + variance(now)).sqrt();
    let value = now.mean.value - before.mean.value;
    let direction = match value {
        value if value > half_width => Direction::Brighter,
        value if value < -half_width => Direction::Rougher,
        _ => Direction::Unclear,
    };
    Change { difference: Estimate { value, half_width }, direction }
}

/// What a report says of the course over time of a site or a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedCourse {
    /// The lasting shift.
    pub shift: Option<LastingShift>,
    /// The period compared with the one before; none if one of them has no figure.
    pub change: Option<Change>,
}

impl StatedCourse {
    /// Returns what is said in one word: the direction of the shift, or else of the change. None if there is nothing to
    /// compare with.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.shift.map(|shift| shift.direction).or_else(|| self.change.map(|change| change.direction))
    }
}

/// Returns what a report of a period says of a site or unit, from the weeks up to `monday`: that of
/// [`Weeks::last_reported_week`].
#[must_use]
pub fn stated(weeks: &Weeks, place: ClimateScope, period: Period, monday: Workday) -> StatedCourse {
    let weather = weeks.weather(place, period.before()).zip(weeks.weather(place, period));
    StatedCourse {
        shift: shift(weeks, place, monday),
        change: weather.map(|(before, now)| change(&before, &now, Span::of(period))),
    }
}

/// The quantile of the standard normal distribution.
fn quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability.clamp(1e-9, 1.0 - 1e-9))
}
