//! The frame of charts whose height is weather: from stormy to sunny, in words at the right.

use super::canvas::{Anchor, LEVELS, Sheet, Trouble, block, path, word};
use super::colours::Ink;
use super::names::TEXT;
use super::{Interval, whole};
use domain::Locale;
use domain::Weather;
use words::weather_name;

/// Room for the words.
const WORDS: i32 = 62;
/// A band of one point has a body all the same.
const THINNEST: i32 = 6;

/// Where levels lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
}

impl Frame {
    /// Over a sheet of a width, with room for words at the right.
    pub(super) const fn new(width: i32, top: i32, bottom: i32) -> Self {
        Self { left: 2, right: width - WORDS, top, bottom }
    }

    /// The height of a level, 1 to 5.
    pub(super) fn y(&self, level: f64) -> i32 {
        let share = (level.clamp(LEVELS.start, LEVELS.end) - LEVELS.start) / (LEVELS.end - LEVELS.start);
        whole(f64::from(self.bottom) - share * f64::from(self.bottom - self.top))
    }

    /// The upper and the lower edge of a band.
    pub(super) fn edges(&self, band: Interval) -> (i32, i32) {
        let (high, low) = (self.y(band.high), self.y(band.low));
        let lacking = (THINNEST - (low - high)).max(0);
        (high - lacking / 2, low + (lacking + 1) / 2)
    }

    /// Where one of some equal columns begins. The column after the last begins where that ends.
    pub(super) fn column(&self, number: usize, of: usize) -> i32 {
        let part = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        self.left + whole(f64::from(self.right - self.left) * part(number) / part(of.max(1)))
    }

    /// A line for each weather, and its name.
    pub(super) fn scale(&self, sheet: &Sheet<'_>, locale: Locale) -> Result<(), Trouble> {
        for weather in Weather::ALL {
            let y = self.y(f64::from(weather.level()));
            path(sheet, vec![(self.left, y), (self.right, y)], Ink::Grid, 1)?;
            word(sheet, &weather_name(locale, weather), (self.right + 8, y), Anchor::Start, TEXT)?;
        }
        Ok(())
    }

    /// A ribbon of bands side by side, told from the ground by its outline. Where there is no band, there is nothing.
    pub(super) fn ribbon(&self, sheet: &Sheet<'_>, bands: &[Option<Interval>]) -> Result<(), Trouble> {
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

    /// The same where it is small: one body without an outline.
    pub(super) fn small_ribbon(&self, sheet: &Sheet<'_>, bands: &[Option<Interval>]) -> Result<(), Trouble> {
        for column in self.columns(bands).into_iter().flatten() {
            block(sheet, (column.left, column.high), (column.right, column.low), Ink::Bar)?;
        }
        Ok(())
    }

    fn columns(&self, bands: &[Option<Interval>]) -> Vec<Option<Column>> {
        let count = bands.len();
        let column = |(number, band): (usize, &Option<Interval>)| {
            let (high, low) = self.edges((*band)?);
            Some(Column { left: self.column(number, count), right: self.column(number + 1, count), high, low })
        };
        bands.iter().enumerate().map(column).collect()
    }
}

/// A band in its place.
struct Column {
    left: i32,
    right: i32,
    high: i32,
    low: i32,
}
