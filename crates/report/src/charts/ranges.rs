//! Rows with a dot and a range: an estimate and its interval, on a level axis or as shares.

use super::canvas::{Anchor, DrawError, Sheet, block, diamond, dot, draw, path, word};
use super::colours::Ink;
use super::labels::{self, TEXT};
use super::{Chart, ChartMedium, ValueBand, whole};
use domain::{Locale, Weather};
use words::weather_name;

/// The part of the scale on which means lie: rough weather counts with 1.95.
const LEVELS: std::ops::Range<f64> = 1.8..5.15;
/// Possible ends of the axis of shares.
const ENDS: [f64; 7] = [0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0];
const BELOW: i32 = 24;

/// What the rows are measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeScale {
    /// Levels from rainy to sunny.
    Levels,
    /// Shares from nothing to at most all.
    Shares,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// Label.
    pub label: String,
    /// The most plausible value and its interval; none if there is no figure.
    pub estimate: Option<(f64, ValueBand)>,
    /// The figure as text.
    pub text: String,
    /// Decides the colour of the dot; none for the accent.
    pub weather: Option<Weather>,
    /// Whether the dot is a diamond: a change or a rise by more than chance.
    pub marked: bool,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct Ranges {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides size and layout.
    pub medium: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// The axis.
    pub scale: RangeScale,
    /// From top to bottom.
    pub rows: Vec<RangeRow>,
}

/// Where things are.
struct RangeLayout {
    left: i32,
    right: i32,
    pitch: i32,
    /// Distance from the top of a row to its dot.
    drop: i32,
    stacked: bool,
    from: f64,
    to: f64,
}

impl RangeLayout {
    fn new(ranges: &Ranges) -> Self {
        let width = ranges.medium.width();
        let (from, to) = match ranges.scale {
            RangeScale::Levels => (LEVELS.start, LEVELS.end),
            RangeScale::Shares => {
                let highest = ranges.rows.iter().filter_map(|row| row.estimate).map(|(_, band)| band.high);
                let highest = highest.fold(0.0, f64::max);
                (0.0, ENDS.into_iter().find(|end| highest <= *end).unwrap_or(1.0))
            }
        };
        if ranges.medium == ChartMedium::Phone {
            return Self { left: 8, right: width - 8, pitch: 42, drop: 30, stacked: true, from, to };
        }
        let widest = |texts: &mut dyn Iterator<Item = &String>, most: i32| {
            texts.map(|text| labels::width(text)).max().unwrap_or(0).min(most)
        };
        let left = widest(&mut ranges.rows.iter().map(|row| &row.label), width / 3) + 18;
        let right = width - widest(&mut ranges.rows.iter().map(|row| &row.text), width / 3) - 18;
        let pitch = if ranges.medium == ChartMedium::Paper { 17 } else { 26 };
        Self { left, right, pitch, drop: pitch / 2, stacked: false, from, to }
    }

    fn x(&self, value: f64) -> i32 {
        let part = (value.clamp(self.from, self.to) - self.from) / (self.to - self.from);
        self.left + whole(part * f64::from(self.right - self.left))
    }
}

/// Draws the chart.
#[must_use]
pub fn ranges(ranges: &Ranges) -> Chart {
    let layout = RangeLayout::new(ranges);
    let ground = layout.pitch * i32::try_from(ranges.rows.len()).unwrap_or(0) + 4;
    draw(ranges.medium.sheet(ground + BELOW), &ranges.title, "", |sheet| paint(sheet, ranges, &layout, ground))
}

fn paint(sheet: &Sheet<'_>, ranges: &Ranges, layout: &RangeLayout, ground: i32) -> Result<(), DrawError> {
    axis(sheet, ranges, layout, ground)?;
    let width = ranges.medium.width();
    let mut top = 2;
    for row in &ranges.rows {
        let middle = top + layout.drop;
        if layout.stacked {
            let room = width - labels::width(&row.text) - 12;
            word(sheet, &labels::fitted(&row.label, room), (2, top + 12), Anchor::Start, TEXT)?;
            word(sheet, &row.text, (width - 2, top + 12), Anchor::End, TEXT)?;
        } else {
            word(sheet, &labels::fitted(&row.label, layout.left - 16), (0, middle), Anchor::Start, TEXT)?;
            let text = labels::fitted(&row.text, width - layout.right - 14);
            word(sheet, &text, (layout.right + 14, middle), Anchor::Start, TEXT)?;
        }
        if let Some((value, band)) = row.estimate {
            let (low, high) = (layout.x(band.low), layout.x(band.high));
            block(sheet, (low, middle - 4), (high.max(low + 1), middle + 4), Ink::Band)?;
            path(sheet, vec![(low, middle), (high, middle)], Ink::Line, 1)?;
            for end in [low, high] {
                path(sheet, vec![(end, middle - 4), (end, middle + 4)], Ink::Line, 1)?;
            }
            let at = (layout.x(value), middle);
            match (row.marked, row.weather.map(Ink::of)) {
                (true, _) => diamond(sheet, at, 6)?,
                (false, None) => dot(sheet, at, 4, Ink::Line)?,
                (false, Some((body, line))) => {
                    dot(sheet, at, 6, line)?;
                    dot(sheet, at, 4, body)?;
                }
            }
        }
        top += layout.pitch;
    }
    Ok(())
}

fn axis(sheet: &Sheet<'_>, ranges: &Ranges, layout: &RangeLayout, ground: i32) -> Result<(), DrawError> {
    let marks: Vec<(f64, String)> = match ranges.scale {
        RangeScale::Levels => Weather::ALL
            .into_iter()
            .filter(|weather| *weather != Weather::Stormy)
            .map(|weather| (f64::from(weather.level()), weather_name(ranges.locale, weather)))
            .collect(),
        RangeScale::Shares => {
            let percent = |part: f64| format!("{:.0}%", part * layout.to * 100.0);
            [0.0, 0.5, 1.0].map(|part| (part * layout.to, percent(part))).into()
        }
    };
    for (value, name) in marks {
        let x = layout.x(value);
        path(sheet, vec![(x, 2), (x, ground)], Ink::Grid, 1)?;
        let anchor = match (ranges.scale, value) {
            (RangeScale::Shares, 0.0) if layout.stacked => Anchor::Start,
            (RangeScale::Shares, value) if layout.stacked && value >= layout.to => Anchor::End,
            _ => Anchor::Middle,
        };
        word(sheet, &name, (x, ground + 13), anchor, TEXT)?;
    }
    Ok(())
}
