//! The frame of charts with a level axis: from stormy to sunny, labelled on the right.

use super::canvas::{Anchor, DrawError, LEVELS, Sheet, block, path, word};
use super::colours::Ink;
use super::labels::TEXT;
use super::{ValueBand, whole};
use domain::{Locale, Weather};
use words::weather_name;

/// Space for the words.
const WORDS: i32 = 62;
/// Minimum height of a band, so that a band of one level is visible.
const MIN_BAND_HEIGHT: i32 = 6;

/// The plot area of a chart with a level axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
}

impl Frame {
    /// Creates a frame for a sheet of a width, with space for labels on the right.
    pub(super) const fn new(width: i32, top: i32, bottom: i32) -> Self {
        Self { left: 2, right: width - WORDS, top, bottom }
    }

    /// Returns the y coordinate of a level, 1 to 5.
    pub(super) fn y(&self, level: f64) -> i32 {
        let share = (level.clamp(LEVELS.start, LEVELS.end) - LEVELS.start) / (LEVELS.end - LEVELS.start);
        whole(f64::from(self.bottom) - share * f64::from(self.bottom - self.top))
    }

    /// Returns the y coordinates of the upper and lower edge of a band.
    pub(super) fn edges(&self, band: ValueBand) -> (i32, i32) {
        let (high, low) = (self.y(band.high), self.y(band.low));
        let lacking = (MIN_BAND_HEIGHT - (low - high)).max(0);
        (high - lacking / 2, low + (lacking + 1) / 2)
    }

    /// Returns the left x coordinate of column `number` of `of` equal columns. Column `of` starts where the last one ends.
    pub(super) fn column(&self, number: usize, of: usize) -> i32 {
        let part = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        self.left + whole(f64::from(self.right - self.left) * part(number) / part(of.max(1)))
    }

    /// Draws a line and a label for each weather.
    pub(super) fn scale(&self, sheet: &Sheet<'_>, locale: Locale) -> Result<(), DrawError> {
        for weather in Weather::ALL {
            let y = self.y(f64::from(weather.level()));
            path(sheet, vec![(self.left, y), (self.right, y)], Ink::Grid, 1)?;
            word(sheet, &weather_name(locale, weather), (self.right + 8, y), Anchor::Start, TEXT)?;
        }
        Ok(())
    }

    /// Draws bands next to one another with an outline. A missing band is a gap.
    pub(super) fn ribbon(&self, sheet: &Sheet<'_>, bands: &[Option<ValueBand>]) -> Result<(), DrawError> {
        let columns = self.columns(bands);
        for run in columns.split(Option::is_none) {
            let run: Vec<&Column> = run.iter().flatten().collect();
            for column in &run {
                block(sheet, (column.left, column.high), (column.right, column.low), Ink::Band)?;
            }
            let above = run.iter().flat_map(|c| [(c.left, c.high), (c.right, c.high)]);
            let below = run.iter().rev().flat_map(|c| [(c.right, c.low), (c.left, c.low)]);
            let mut around: Vec<(i32, i32)> = above.chain(below).collect();
            if let Some(first) = around.first().copied() {
                around.push(first);
                path(sheet, around, Ink::Line, 2)?;
            }
        }
        Ok(())
    }

    /// Draws bands without an outline, for small charts.
    pub(super) fn small_ribbon(&self, sheet: &Sheet<'_>, bands: &[Option<ValueBand>]) -> Result<(), DrawError> {
        for column in self.columns(bands).into_iter().flatten() {
            block(sheet, (column.left, column.high), (column.right, column.low), Ink::Bar)?;
        }
        Ok(())
    }

    fn columns(&self, bands: &[Option<ValueBand>]) -> Vec<Option<Column>> {
        let count = bands.len();
        let column = |(number, band): (usize, &Option<ValueBand>)| {
            let (high, low) = self.edges((*band)?);
            Some(Column { left: self.column(number, count), right: self.column(number + 1, count), high, low })
        };
        bands.iter().enumerate().map(column).collect()
    }
}

/// A band in pixels.
struct Column {
    left: i32,
    right: i32,
    high: i32,
    low: i32,
}
