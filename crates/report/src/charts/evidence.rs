//! The small chart of a flag: the last shifts that the sight holds, one after another, and those that the reason counts.

use super::canvas::{Anchor, LEVELS, Sheet, Trouble, block, dot, draw, path, word};
use super::colours::Ink;
use super::{Chart, whole};
use domain::Locale;
use domain::Weather;
use words::weather_name;

/// How many shifts it shows at most.
const MAX_SHIFTS_SHOWN: usize = 21;
const SIZE: (u32, u32) = (332, 104);
/// Where the line ends and the words begin.
const RIGHT: f64 = 272.0;

/// One shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// What was said.
    pub weather: Weather,
    /// Whether the reason counts it. Marked by a large dot.
    pub counted: bool,
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Of its words.
    pub locale: Locale,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// Shifts, oldest first; of more than 21 the last ones are shown.
    pub shifts: Vec<Shift>,
    /// What is usual, in levels (see [`super::band_of`]).
    pub band: Option<(f64, f64)>,
}

/// Draws it.
#[must_use]
pub fn evidence(evidence: &Evidence) -> Chart {
    draw(SIZE, &evidence.title, "", |sheet| paint(sheet, evidence))
}

fn y(level: f64) -> i32 {
    let share = (level.clamp(LEVELS.start, LEVELS.end) - LEVELS.start) / (LEVELS.end - LEVELS.start);
    whole(f64::from(SIZE.1) * (1.0 - share))
}

fn paint(sheet: &Sheet<'_>, evidence: &Evidence) -> Result<(), Trouble> {
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
        .map(|(place, shift)| {
            let x = whole(7.0 + (RIGHT - 14.0) * f64::from(place) / f64::from(last));
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
