//! How much spoke for a drop by each shift: columns that rise to the lines where a watch, a talk and an act begin.

use super::canvas::{Anchor, Sheet, Trouble, block, draw, path, word};
use super::colours::Ink;
use super::{Chart, Size, whole};
use domain::Locale;
use insight::flag::Severity;
use words::reason;

const HEIGHT: u32 = 132;
/// Room for the words at the right.
const RIGHT: f64 = 152.0;
/// The highest step that has room: beyond an act, more is only more.
const TOP: f64 = 3.6;

/// What it shows.
#[derive(Clone, Debug)]
pub struct Strength {
    /// Of its words.
    pub locale: Locale,
    /// How wide.
    pub size: Size,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// A shift each, oldest first: the steps reached (1 a watch, 2 a talk, 3 an act), and whether a flag was open.
    pub shifts: Vec<(f64, bool)>,
}

/// Draws it.
#[must_use]
pub fn strength(strength: &Strength) -> Chart {
    draw((strength.size.pixels().0, HEIGHT), &strength.title, "", |sheet| paint(sheet, strength))
}

fn y(steps: f64) -> i32 {
    whole((f64::from(HEIGHT) - 6.0) * (1.0 - steps.min(TOP) / TOP)) + 3
}

fn paint(sheet: &Sheet<'_>, strength: &Strength) -> Result<(), Trouble> {
    let right = f64::from(strength.size.pixels().0) - RIGHT;
    let count = u32::try_from(strength.shifts.len()).unwrap_or(0).max(1);
    let width = (right - 4.0) / f64::from(count);
    for (place, (steps, open)) in (0_u32..).zip(&strength.shifts) {
        let left = 2.0 + width * f64::from(place);
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
