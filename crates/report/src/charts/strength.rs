//! The strength of evidence for a drop, per shift: columns with lines at the thresholds of watch, talk and act.

use super::canvas::{Anchor, DrawError, Sheet, block, draw, path, word};
use super::colours::Ink;
use super::{Chart, ChartSize, whole};
use domain::Locale;
use insight::flag::Severity;
use words::reason;

const HEIGHT: u32 = 132;
/// Space for the words at the right.
const RIGHT: f64 = 152.0;
/// Upper end of the axis: beyond act, higher values mean the same.
const TOP: f64 = 3.6;

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct StrengthChart {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides the width.
    pub size: ChartSize,
    /// One sentence for screen readers.
    pub title: String,
    /// Per shift, oldest first: the level reached (1 watch, 2 talk, 3 act), and whether a flag was open.
    pub shifts: Vec<(f64, bool)>,
}

/// Draws the chart.
#[must_use]
pub fn strength(strength: &StrengthChart) -> Chart {
    draw((strength.size.pixels().0, HEIGHT), &strength.title, "", |sheet| paint(sheet, strength))
}

fn y(steps: f64) -> i32 {
    whole((f64::from(HEIGHT) - 6.0) * (1.0 - steps.min(TOP) / TOP)) + 3
}

fn paint(sheet: &Sheet<'_>, strength: &StrengthChart) -> Result<(), DrawError> {
    let right = f64::from(strength.size.pixels().0) - RIGHT;
    let count = u32::try_from(strength.shifts.len()).unwrap_or(0).max(1);
    let width = (right - 4.0) / f64::from(count);
    for (index, (steps, open)) in (0_u32..).zip(&strength.shifts) {
        let left = 2.0 + width * f64::from(index);
        let corners = ((whole(left + 1.0), y(*steps)), (whole(left + width - 1.0), y(0.0)));
        if *steps > 0.02 {
            block(sheet, corners.0, corners.1, if *open { Ink::Point } else { Ink::Bar })?;
        }
    }
    for (step, severity) in [1.0, 2.0, 3.0].into_iter().zip(Severity::ALL) {
        path(sheet, vec![(2, y(step)), (whole(right), y(step))], Ink::Limit, 1)?;
        let name = reason::severity(strength.locale, severity);
        word(sheet, &name, (whole(right) + 8, y(step)), Anchor::Start, 12.0)?;
    }
    path(sheet, vec![(2, y(0.0)), (whole(right), y(0.0))], Ink::Axis, 1)
}
