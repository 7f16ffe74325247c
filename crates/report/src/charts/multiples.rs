//! Small multiples: the ribbons of many teams side by side on one scale.

use super::canvas::{Anchor, Sheet, Trouble, draw, path, word};
use super::colours::Ink;
use super::levels::Frame;
use super::names::{self, TEXT};
use super::{Chart, ChartMedium, Interval};
use domain::Locale;
use domain::Weather;
use words::weather_name;

/// How many it shows at most.
const MAX_PANELS: usize = 20;
const GAP: i32 = 16;
/// The name above, the ribbon, the air below.
const NAME: i32 = 22;
const RIBBON: i32 = 44;
const PITCH: i32 = NAME + RIBBON + 14;

/// One team or department.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it is called.
    pub name: String,
    /// Its weeks, the same in every panel, in levels. Withheld and empty are both none.
    pub weeks: Vec<Option<Interval>>,
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct Multiples {
    /// Of its words.
    pub locale: Locale,
    /// Where it stands.
    pub room: ChartMedium,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// The first twenty are shown.
    pub panels: Vec<Panel>,
}

/// Draws it.
#[must_use]
pub fn multiples(multiples: &Multiples) -> Chart {
    let abreast = match multiples.room {
        ChartMedium::Phone => 2,
        ChartMedium::Paper => 4,
        ChartMedium::Page => 5,
    };
    let rows = multiples.panels.len().min(MAX_PANELS).div_ceil(abreast);
    let height = PITCH * i32::try_from(rows).unwrap_or(0).max(1);
    draw(multiples.room.sheet(height), &multiples.title, "", |sheet| paint(sheet, multiples, abreast))
}

fn paint(sheet: &Sheet<'_>, multiples: &Multiples, abreast: usize) -> Result<(), Trouble> {
    let scale = [Weather::Sunny, Weather::Stormy].map(|weather| (weather, weather_name(multiples.locale, weather)));
    let words = scale.iter().map(|(_, name)| names::width(name)).max().unwrap_or(0) + 8;
    let columns = i32::try_from(abreast).unwrap_or(1);
    let width = (multiples.room.width() - words - GAP * (columns - 1)) / columns;
    let mut top = 0;
    for row in multiples.panels.get(..MAX_PANELS).unwrap_or(&multiples.panels).chunks(abreast) {
        let mut left = 0;
        let mut last = Frame { left, right: left, top, bottom: top };
        for panel in row {
            let frame = Frame { left: left + 1, right: left + width, top: top + NAME, bottom: top + NAME + RIBBON };
            word(sheet, &names::fitted(&panel.name, width), (left, top + 10), Anchor::Start, TEXT)?;
            for weather in [Weather::Sunny, Weather::Cloudy, Weather::Stormy] {
                let y = frame.y(f64::from(weather.level()));
                path(sheet, vec![(frame.left, y), (frame.right, y)], Ink::Grid, 1)?;
            }
            frame.small_ribbon(sheet, &panel.weeks)?;
            left += width + GAP;
            last = frame;
        }
        for (weather, name) in &scale {
            let at = (last.right + 6, last.y(f64::from(weather.level())));
            word(sheet, name, at, Anchor::Start, TEXT)?;
        }
        top += PITCH;
    }
    Ok(())
}
