//! The lift after something that a site or a team did: its weeks against what the same weeks would have been.
//!
//! For a department this is a difference in differences: its change from before to after, minus the change of the other
//! departments of the site over the same weeks (Card and Krueger 1994). What moves everybody, such as a busy season,
//! cancels. A site is compared with the other sites of the centre in the same way. Where there are no others, its
//! change is given without a comparison, and nothing is claimed about what would have been. The lift says nothing about
//! those who came: no figure is smaller than a department. In a department of 60 among four, a lift of half a level is
//! found in about 80 of 100 cases, one of 0.7 in more than 90.

use serde::Serialize;

use super::figures::Figures;
use super::weeks::{ClimateScope, Weeks};
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
    /// The direction, if the interval excludes zero; otherwise unclear.
    pub direction: Direction,
    /// What says what the same weeks would have been.
    pub compared_with: ComparedWith,
    /// The number of weeks before the event.
    pub weeks_before: usize,
}

/// What a change is compared with, other than the weeks before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ComparedWith {
    /// The other departments of the site.
    Departments,
    /// The other sites of the centre.
    Sites,
    /// Nothing: there are no others, or they have no figures of all the weeks.
    Nothing,
}

/// A week of a place, with the same week of the others where there are any.
struct Point {
    /// The deviation of the own mean, minus that of the others.
    value: f64,
    variance: f64,
}

/// Returns the lift of a place around an event in the week of `monday`; a site is compared with `other_sites`. None
/// before all of [`LIFT_WEEKS`] weeks are drawn, so that one event is looked at once, or if there are too few weeks
/// before.
#[must_use]
pub fn lift(weeks: &Weeks, place: ClimateScope, other_sites: &[Weeks], monday: Workday) -> Option<Lift> {
    let reach = |weeks: usize| i32::try_from(7 * weeks).unwrap_or(0);
    let last = monday.plus(reach(LIFT_WEEKS - 1));
    let own = weeks.run(place, monday.plus(-reach(BEFORE.0)), last);
    // All weeks are compared, or none: otherwise the difference would be between two kinds of numbers.
    let others: Option<Vec<(Figures, f64)>> = match place {
        ClimateScope::Department(_) => own.iter().map(|(monday, _)| weeks.others(place, *monday)).collect(),
        // Sites are drawn independently of one another.
        ClimateScope::Site => {
            let mondays: Vec<Workday> = own.iter().map(|(monday, _)| *monday).collect();
            let found = Weeks::of_sites(other_sites, &mondays);
            found.map(|found| found.into_iter().map(|figures| (figures, 0.0)).collect())
        }
    };
    let compared_with = match (&others, place) {
        (None, _) => ComparedWith::Nothing,
        (Some(_), ClimateScope::Department(_)) => ComparedWith::Departments,
        (Some(_), ClimateScope::Site) => ComparedWith::Sites,
    };
    let rate = weeks.rate(place, last);
    let others_rate = rate_of(others.iter().flatten().map(|(figures, _)| figures));
    let points = own.iter().enumerate().map(|(index, (monday, figures))| {
        let (value, variance) = point(figures, rate);
        let point = match others.as_ref().and_then(|others| others.get(index)) {
            Some((others, covariance)) => {
                let (other, other_variance) = match place {
                    ClimateScope::Department(_) => point_of_others(others, others_rate),
                    // There may be one other site only, which swings by itself.
                    ClimateScope::Site => self::point(others, others_rate),
                };
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
    Some(Lift { by, direction, compared_with, weeks_before: before.len() })
}

/// The deviation of a week's mean from the centre of the scale, with its variance: noise, sampling, and a swing of its
/// own.
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
