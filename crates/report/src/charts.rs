//! Charts as SVG, drawn by plotters on the server, in the page's own colours.
//!
//! Every function takes one value and returns a [`Chart`]; `ui::components::ChartFigure` shows it on a page.
//! Coordinates are relative to the chart's view box, so that it scales with its column. Labels are on the right, so
//! that they are visible on a phone, where a wide chart is scrolled to its newest day.

mod canvas;
mod colours;
mod course;
mod evidence;
mod floor;
mod labels;
mod levels;
mod marks;
mod pareto;
mod ranges;
mod self_test;
mod trend;

pub use course::{CourseChart, CoursePoint, course};
pub use evidence::{EvidenceChart, EvidenceShift, evidence};
pub use floor::{FloorChart, FloorInterval, floor};
pub use marks::MarkedDay;
pub use pareto::{Pareto, ParetoBar, pareto};
pub use ranges::{RangeRow, RangeScale, Ranges, ranges};
pub use self_test::{SelfTestCourse, self_test_course};
pub use trend::{BandStep, Dot, Trend, trend, trend_with_marks};

use insight::baseline::Baseline;

/// A drawn chart: the markup between `<svg viewBox="…" role="img">` and `</svg>`, including title and description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Width and height of the view box, in pixels.
    pub size: (u32, u32),
    /// Description as plain text; also part of the markup.
    pub title: String,
    /// Escaped SVG markup.
    pub inside: String,
}

impl Chart {
    /// Returns the value of the `viewBox` attribute.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.size.0, self.size.1)
    }

    /// Returns a complete SVG document in the colours for paper.
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

/// Where a chart is shown. Text is 12 px in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartMedium {
    /// A phone, 350 px wide; in a card 330 px.
    Phone,
    /// Half a page on a screen, or the column of a flag, 560 px wide.
    HalfPage,
    /// A page on a screen, 980 px wide.
    Page,
    /// An A4 page, 670 px wide.
    Paper,
}

impl ChartMedium {
    const fn width(self) -> i32 {
        match self {
            Self::Phone => 350,
            Self::HalfPage => 560,
            Self::Page => 980,
            Self::Paper => 670,
        }
    }

    fn sheet(self, height: i32) -> (u32, u32) {
        (self.width().unsigned_abs(), height.unsigned_abs())
    }

    /// The size of a chart in a card, whose padding takes room only on a phone.
    const fn card(self) -> (u32, u32) {
        match self {
            Self::Phone => (330, 200),
            Self::HalfPage => (560, 210),
            Self::Page => (980, 270),
            Self::Paper => (670, 150),
        }
    }
}

/// A band of values, such as the interval of an estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueBand {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Returns the band of what is usual, in levels, widened by 0.4 on both sides so that a band of one weather is visible.
#[must_use]
pub fn band_of(baseline: &Baseline) -> (f64, f64) {
    let (low, high) = baseline.band;
    (f64::from(low.level()) - 0.4, f64::from(high.level()) + 0.4)
}

/// Rounds to whole pixels.
fn whole(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a coordinate in a picture of at most a thousand pixels")]
    let whole = value.round() as i32;
    whole
}

#[cfg(test)]
mod tests;
