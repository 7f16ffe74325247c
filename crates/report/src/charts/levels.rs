//! The frame of charts with a level axis: from stormy to sunny, labelled on the right.

use super::canvas::{Anchor, DrawError, Sheet, level_share, path, word};
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
        whole(f64::from(self.bottom) - level_share(level) * f64::from(self.bottom - self.top))
    }

    /// Returns the y coordinates of the upper and lower edge of a band.
    pub(super) fn edges(&self, band: ValueBand) -> (i32, i32) {
        let (high, low) = (self.y(band.high), self.y(band.low));
        let lacking = (MIN_BAND_HEIGHT - (low - high)).max(0);
        (high - lacking / 2, low + (lacking + 1) / 2)
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
}
