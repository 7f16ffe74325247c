//! A chart of bands by category (weekday, shift, tenure, hour), with a second measure as light columns behind.

use super::canvas::{Anchor, DrawError, Sheet, block, draw, outline, path, word};
use super::colours::Ink;
use super::labels::{self, TEXT};
use super::levels::Frame;
use super::{Chart, ChartMedium, ValueBand, whole};
use domain::Locale;

/// Maximum width of a bar.
const MAX_BAR_WIDTH: i32 = 34;

/// One category.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Label.
    pub label: String,
    /// In levels, 1 (stormy) to 5 (sunny). None if withheld or empty.
    pub band: Option<ValueBand>,
    /// Value of the second measure.
    pub load: Option<f64>,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct Categories {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides size and layout.
    pub room: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// From left to right.
    pub categories: Vec<Category>,
    /// Legend of the columns behind, with their maximum ("Calls an hour, at most 412"); empty for none.
    pub behind: String,
}

/// Draws the chart.
#[must_use]
pub fn categories(categories: &Categories) -> Chart {
    let height = match categories.room {
        ChartMedium::Phone => 210,
        ChartMedium::Page => 280,
        ChartMedium::Paper => 225,
    };
    draw(categories.room.sheet(height), &categories.title, "", |sheet| paint(sheet, categories, height))
}

fn paint(sheet: &Sheet<'_>, shown: &Categories, height: i32) -> Result<(), DrawError> {
    let top = if shown.behind.is_empty() { 4 } else { 26 };
    let frame = Frame::new(shown.room.width(), top, height - 28);
    let count = shown.categories.len();
    let places =
        || shown.categories.iter().enumerate().map(|(n, c)| (frame.column(n, count), frame.column(n + 1, count), c));
    let most = shown.categories.iter().filter_map(|c| c.load).fold(0.0, f64::max);
    for (from, to, category) in places() {
        if let Some(load) = category.load.filter(|load| *load > 0.0) {
            let rise = whole(load / most * f64::from(frame.bottom - frame.top));
            let top = frame.bottom - rise;
            block(sheet, (from + 1, top), (to - 1, frame.bottom), Ink::Behind)?;
            // The column is faint so that bands are prominent; a line shows its height.
            path(sheet, vec![(from + 1, top), (to - 1, top)], Ink::Axis, 1)?;
        }
    }
    if !shown.behind.is_empty() {
        block(sheet, (frame.left, 4), (frame.left + 12, 16), Ink::Behind)?;
        outline(sheet, (frame.left, 4), (frame.left + 12, 16), Ink::Axis)?;
        let note = labels::fitted(&shown.behind, frame.right - frame.left - 18);
        word(sheet, &note, (frame.left + 18, 10), Anchor::Start, TEXT)?;
    }
    frame.scale(sheet, shown.locale)?;
    for (from, to, category) in places() {
        let Some(band) = category.band else { continue };
        let half = ((to - from) * 3 / 10).clamp(2, MAX_BAR_WIDTH / 2);
        let middle = (from + to) / 2;
        let (high, low) = frame.edges(band);
        block(sheet, (middle - half, high), (middle + half, low), Ink::Band)?;
        let (left, right) = (middle - half, middle + half);
        let around = vec![(left, high), (right, high), (right, low), (left, low), (left, high)];
        path(sheet, around, Ink::Line, 2)?;
    }
    let pitch = (frame.right - frame.left) / i32::try_from(count).unwrap_or(i32::MAX).max(1);
    let widest = shown.categories.iter().map(|c| labels::width(&c.label)).max().unwrap_or(0);
    // Few categories are all labelled, shortened if necessary; of many (hours), every second, third or sixth.
    let stride = if count <= 8 { 1 } else { every(pitch, widest) };
    let named = places().step_by(stride).map(|(from, to, category)| {
        let name = if count <= 8 { labels::fitted(&category.label, to - from - 2) } else { category.label.clone() };
        ((from + to) / 2, name)
    });
    labels::along(sheet, named, (frame.left - 2, frame.right + 20), frame.bottom + 17)
}

/// Returns the stride of labelled columns such that labels fit; divides 24.
fn every(pitch: i32, width: i32) -> usize {
    let fits = |stride: &&usize| pitch * i32::try_from(**stride).unwrap_or(i32::MAX) >= width + labels::GAP_BETWEEN + 3;
    *[1, 2, 3, 4, 6, 8].iter().find(fits).unwrap_or(&12)
}
