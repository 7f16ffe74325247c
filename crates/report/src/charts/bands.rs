//! Bands over time: between which weathers each week lay. A week without a band is a gap, whatever the reason.

use super::canvas::{Sheet, Trouble, draw, path};
use super::colours::Ink;
use super::levels::Frame;
use super::{Chart, ChartMedium, Interval, names};
use domain::Locale;
use domain::Workday;
use words::dates;

/// Up to so many weeks the axis names days; beyond, months.
const DAYS: usize = 16;
/// Room for the names.
const BELOW: i32 = 28;

/// One week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub begins: Workday,
    /// In levels, 1 (stormy) to 5 (sunny). Withheld and empty are both none.
    pub band: Option<Interval>,
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct Bands {
    /// Of its words.
    pub locale: Locale,
    /// Where it stands.
    pub room: ChartMedium,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// Every week, one after another.
    pub weeks: Vec<Week>,
}

/// Draws it.
#[must_use]
pub fn bands(bands: &Bands) -> Chart {
    let height = match bands.room {
        ChartMedium::Phone => 200,
        ChartMedium::Page => 280,
        ChartMedium::Paper => 220,
    };
    draw(bands.room.sheet(height), &bands.title, "", |sheet| paint(sheet, bands, height))
}

fn paint(sheet: &Sheet<'_>, bands: &Bands, height: i32) -> Result<(), Trouble> {
    let frame = Frame::new(bands.room.width(), 4, height - BELOW);
    frame.scale(sheet, bands.locale)?;
    let weeks: Vec<_> = bands.weeks.iter().map(|week| week.band).collect();
    frame.ribbon(sheet, &weeks)?;
    let count = bands.weeks.len();
    let by_days = count <= DAYS;
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
            named.push((if by_days { middle } else { x + names::width(&name) / 2 }, name));
        }
    }
    names::along(sheet, named, (frame.left, frame.right + 40), frame.bottom + 17)
}
