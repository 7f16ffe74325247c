//! What a colour is for. plotters writes fixed colours: each role has a stand-in that is swapped for a variable of the page, so
//! that light and dark need no second drawing; and, for paper, for that variable's colour by day.

use plotters::style::RGBColor;

use domain::Weather;

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
    /// What stands behind: columns of another measure, the rail of a bar.
    Behind,
    Sunny,
    SunnyLine,
    Fair,
    FairLine,
    Cloudy,
    CloudyLine,
    Rainy,
    RainyLine,
    Stormy,
    StormyLine,
}

impl Ink {
    const ALL: [Self; 21] = [
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
        Self::Behind,
        Self::Sunny,
        Self::SunnyLine,
        Self::Fair,
        Self::FairLine,
        Self::Cloudy,
        Self::CloudyLine,
        Self::Rainy,
        Self::RainyLine,
        Self::Stormy,
        Self::StormyLine,
    ];

    /// The body of something that shows a weather, and its outline, which is told from the ground.
    pub(super) const fn of(weather: Weather) -> (Self, Self) {
        match weather {
            Weather::Sunny => (Self::Sunny, Self::SunnyLine),
            Weather::Fair => (Self::Fair, Self::FairLine),
            Weather::Cloudy => (Self::Cloudy, Self::CloudyLine),
            Weather::Rainy => (Self::Rainy, Self::RainyLine),
            Weather::Stormy => (Self::Stormy, Self::StormyLine),
        }
    }

    /// Its stand-in.
    pub(super) const fn colour(self) -> RGBColor {
        RGBColor(0, 0xC0, self as u8)
    }

    /// The variable of the page, and its colour by day (a test holds both against style/tokens.css).
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Line => ("var(--chart-line)", "#1f5fd1"),
            Self::Band => ("var(--chart-band)", "#e3ecfb"),
            Self::Point => ("var(--chart-point)", "#43477f"),
            Self::Limit => ("var(--chart-limit)", "#6d5aa8"),
            Self::Axis => ("var(--chart-axis)", "#76859a"),
            Self::Grid => ("var(--chart-grid)", "#e1e7ef"),
            Self::Text => ("var(--chart-text)", "#566273"),
            Self::Bar => ("var(--chart-bar)", "#5d86b8"),
            Self::BarLine => ("var(--chart-bar-line)", "#3f6a9c"),
            Self::Card => ("var(--card)", "#ffffff"),
            Self::Behind => ("var(--sunk)", "#eaeff6"),
            Self::Sunny => ("var(--sunny)", "#e9a50c"),
            Self::SunnyLine => ("var(--sunny-line)", "#b27700"),
            Self::Fair => ("var(--fair)", "#e8c65a"),
            Self::FairLine => ("var(--fair-line)", "#6d7f95"),
            Self::Cloudy => ("var(--cloudy)", "#93a3b5"),
            Self::CloudyLine => ("var(--cloudy-line)", "#5f7085"),
            Self::Rainy => ("var(--rainy)", "#3f78b8"),
            Self::RainyLine => ("var(--rainy-line)", "#3f6a9c"),
            Self::Stormy => ("var(--stormy)", "#43477f"),
            Self::StormyLine => ("var(--stormy-line)", "#34376a"),
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
    Ink::ALL.into_iter().fold(lean, |drawn, ink| drawn.replace(&ink.stand_in(), ink.names().0))
}

/// Swaps the variables of the page for their colours by day.
pub(super) fn in_printed_colours(drawn: &str) -> String {
    Ink::ALL
        .into_iter()
        .map(Ink::names)
        .fold(drawn.to_owned(), |drawn, (variable, colour)| drawn.replace(variable, colour))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_has_the_colours_of_the_page_by_day() {
        let tokens = include_str!("../../../../style/tokens.css");
        for (variable, colour) in Ink::ALL.map(Ink::names) {
            let name = variable.trim_start_matches("var(").trim_end_matches(')');
            assert!(tokens.contains(&format!("{name}: light-dark({colour},")), "{name} is not {colour} in tokens.css");
        }
    }
}
