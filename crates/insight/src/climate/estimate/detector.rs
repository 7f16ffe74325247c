//! A detector of lasting shifts over the weekly figures of a place.
//!
//! A generalised likelihood-ratio scan: for every possible start in the last thirteen weeks, the mean since then is
//! compared with the mean of up to half a year before. The limit makes, together with `change`, at most about
//! one false statement a year of a place, falls and rises together (a test measures it).

use serde::Serialize;

use super::figures::Figures;
use super::weeks::{ClimateScope, Span, Weeks};
use super::{Direction, Estimate, SPREAD, SWING, Z95, centre, deviation_variance, levels};
use domain::Workday;

/// Maximum length of a shift that is searched for, in weeks.
const MAX_SINCE: usize = 13;
/// Weeks before a shift with which it is compared: maximum and minimum.
const BASELINE: (usize, usize) = (26, 8);
/// The limit of the scan statistic, in standard deviations.
const LIMIT: f64 = 2.5;

/// The minimum number of weeks of a lasting shift, of a site or unit that is shown by this span. In a small place the
/// noise of one week often exceeds a limit that four weeks together exceed only if something changed.
const fn min_since(span: Span) -> usize {
    match span {
        Span::Week => 2,
        Span::Month | Span::Quarter => 4,
    }
}

/// A lasting shift.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LastingShift {
    /// The Monday of its first week.
    pub since: Workday,
    /// By how many levels, with the half-width of a 95 % interval.
    pub by: Estimate,
    /// Which way; never unclear.
    pub direction: Direction,
}

/// Returns the shift that is visible in the weekly figures of a place up to `monday`.
#[must_use]
pub fn shift(weeks: &Weeks, place: ClimateScope, monday: Workday) -> Option<LastingShift> {
    let reach = i32::try_from(BASELINE.0 + MAX_SINCE).unwrap_or(0);
    let run = weeks.run(place, monday.plus(-7 * (reach - 1)), monday);
    // A shift up to this week needs the figure of this week.
    run.last().filter(|(last, _)| *last == monday)?;
    let rate = weeks.rate(place, monday);
    let points: Vec<(f64, f64)> = run.iter().map(|(_, figures)| point(figures, rate)).collect();
    let mut best: Option<(f64, LastingShift)> = None;
    for length in min_since(weeks.shortest(place, monday))..=MAX_SINCE {
        let Some(start) = points.len().checked_sub(length) else { break };
        let before = start.min(BASELINE.0);
        if before < BASELINE.1 {
            break;
        }
        let (then, now) = (mean(&points[start - before..start]), mean(&points[start..]));
        let (value, deviation) = (now.0 - then.0, (now.1 + then.1).sqrt());
        let score = value / deviation;
        if score.abs() > LIMIT && best.is_none_or(|(known, _)| score.abs() > known.abs()) {
            let direction = if value > 0.0 { Direction::Brighter } else { Direction::Rougher };
            let by = Estimate { value, half_width: Z95 * deviation };
            best = Some((score, LastingShift { since: run[start].0, by, direction }));
        }
    }
    best.map(|(_, shift)| shift)
}

/// The deviation of a week's mean from the centre of the scale, with its variance. Linear in the figures, so that noise
/// does not bias it.
fn point(figures: &Figures, rate: f64) -> (f64, f64) {
    let deviation: f64 = levels().iter().zip(figures.counts).map(|(level, count)| (level - centre()) * count).sum();
    let (people, expected) = (rate * f64::from(figures.people), figures.expected());
    let noise = figures.variance * deviation_variance() / (expected * expected);
    (deviation / people, noise + SPREAD * SPREAD / expected + SWING * SWING)
}

/// The mean of independent values, with its variance.
fn mean(points: &[(f64, f64)]) -> (f64, f64) {
    let count = points.len() as f64;
    let (values, variances) = points.iter().fold((0.0, 0.0), |sums, point| (sums.0 + point.0, sums.1 + point.1));
    (values / count, variances / (count * count))
}
