//! Weather, the mood level that a person reports: five levels, from stormy (1) to sunny (5).

use serde::{Deserialize, Serialize};

/// The mood level that a person reports. The program never infers it from anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[repr(u8)]
pub enum Weather {
    /// Level 1.
    Stormy = 1,
    /// Level 2.
    Rainy = 2,
    /// Level 3.
    Cloudy = 3,
    /// Level 4.
    Fair = 4,
    /// Level 5.
    Sunny = 5,
}

impl Weather {
    /// All levels in the order of the check-in page, from the left: key 1 is sunny, key 5 is stormy.
    pub const ALL: [Self; 5] = [Self::Sunny, Self::Fair, Self::Cloudy, Self::Rainy, Self::Stormy];

    /// Returns the level, 1 (stormy) to 5 (sunny).
    #[must_use]
    pub const fn level(self) -> u8 {
        self as u8
    }

    /// Returns true for rainy and stormy: the published rules of thumb call this a low day.
    #[must_use]
    pub const fn is_low(self) -> bool {
        self.level() <= 2
    }

    /// The stable name used for message keys, glyph ids and class names.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stormy => "stormy",
            Self::Rainy => "rainy",
            Self::Cloudy => "cloudy",
            Self::Fair => "fair",
            Self::Sunny => "sunny",
        }
    }

    /// Returns the level nearest to a value on the scale from 1 to 5; values outside are clamped.
    #[must_use]
    pub fn nearest(value: f64) -> Self {
        match value {
            v if v < 1.5 => Self::Stormy,
            v if v < 2.5 => Self::Rainy,
            v if v < 3.5 => Self::Cloudy,
            v if v < 4.5 => Self::Fair,
            _ => Self::Sunny,
        }
    }
}

/// The value is not one of the five levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWeather;

impl std::fmt::Display for NotAWeather {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("weather is a level from 1 (stormy) to 5 (sunny)")
    }
}

impl std::error::Error for NotAWeather {}

impl TryFrom<u8> for Weather {
    type Error = NotAWeather;

    fn try_from(level: u8) -> Result<Self, NotAWeather> {
        Self::ALL.into_iter().find(|w| w.level() == level).ok_or(NotAWeather)
    }
}

impl From<Weather> for u8 {
    fn from(weather: Weather) -> Self {
        weather.level()
    }
}

impl std::str::FromStr for Weather {
    type Err = NotAWeather;

    /// Parses a level (`"4"`) or a name (`"fair"`).
    fn from_str(text: &str) -> Result<Self, NotAWeather> {
        let text = text.trim();
        match text.parse::<u8>() {
            Ok(level) => Self::try_from(level),
            Err(_) => Self::ALL.into_iter().find(|w| w.key() == text).ok_or(NotAWeather),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_from_one_to_five_is_a_weather_and_nothing_else_is() {
        for level in 0..=u8::MAX {
            let read = Weather::try_from(level);
            assert_eq!(read.is_ok(), (1..=5).contains(&level), "level {level}");
            assert!(read.is_err() || read.map(Weather::level) == Ok(level));
        }
    }

    #[test]
    fn a_weather_is_read_by_level_or_by_name() {
        assert_eq!("2".parse(), Ok(Weather::Rainy));
        assert_eq!(" sunny ".parse(), Ok(Weather::Sunny));
        assert_eq!("6".parse::<Weather>(), Err(NotAWeather));
        assert_eq!("Sunny!".parse::<Weather>(), Err(NotAWeather));
    }

    #[test]
    fn the_nearest_weather_is_held_at_the_ends_of_the_scale() {
        assert_eq!(Weather::nearest(-3.0), Weather::Stormy);
        assert_eq!(Weather::nearest(3.4), Weather::Cloudy);
        assert_eq!(Weather::nearest(9.0), Weather::Sunny);
    }
}
