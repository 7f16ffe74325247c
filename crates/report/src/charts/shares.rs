//! Bars of the share of each weather: filled up to the lower end of the band, outlined up to the upper end.

use super::canvas::{Anchor, DrawError, Sheet, block, draw, hatch, outline, path, word};
use super::colours::Ink;
use super::labels::{self, TEXT};
use super::{Chart, ChartMedium, ValueBand, whole};
use domain::Weather;

/// Width of the bar for “few”: the same for every small number.
const FEW: i32 = 14;
const BAR: i32 = 14;
const BELOW: i32 = 24;

/// A share of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShareBand {
    /// Between two shares, 0 to 1.
    Between(ValueBand),
    /// More than none, but too few for a number.
    Few,
    /// Withheld.
    Unsaid,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareRow {
    /// Label.
    pub label: String,
    /// Decides the colour; none for a group of several weathers.
    pub weather: Option<Weather>,
    /// Share of all check-ins.
    pub share: ShareBand,
    /// The share as text ("20–30%", "few").
    pub text: String,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct Shares {
    /// Decides size and layout.
    pub room: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// From sunny to stormy.
    pub rows: Vec<ShareRow>,
}

/// The layout of bars: next to their labels, or on a phone below them.
pub(super) struct Bars {
    pub left: i32,
    pub right: i32,
    pub pitch: i32,
    /// Distance from the top of a row to its bar.
    pub drop: i32,
    pub stacked: bool,
    width: i32,
}

impl Bars {
    pub(super) fn new(room: ChartMedium, labels: &[&str], texts: &[&str], bar: i32) -> Self {
        let width = room.width();
        if room == ChartMedium::Phone {
            return Self { left: 2, right: width - 2, pitch: bar + 30, drop: 21, stacked: true, width };
        }
        let widest = |of: &[&str], most: i32| of.iter().map(|text| labels::width(text)).max().unwrap_or(0).min(most);
        let (left, right) = (widest(labels, width / 4) + 12, width - widest(texts, width / 5) - 12);
        Self { left, right, pitch: bar + 16, drop: 8, stacked: false, width }
    }

    /// Returns the x coordinate of a share of the axis.
    pub(super) fn x(&self, share: f64) -> i32 {
        self.left + whole(share.clamp(0.0, 1.0) * f64::from(self.right - self.left))
    }

    /// Writes the label and the text of a row.
    pub(super) fn label(
        &self,
        sheet: &Sheet<'_>,
        top: i32,
        bar: i32,
        label: &str,
        text: &str,
    ) -> Result<(), DrawError> {
        if self.stacked {
            let room = self.right - self.left - labels::width(text) - 10;
            word(sheet, &labels::fitted(label, room), (self.left, top + 11), Anchor::Start, TEXT)?;
            return word(sheet, text, (self.right, top + 11), Anchor::End, TEXT);
        }
        let middle = top + self.drop + bar / 2;
        word(sheet, &labels::fitted(label, self.left - 10), (0, middle), Anchor::Start, TEXT)?;
        word(sheet, &labels::fitted(text, self.width - self.right), (self.right + 10, middle), Anchor::Start, TEXT)
    }
}

/// Draws the chart.
#[must_use]
pub fn shares(shares: &Shares) -> Chart {
    let labels: Vec<&str> = shares.rows.iter().map(|row| row.label.as_str()).collect();
    let texts: Vec<&str> = shares.rows.iter().map(|row| row.text.as_str()).collect();
    let bars = Bars::new(shares.room, &labels, &texts, BAR);
    let ground = bars.pitch * i32::try_from(shares.rows.len()).unwrap_or(0) + 4;
    draw(shares.room.sheet(ground + BELOW), &shares.title, "", |sheet| paint(sheet, shares, &bars, ground))
}

fn paint(sheet: &Sheet<'_>, shares: &Shares, bars: &Bars, ground: i32) -> Result<(), DrawError> {
    if !bars.stacked {
        for quarter in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let ink = if quarter == 0.0 { Ink::Axis } else { Ink::Grid };
            path(sheet, vec![(bars.x(quarter), 2), (bars.x(quarter), ground)], ink, 1)?;
        }
    }
    let mut top = 0;
    for row in &shares.rows {
        bars.label(sheet, top, BAR, &row.label, &row.text)?;
        let (high, low) = (top + bars.drop, top + bars.drop + BAR);
        if bars.stacked {
            block(sheet, (bars.left, high), (bars.right, low), Ink::Behind)?;
        }
        let (body, line) = row.weather.map_or((Ink::Bar, Ink::BarLine), Ink::of);
        match row.share {
            ShareBand::Between(share) => {
                interval(sheet, (bars.left, bars.x(share.low), bars.x(share.high)), (high, low), (body, line))?
            }
            ShareBand::Few => {
                block(sheet, (bars.left, high), (bars.left + FEW, low), Ink::Card)?;
                hatch(sheet, (bars.left, high), (bars.left + FEW, low), line)?;
                outline(sheet, (bars.left, high), (bars.left + FEW, low), line)?;
            }
            ShareBand::Unsaid => {}
        }
        top += bars.pitch;
    }
    for (share, text) in [(0.0, "0%"), (0.5, "50%"), (1.0, "100%")] {
        let anchor = match (bars.stacked, share) {
            (true, 0.0) => Anchor::Start,
            (true, 1.0) => Anchor::End,
            _ => Anchor::Middle,
        };
        word(sheet, text, (bars.x(share), ground + 13), anchor, TEXT)?;
    }
    Ok(())
}

/// Draws a bar that is filled up to `certain` and outlined up to `possible`.
pub(super) fn interval(
    sheet: &Sheet<'_>,
    (left, certain, possible): (i32, i32, i32),
    (high, low): (i32, i32),
    (body, line): (Ink, Ink),
) -> Result<(), DrawError> {
    let possible = possible.max(certain).max(left + 2);
    block(sheet, (left, high), (possible, low), Ink::Card)?;
    if certain > left {
        block(sheet, (left, high), (certain, low), body)?;
    }
    outline(sheet, (left, high), (possible, low), line)?;
    if certain > left {
        path(sheet, vec![(certain, high), (certain, low)], line, 1)?;
    }
    Ok(())
}
