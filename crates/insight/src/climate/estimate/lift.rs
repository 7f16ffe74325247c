//! The lift after something that a site or a team did: its weeks against what the same weeks would have been.
//!
//! For a department this is a difference in differences: its change from before to after, minus the change of the other departments of
//! the site over the same weeks (Card and Krueger 1994). What moves everybody, such as a busy season, cancels. A site has no others: its
//! change is shown as it is, with the usual swing of weeks in its error. Who came is not part of it, and cannot be: no figure is smaller
//! than a department. In a department of 60 among four, a lift of half a level is found in about 80 of 100 cases, one of 0.7 in more
//! than 90.

use serde::Serialize;

use super::weeks::{Figures, Place, Weeks};
use super::{Direction, Estimate, SPREAD, SWING, Z95, centre, deviation_variance, levels};
use domain::Workday;

/// Weeks from that of the event on.
pub const LIFT_WEEKS: usize = 4;
/// Weeks before it with which they are compared, at most and at least.
const BEFORE: (usize, usize) = (8, 4);

/// The change around an event.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Lift {
    /// By how many levels, with the half-width of a 95 % interval.
    pub by: Estimate,
    /// What may be said.
    pub direction: Direction,
    /// Whether other departments say what the same weeks would have been.
    pub is_compared: bool,
    /// The number of weeks before the event.
    pub weeks_before: usize,
}

/// A week of a place, with the same week of the others where there are any.
struct Point {
    /// The deviation of the own mean, minus that of the others.
    value: f64,
    variance: f64,
}

/// Returns the lift of a place around an event in the week of `monday`. None before all of [`LIFT_WEEKS`] weeks are drawn, so that one
/// event is looked at once, or if there are too few weeks before.
#[must_use]
pub fn lift(weeks: &Weeks, place: Place, monday: Workday) -> Option<Lift> {
    let reach = |weeks: usize| i32::try_from(7 * weeks).unwrap_or(0);
    let last = monday.plus(reach(LIFT_WEEKS - 1));
    let own = weeks.run(place, monday.plus(-reach(BEFORE.0)), last);
    let others: Vec<_> = own.iter().map(|(monday, _)| weeks.others(place, *monday)).collect();
    // All weeks are compared, or none: otherwise the difference would be between two kinds of numbers.
    let is_compared = others.iter().all(Option::is_some);
    let rate = weeks.rate(place, last);
    let others_rate = rate_of(others.iter().flatten().map(|(figures, _)| figures));
    let points = own.iter().zip(&others).map(|((monday, figures), others)| {
        let (value, variance) = point(figures, rate);
        let point = match others.as_ref().filter(|_| is_compared) {
            Some((others, covariance)) => {
                let (other, other_variance) = point_of_others(others, others_rate);
                let shared = covariance * deviation_variance() / (figures.expected() * others.expected());
                let variance = variance + other_variance - 2.0 * shared;
                Point { value: value - other, variance }
            }
            None => Point { value, variance },
        };
        (*monday, point)
    });
    let (before, after): (Vec<_>, Vec<_>) = points.partition(|(week, _)| *week < monday);
    if after.len() < LIFT_WEEKS || before.len() < BEFORE.1 {
        return None;
    }
    let (then, now) = (mean(&before), mean(&after));
    let by = Estimate { value: now.0 - then.0, half_width: Z95 * (now.1 + then.1).sqrt() };
    let direction = match by.value {
        value if value > by.half_width => Direction::Brighter,
        value if value < -by.half_width => Direction::Rougher,
        _ => Direction::Unclear,
    };
    Some(Lift { by, direction, is_compared, weeks_before: before.len() })
}

/// The deviation of a week's mean from the centre of the scale, with its variance: noise, sampling, and a swing of its own.
fn point(figures: &Figures, rate: f64) -> (f64, f64) {
    let (value, variance) = point_of_others(figures, rate);
    (value, variance + SWING * SWING)
}

/// The same without a swing: that of many departments together is the swing of everybody, which cancels.
fn point_of_others(figures: &Figures, rate: f64) -> (f64, f64) {
    let deviation: f64 = levels().iter().zip(figures.counts).map(|(level, count)| (level - centre()) * count).sum();
    let expected = figures.expected();
    let noise = figures.variance * deviation_variance() / (expected * expected);
    (deviation / (rate * f64::from(figures.people)), noise + SPREAD * SPREAD / expected)
}

/// The share of a roster that is counted, pooled over these weeks: between a quarter and all.
fn rate_of<'a>(weeks: impl Iterator<Item = &'a Figures>) -> f64 {
    let (people, total) =
        weeks.fold((0.0, 0.0), |sums, figures| (sums.0 + f64::from(figures.people), sums.1 + figures.total()));
    if people > 0.0 { (total / people).clamp(0.25, 1.0) } else { super::PARTICIPATION }
}

/// The mean of independent points, with its variance.
fn mean(points: &[(Workday, Point)]) -> (f64, f64) {
    let count = points.len() as f64;
    let sums = points.iter().fold((0.0, 0.0), |sums, (_, point)| (sums.0 + point.value, sums.1 + point.variance));
    (sums.0 / count, sums.1 / (count * count))
}
