//! Charts as SVG, drawn by plotters on the server, in the page's own colours.
//!
//! Every function takes one value and gives a [`Chart`]; `ui::components::ChartFigure` puts it on a page. Coordinates are those
//! of the picture's own box, so that it grows and shrinks with its column. Words stand on the right, so that on a phone, where a
//! wide chart starts at its newest day, they are in view.

mod bands;
mod canvas;
mod categories;
mod colours;
mod evidence;
mod levels;
mod multiples;
mod names;
mod pareto;
mod ranked;
mod shares;
mod strength;
mod trend;

pub use bands::{Bands, Week, bands};
pub use categories::{Categories, Category, categories};
pub use evidence::{Evidence, Shift, evidence};
pub use multiples::{Multiples, Panel, multiples};
pub use pareto::{Named, Pareto, pareto};
pub use ranked::{Ranked, RankedRow, ranked};
pub use shares::{Share, ShareRow, Shares, shares};
pub use strength::{Strength, strength};
pub use trend::{Dot, Step, Trend, trend};

use insight::baseline::Baseline;

/// A drawn chart: what belongs between `<svg viewBox="…" role="img">` and `</svg>`, title and description included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Width and height of its box.
    pub size: (u32, u32),
    /// What it shows in words, as plain text: also within the markup.
    pub title: String,
    /// Safe markup.
    pub inside: String,
}

impl Chart {
    /// The box, as `viewBox` wants it.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.size.0, self.size.1)
    }

    /// A picture of its own, in the colours of paper.
    #[must_use]
    pub fn printed(&self) -> String {
        let (width, height) = self.size;
        let inside = colours::in_printed_colours(&self.inside);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             stroke-linejoin=\"round\" stroke-linecap=\"round\">{inside}</svg>"
        )
    }
}

/// Where a chart of the climate will stand. Text is 12 px in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartMedium {
    /// The width of a phone.
    Phone,
    /// The width of a page on a screen.
    Page,
    /// A sheet of paper.
    Paper,
}

impl ChartMedium {
    const fn width(self) -> i32 {
        match self {
            Self::Phone => 350,
            Self::Page => 980,
            Self::Paper => 670,
        }
    }

    fn sheet(self, height: i32) -> (u32, u32) {
        (self.width().unsigned_abs(), height.unsigned_abs())
    }
}

/// From where to where something lies: what is released is a band and not a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// How large a trend is drawn. Text is 12 px in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Half a page, or the column of a flag.
    Half,
    /// The whole width of a page.
    Full,
    /// The width of a phone, so that words keep their size where nothing scrolls.
    Phone,
}

impl Size {
    const fn pixels(self) -> (u32, u32) {
        match self {
            Self::Half => (560, 210),
            Self::Full => (980, 270),
            Self::Phone => (330, 200),
        }
    }
}

/// The band of what is usual, in levels: a little beyond its weathers, so that a band of one weather has a body.
#[must_use]
pub fn band_of(baseline: &Baseline) -> (f64, f64) {
    let (low, high) = baseline.band;
    (f64::from(low.level()) - 0.4, f64::from(high.level()) + 0.4)
}

/// What one value is as plotters counts it. Pictures are small: nothing is lost.
fn whole(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture of at most a thousand")]
    let whole = value.round() as i32;
    whole
}

#[cfg(test)]
mod tests;
