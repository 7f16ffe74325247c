//! The small chart of a flag: the last visible shifts, with the ones that the reason counts marked.

use super::canvas::{Anchor, DrawError, Sheet, block, dot, draw, level_share, path, word};
use super::colours::Ink;
use super::{Chart, whole};
use domain::{Locale, Weather};
use words::weather_name;

/// Maximum number of shifts in the chart.
const MAX_SHIFTS_SHOWN: usize = 21;
const SIZE: (u32, u32) = (332, 104);
/// Right end of the line; labels start there.
const RIGHT: f64 = 272.0;

/// One shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceShift {
    /// The reported weather.
    pub weather: Weather,
    /// Whether the reason counts it: drawn as a large dot.
    pub counted: bool,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct EvidenceChart {
    /// Language of the labels.
    pub locale: Locale,
    /// One sentence for screen readers.
    pub title: String,
    /// Oldest first; only the last 21 are drawn.
    pub shifts: Vec<EvidenceShift>,
    /// What is usual, in levels (see [`super::band_of`]).
    pub band: Option<(f64, f64)>,
}

/// Draws the chart.
#[must_use]
pub fn evidence(evidence: &EvidenceChart) -> Chart {
    draw(SIZE, &evidence.title, "", |sheet| paint(sheet, evidence))
}

fn y(level: f64) -> i32 {
    whole(f64::from(SIZE.1) * (1.0 - level_share(level)))
}

fn paint(sheet: &Sheet<'_>, evidence: &EvidenceChart) -> Result<(), DrawError> {
    if let Some((low, high)) = evidence.band {
        block(sheet, (0, y(high)), (whole(RIGHT), y(low)), Ink::Band)?;
    }
    for weather in [Weather::Sunny, Weather::Stormy] {
        let at = (whole(RIGHT) + 8, y(f64::from(weather.level())));
        word(sheet, &weather_name(evidence.locale, weather), at, Anchor::Start, 12.0)?;
    }
    let shown = evidence.shifts.get(evidence.shifts.len().saturating_sub(MAX_SHIFTS_SHOWN)..).unwrap_or_default();
    let last = u32::try_from(shown.len().saturating_sub(1)).unwrap_or(0).max(1);
    let points: Vec<((i32, i32), bool)> = (0_u32..)
        .zip(shown)
        .map(|(index, shift)| {
            let x = whole(7.0 + (RIGHT - 14.0) * f64::from(index) / f64::from(last));
            ((x, y(f64::from(shift.weather.level()))), shift.counted)
        })
        .collect();
    path(sheet, points.iter().map(|(at, _)| *at).collect(), Ink::Line, 2)?;
    for (at, counted) in points {
        if counted {
            dot(sheet, at, 7, Ink::Card)?;
            dot(sheet, at, 5, Ink::Point)?;
        } else {
            dot(sheet, at, 2, Ink::Line)?;
        }
    }
    Ok(())
}
