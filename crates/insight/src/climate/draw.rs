//! What the mechanism draws: one histogram with noise.

use serde::{Deserialize, Serialize};

use domain::{Energy, Weather};

use super::{Epsilon, Period};

/// A class of the week's weather. Rainy and stormy are one class, so that the noise is spread over fewer bins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeatherClass {
    /// Sunny.
    Sunny,
    /// Fair.
    Fair,
    /// Cloudy.
    Cloudy,
    /// Rainy or stormy.
    Rough,
}

impl WeatherClass {
    /// All four, the brightest first: the order of the bins.
    pub const ALL: [Self; 4] = [Self::Sunny, Self::Fair, Self::Cloudy, Self::Rough];

    /// The class of a weather.
    #[must_use]
    pub const fn of(weather: Weather) -> Self {
        match weather {
            Weather::Sunny => Self::Sunny,
            Weather::Fair => Self::Fair,
            Weather::Cloudy => Self::Cloudy,
            Weather::Rainy | Weather::Stormy => Self::Rough,
        }
    }

    /// The level with which the class counts in a mean: 5, 4, 3, and 1.95 for rough (rain is more frequent than storm).
    #[must_use]
    pub const fn level(self) -> f64 {
        match self {
            Self::Sunny => 5.0,
            Self::Fair => 4.0,
            Self::Cloudy => 3.0,
            Self::Rough => 1.95,
        }
    }

    /// The stable name used as the key of a bin, in message keys and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sunny => "sunny",
            Self::Fair => "fair",
            Self::Cloudy => "cloudy",
            Self::Rough => "rough",
        }
    }
}

/// A class of energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnergyClass {
    /// 4 or 5.
    High,
    /// 3.
    Middle,
    /// 1 or 2.
    Low,
}

impl EnergyClass {
    /// All three, the highest first: the order of the bins.
    pub const ALL: [Self; 3] = [Self::High, Self::Middle, Self::Low];

    /// The class of a level of energy.
    #[must_use]
    pub fn of(energy: Energy) -> Self {
        match energy.bars() {
            ..=2 => Self::Low,
            3 => Self::Middle,
            _ => Self::High,
        }
    }

    /// The stable name used as the key of a bin, in message keys and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Middle => "middle",
            Self::Low => "low",
        }
    }
}

/// What divides the people of a site in a quarter's breakdown. It is chosen before the quarter begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breakdown {
    /// Monday to Sunday.
    #[default]
    Weekday,
    /// The shift by name.
    Shift,
    /// Six spans of four hours of the day.
    Hour,
    /// Three spans of tenure.
    Tenure,
}

impl Breakdown {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Weekday, Self::Shift, Self::Hour, Self::Tenure];

    /// The stable name used in message keys, settings and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::Shift => "shift",
            Self::Hour => "hour",
            Self::Tenure => "tenure",
        }
    }

    /// Returns the breakdown with this key, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|breakdown| breakdown.key() == key)
    }
}

/// One of the histograms that a person-week can enter, each with its share of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// Weather of a unit in a week. Bins: [`WeatherClass::key`].
    UnitWeather,
    /// Weather of the site in a week. Bins: [`WeatherClass::key`].
    SiteWeather,
    /// Stressors of the site in a month. Bins: the centre's stressor keys.
    Stressors,
    /// Uplifts of the site in a month. Bins: the centre's uplift keys.
    Uplifts,
    /// Energy of the site in a month. Bins: [`EnergyClass::key`].
    Energy,
    /// The breakdown of the site in a quarter. Bins: `part/class`, for example `0/sunny`, with a part for each weekday
    /// (`0` is Monday), shift name, span of hours (`0`, `4`, … `20`) or tenure, and [`WeatherClass::key`].
    Breakdown(Breakdown),
    /// What helped at the site in a quarter. Bins: `intervention/helped` and `intervention/not`.
    Helped,
}

/// One histogram with noise: non-integer post-processing is a later step. Figures can be negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Which histogram.
    pub stream: Stream,
    /// The site, by id.
    pub site: i64,
    /// The departments of the unit, ascending; empty for a draw of the site.
    pub departments: Vec<i64>,
    /// The period that it covers.
    pub period: Period,
    /// With which epsilon it was drawn.
    pub epsilon: Epsilon,
    /// Every bin with its count plus noise, in a fixed order that depends on nobody's answers.
    pub bins: Vec<(String, i64)>,
}

impl Draw {
    /// The figure of a bin; none if the histogram had no such bin.
    #[must_use]
    pub fn bin(&self, key: &str) -> Option<i64> {
        self.bins.iter().find(|(known, _)| known == key).map(|(_, figure)| *figure)
    }
}
