//! How much of all each weather makes up: a row each, filled as far as is certain and outlined as far as is possible.

use super::canvas::{Anchor, Sheet, Trouble, block, draw, hatch, outline, path, word};
use super::colours::Ink;
use super::names::{self, TEXT};
use super::{Chart, ChartMedium, Interval, whole};
use domain::Weather;

/// How wide a few are drawn: wide enough to be seen, and the same however few.
const FEW: i32 = 14;
const BAR: i32 = 14;
const BELOW: i32 = 24;

/// How much of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// Between two shares, 0 to 1.
    Between(Interval),
    /// Somebody, and fewer than are said in numbers.
    Few,
    /// Nothing is said.
    Unsaid,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareRow {
    /// What it is called.
    pub label: String,
    /// The weather whose colour it has; none for a class of several.
    pub weather: Option<Weather>,
    /// How much.
    pub share: Share,
    /// The same as it is read ("20–30 %", "few").
    pub text: String,
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct Shares {
    /// Where it stands.
    pub room: ChartMedium,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// From the fairest down.
    pub rows: Vec<ShareRow>,
}

/// Where bars stand: beside their names, or on a phone below them.
pub(super) struct Bars {
    pub left: i32,
    pub right: i32,
    pub pitch: i32,
    /// How far below the top of a row its bar begins.
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
        let widest = |of: &[&str], most: i32| of.iter().map(|text| names::width(text)).max().unwrap_or(0).min(most);
        let (left, right) = (widest(labels, width / 4) + 12, width - widest(texts, width / 5) - 12);
        Self { left, right, pitch: bar + 16, drop: 8, stacked: false, width }
    }

    /// Where a share of the whole axis lies.
    pub(super) fn x(&self, share: f64) -> i32 {
        self.left + whole(share.clamp(0.0, 1.0) * f64::from(self.right - self.left))
    }

    /// Writes the name of a row and what it is in words.
    pub(super) fn say(&self, sheet: &Sheet<'_>, top: i32, bar: i32, label: &str, text: &str) -> Result<(), Trouble> {
        if self.stacked {
            let room = self.right - self.left - names::width(text) - 10;
            word(sheet, &names::fitted(label, room), (self.left, top + 11), Anchor::Start, TEXT)?;
            return word(sheet, text, (self.right, top + 11), Anchor::End, TEXT);
        }
        let middle = top + self.drop + bar / 2;
        word(sheet, &names::fitted(label, self.left - 10), (0, middle), Anchor::Start, TEXT)?;
        word(sheet, &names::fitted(text, self.width - self.right), (self.right + 10, middle), Anchor::Start, TEXT)
    }
}

/// Draws it.
#[must_use]
pub fn shares(shares: &Shares) -> Chart {
    let labels: Vec<&str> = shares.rows.iter().map(|row| row.label.as_str()).collect();
    let texts: Vec<&str> = shares.rows.iter().map(|row| row.text.as_str()).collect();
    let bars = Bars::new(shares.room, &labels, &texts, BAR);
    let ground = bars.pitch * i32::try_from(shares.rows.len()).unwrap_or(0) + 4;
    draw(shares.room.sheet(ground + BELOW), &shares.title, "", |sheet| paint(sheet, shares, &bars, ground))
}

fn paint(sheet: &Sheet<'_>, shares: &Shares, bars: &Bars, ground: i32) -> Result<(), Trouble> {
    if !bars.stacked {
        for quarter in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let ink = if quarter == 0.0 { Ink::Axis } else { Ink::Grid };
            path(sheet, vec![(bars.x(quarter), 2), (bars.x(quarter), ground)], ink, 1)?;
        }
    }
    let mut top = 0;
    for row in &shares.rows {
        bars.say(sheet, top, BAR, &row.label, &row.text)?;
        let (high, low) = (top + bars.drop, top + bars.drop + BAR);
        if bars.stacked {
            block(sheet, (bars.left, high), (bars.right, low), Ink::Behind)?;
        }
        let (body, line) = row.weather.map_or((Ink::Bar, Ink::BarLine), Ink::of);
        match row.share {
            Share::Between(share) => {
                interval(sheet, (bars.left, bars.x(share.low), bars.x(share.high)), (high, low), (body, line))?
            }
            Share::Few => {
                block(sheet, (bars.left, high), (bars.left + FEW, low), Ink::Card)?;
                hatch(sheet, (bars.left, high), (bars.left + FEW, low), line)?;
                outline(sheet, (bars.left, high), (bars.left + FEW, low), line)?;
            }
            Share::Unsaid => {}
        }
        top += bars.pitch;
    }
    for (share, text) in [(0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")] {
        let anchor = match (bars.stacked, share) {
            (true, 0.0) => Anchor::Start,
            (true, 1.0) => Anchor::End,
            _ => Anchor::Middle,
        };
        word(sheet, text, (bars.x(share), ground + 13), anchor, TEXT)?;
    }
    Ok(())
}

/// A bar that is filled as far as is certain, and outlined as far as is possible.
pub(super) fn interval(
    sheet: &Sheet<'_>,
    (left, certain, possible): (i32, i32, i32),
    (high, low): (i32, i32),
    (body, line): (Ink, Ink),
) -> Result<(), Trouble> {
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
