//! Small multiples: the bands of many teams on the same scale.

use super::canvas::{Anchor, DrawError, Sheet, draw, path, word};
use super::colours::Ink;
use super::labels::{self, TEXT};
use super::levels::Frame;
use super::{Chart, ChartMedium, ValueBand};
use domain::{Locale, Weather};
use words::weather_name;

/// Maximum number of panels in the chart.
const MAX_PANELS: usize = 20;
const GAP: i32 = 16;
/// Heights of the name, the bands, and the two plus the gap below.
const NAME: i32 = 22;
const RIBBON: i32 = 44;
const PITCH: i32 = NAME + RIBBON + 14;

/// One team or department.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Label.
    pub name: String,
    /// The same weeks in every panel, in levels. None if withheld or empty.
    pub weeks: Vec<Option<ValueBand>>,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct Multiples {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides size and layout.
    pub room: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// Only the first twenty are drawn.
    pub panels: Vec<Panel>,
}

/// Draws the chart.
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

fn paint(sheet: &Sheet<'_>, multiples: &Multiples, abreast: usize) -> Result<(), DrawError> {
    let scale = [Weather::Sunny, Weather::Stormy].map(|weather| (weather, weather_name(multiples.locale, weather)));
    let words = scale.iter().map(|(_, name)| labels::width(name)).max().unwrap_or(0) + 8;
    let columns = i32::try_from(abreast).unwrap_or(1);
    let width = (multiples.room.width() - words - GAP * (columns - 1)) / columns;
    let mut top = 0;
    for row in multiples.panels.get(..MAX_PANELS).unwrap_or(&multiples.panels).chunks(abreast) {
        let mut left = 0;
        let mut last = Frame { left, right: left, top, bottom: top };
        for panel in row {
            let frame = Frame { left: left + 1, right: left + width, top: top + NAME, bottom: top + NAME + RIBBON };
            word(sheet, &labels::fitted(&panel.name, width), (left, top + 10), Anchor::Start, TEXT)?;
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
