//! Ranked bars: shares as bands, in this period and in the one before.

use super::canvas::{Anchor, DrawError, Sheet, block, draw, path, word};
use super::colours::Ink;
use super::labels::TEXT;
use super::shares::{Bars, interval};
use super::{Chart, ChartMedium, ValueBand, whole};

const BAR: i32 = 18;
const BELOW: i32 = 24;
/// Possible ends of the axis, as shares of all.
const ENDS: [f64; 7] = [0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0];

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedRow {
    /// Label.
    pub label: String,
    /// Share of all in this period, 0 to 1. None if withheld or empty.
    pub now: Option<ValueBand>,
    /// Share of all in the period before.
    pub before: Option<ValueBand>,
    /// The share of this period as text.
    pub text: String,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct RankedChart {
    /// Decides size and layout.
    pub room: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// In descending order.
    pub rows: Vec<RankedRow>,
}

/// Draws the chart.
#[must_use]
pub fn ranked(ranked: &RankedChart) -> Chart {
    let labels: Vec<&str> = ranked.rows.iter().map(|row| row.label.as_str()).collect();
    let texts: Vec<&str> = ranked.rows.iter().map(|row| row.text.as_str()).collect();
    let bars = Bars::new(ranked.room, &labels, &texts, BAR);
    let ground = bars.pitch * i32::try_from(ranked.rows.len()).unwrap_or(0) + 4;
    draw(ranked.room.sheet(ground + BELOW), &ranked.title, "", |sheet| paint(sheet, ranked, &bars, ground))
}

fn paint(sheet: &Sheet<'_>, ranked: &RankedChart, bars: &Bars, ground: i32) -> Result<(), DrawError> {
    let most =
        ranked.rows.iter().flat_map(|row| [row.now, row.before]).flatten().map(|band| band.high).fold(0.0, f64::max);
    let end = ENDS.into_iter().find(|end| most <= *end).unwrap_or(1.0);
    if !bars.stacked {
        for quarter in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let ink = if quarter == 0.0 { Ink::Axis } else { Ink::Grid };
            path(sheet, vec![(bars.x(quarter), 2), (bars.x(quarter), ground)], ink, 1)?;
        }
    }
    let mut top = 0;
    for row in &ranked.rows {
        bars.label(sheet, top, BAR, &row.label, &row.text)?;
        let (high, low) = (top + bars.drop, top + bars.drop + BAR);
        if bars.stacked {
            block(sheet, (bars.left, high), (bars.right, high + 11), Ink::Behind)?;
        }
        if let Some(now) = row.now {
            let ends = (bars.left, bars.x(now.low / end), bars.x(now.high / end));
            interval(sheet, ends, (high, high + 11), (Ink::Bar, Ink::BarLine))?;
        }
        if let Some(before) = row.before {
            bracket(sheet, (bars.x(before.low / end), bars.x(before.high / end)), low - 2)?;
        }
        top += bars.pitch;
    }
    for part in [0.0, 0.5, 1.0] {
        let anchor = match (bars.stacked, part) {
            (true, 0.0) => Anchor::Start,
            (true, 1.0) => Anchor::End,
            _ => Anchor::Middle,
        };
        let text = format!("{}%", whole(part * end * 100.0));
        word(sheet, &text, (bars.x(part), ground + 13), anchor, TEXT)?;
    }
    Ok(())
}

/// Draws the period before as a line between two ticks, which is distinct from a bar.
fn bracket(sheet: &Sheet<'_>, (low, high): (i32, i32), y: i32) -> Result<(), DrawError> {
    path(sheet, vec![(low, y), (high.max(low + 2), y)], Ink::Point, 2)?;
    for end in [low, high.max(low + 2)] {
        path(sheet, vec![(end, y - 3), (end, y + 3)], Ink::Point, 2)?;
    }
    Ok(())
}
