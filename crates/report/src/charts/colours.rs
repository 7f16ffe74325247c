//! Colour roles. plotters writes fixed colours: each role has a placeholder colour that is replaced with a CSS
//! variable, so that light and dark use the same drawing, or for paper with the light value of that variable.

use plotters::style::RGBColor;

use domain::Weather;

/// The role of a colour in a chart.
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
    /// The background; separates points from lines.
    Card,
    /// Background shapes: columns of a second measure, the track of a bar.
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

    /// Returns the fill and the outline for a weather; the outline contrasts with the background.
    pub(super) const fn of(weather: Weather) -> (Self, Self) {
        match weather {
            Weather::Sunny => (Self::Sunny, Self::SunnyLine),
            Weather::Fair => (Self::Fair, Self::FairLine),
            Weather::Cloudy => (Self::Cloudy, Self::CloudyLine),
            Weather::Rainy => (Self::Rainy, Self::RainyLine),
            Weather::Stormy => (Self::Stormy, Self::StormyLine),
        }
    }

    /// Returns the placeholder colour.
    pub(super) const fn colour(self) -> RGBColor {
        RGBColor(0, 0xC0, self as u8)
    }

    /// Returns the CSS variable and its light value (a test compares both with style/tokens.css).
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

    fn placeholder(self) -> String {
        let RGBColor(red, green, blue) = self.colour();
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

/// Replaces placeholders with CSS variables, dashes limits, and removes attributes that repeat a default.
pub(super) fn in_page_colours(drawn: &str) -> String {
    let limit = format!("stroke=\"{}\"", Ink::Limit.placeholder());
    let dashed = drawn.replace(&limit, &format!("{limit} stroke-dasharray=\"6 4\""));
    let lean = dashed.replace(" opacity=\"1\"", "").replace(" font-family=\"sans-serif\"", "").replace(" \"", "\"");
    Ink::ALL.into_iter().fold(lean, |drawn, ink| drawn.replace(&ink.placeholder(), ink.names().0))
}

/// Replaces CSS variables with their light values.
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
    fn paper_has_the_light_colours_of_the_page() {
        let tokens = include_str!("../../../../style/tokens.css");
        for (variable, colour) in Ink::ALL.map(Ink::names) {
            let name = variable.trim_start_matches("var(").trim_end_matches(')');
            assert!(tokens.contains(&format!("{name}: light-dark({colour},")), "{name} is not {colour} in tokens.css");
        }
    }
}
