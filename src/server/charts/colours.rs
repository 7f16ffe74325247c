//! What a colour is for. plotters writes fixed colours: each role has a stand-in that is swapped for a variable of the page, so
//! that light and dark need no second drawing.

use plotters::style::RGBColor;

/// What something in a chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Line,
    Band,
    Point,
    Limit,
    Axis,
    Grid,
    Text,
    Bar,
    BarLine,
    /// The ground under the chart: sets points off from lines.
    Card,
}

impl Ink {
    const ALL: [Self; 10] = [
        Self::Line,
        Self::Band,
        Self::Point,
        Self::Limit,
        Self::Axis,
        Self::Grid,
        Self::Text,
        Self::Bar,
        Self::BarLine,
        Self::Card,
    ];

    /// Its stand-in.
    pub(super) const fn colour(self) -> RGBColor {
        RGBColor(0, 0xC0, self as u8)
    }

    const fn variable(self) -> &'static str {
        match self {
            Self::Line => "var(--chart-line)",
            Self::Band => "var(--chart-band)",
            Self::Point => "var(--chart-point)",
            Self::Limit => "var(--chart-limit)",
            Self::Axis => "var(--chart-axis)",
            Self::Grid => "var(--chart-grid)",
            Self::Text => "var(--chart-text)",
            Self::Bar => "var(--chart-bar)",
            Self::BarLine => "var(--chart-bar-line)",
            Self::Card => "var(--card)",
        }
    }

    fn stand_in(self) -> String {
        let RGBColor(red, green, blue) = self.colour();
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

/// Swaps stand-ins for the variables of the page, dashes limits, and drops what only repeats a default.
pub(super) fn in_page_colours(drawn: &str) -> String {
    let limit = format!("stroke=\"{}\"", Ink::Limit.stand_in());
    let dashed = drawn.replace(&limit, &format!("{limit} stroke-dasharray=\"6 4\""));
    let lean = dashed.replace(" opacity=\"1\"", "").replace(" font-family=\"sans-serif\"", "").replace(" \"", "\"");
    Ink::ALL.into_iter().fold(lean, |drawn, ink| drawn.replace(&ink.stand_in(), ink.variable()))
}
