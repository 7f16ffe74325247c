//! Charts as SVG, drawn by plotters on the server, in the page's own colours.
//!
//! Every function takes one value and gives a [`Chart`]; `ui::components::ChartFigure` puts it on a page. Coordinates are those
//! of the picture's own box, so that it grows and shrinks with its column. Words stand on the right, so that on a phone, where a
//! wide chart starts at its newest day, they are in view.

mod canvas;
mod colours;
mod evidence;
mod pareto;
mod strength;
mod trend;

pub use evidence::{Evidence, Shift, evidence};
pub use pareto::{Named, Pareto, pareto};
pub use strength::{Strength, strength};
pub use trend::{Dot, Step, Trend, trend};

use crate::insight::baseline::Baseline;

/// A drawn chart: what belongs between `<svg viewBox="…" role="img">` and `</svg>`, title and description included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Width and height of its box.
    pub size: (u32, u32),
    /// Safe markup.
    pub inside: String,
}

impl Chart {
    /// The box, as `viewBox` wants it.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.size.0, self.size.1)
    }
}

/// How large a trend is drawn. Text is 12 px in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Half a page, or the column of a flag.
    Half,
    /// The whole width of a page.
    Full,
}

impl Size {
    const fn pixels(self) -> (u32, u32) {
        match self {
            Self::Half => (560, 210),
            Self::Full => (980, 270),
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
