//! A chart of bands over time, one per week. A week without a band is a gap.

use super::canvas::{DrawError, Sheet, draw, path};
use super::colours::Ink;
use super::levels::Frame;
use super::{Chart, ChartMedium, ValueBand, labels};
use domain::{Locale, Workday};
use words::dates;

/// Maximum number of weeks for which the axis shows days; beyond that, months.
const MAX_WEEKS_WITH_DAYS: usize = 16;
/// Space for the names.
const BELOW: i32 = 28;

/// One week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekBand {
    /// Its Monday.
    pub begins: Workday,
    /// In levels, 1 (stormy) to 5 (sunny). None if withheld or empty.
    pub band: Option<ValueBand>,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct Bands {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides size and layout.
    pub room: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// Consecutive weeks.
    pub weeks: Vec<WeekBand>,
}

/// Draws the chart.
#[must_use]
pub fn bands(bands: &Bands) -> Chart {
    let height = match bands.room {
        ChartMedium::Phone => 200,
        ChartMedium::Page => 280,
        ChartMedium::Paper => 220,
    };
    draw(bands.room.sheet(height), &bands.title, "", |sheet| paint(sheet, bands, height))
}

fn paint(sheet: &Sheet<'_>, bands: &Bands, height: i32) -> Result<(), DrawError> {
    let frame = Frame::new(bands.room.width(), 4, height - BELOW);
    frame.scale(sheet, bands.locale)?;
    let weeks: Vec<_> = bands.weeks.iter().map(|week| week.band).collect();
    frame.ribbon(sheet, &weeks)?;
    let count = bands.weeks.len();
    let by_days = count <= MAX_WEEKS_WITH_DAYS;
    let mut named = Vec::new();
    for (number, week) in bands.weeks.iter().enumerate() {
        let begins_month = week.begins.0.day() <= 7;
        if by_days || begins_month {
            let x = frame.column(number, count);
            path(sheet, vec![(x, frame.bottom), (x, frame.bottom + 5)], Ink::Axis, 1)?;
            let middle = (x + frame.column(number + 1, count)) / 2;
            let name = if by_days {
                dates::short_day(bands.locale, week.begins)
            } else {
                dates::short_month(bands.locale, week.begins)
            };
            named.push((if by_days { middle } else { x + labels::width(&name) / 2 }, name));
        }
    }
    labels::along(sheet, named, (frame.left, frame.right + 40), frame.bottom + 17)
}
