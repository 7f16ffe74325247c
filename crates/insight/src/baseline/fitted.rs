//! The fitted baseline of one person, and where a weather lies relative to it.

use serde::{Deserialize, Serialize};

use super::ordinal_normal::OrdinalNormal;
use domain::{Weather, Workday};

/// The baseline of one person within one sight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// The curve of their weather: location and spread in levels, drawn towards what people are like.
    pub curve: OrdinalNormal,
    /// Correlation of one shift with the one before, drawn towards [`USUAL_CORRELATION`].
    pub correlation: f64,
    /// The middle shift: the weather that the person would call usual.
    pub usual: Weather,
    /// The narrowest band of weathers that holds four of five shifts, from below to above.
    pub band: (Weather, Weather),
    /// How many shifts it is made of.
    pub shifts: u32,
    /// The earliest of them.
    pub from: Workday,
    /// The latest of them.
    pub to: Workday,
    /// Shifts of each weather in the window, from stormy to sunny.
    pub(super) counts: [u32; 5],
    /// See [`OrdinalNormal::scores`].
    pub(super) scores: [f64; 5],
}

/// The usual of a person, or how far off it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum BaselineStatus {
    /// Too few shifts so far; so many are missing.
    Unknown {
        /// Shifts still missing.
        missing: u32,
    },
    /// Known.
    Known(Baseline),
}

impl BaselineStatus {
    /// The baseline, where it is known.
    #[must_use]
    pub const fn known(&self) -> Option<&Baseline> {
        match self {
            Self::Known(baseline) => Some(baseline),
            Self::Unknown { .. } => None,
        }
    }
}

/// Where one weather stands against a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaselineBand {
    /// Below the band, and two levels or more below the usual.
    FarBelow,
    /// Below the band.
    Below,
    /// Within the band: where four of five shifts lie.
    AsUsual,
    /// Above the band.
    Better,
}

impl BaselineBand {
    /// The stable name used in message keys and class names.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::FarBelow => "far_below",
            Self::Below => "below",
            Self::AsUsual => "as_usual",
            Self::Better => "better",
        }
    }
}

impl Baseline {
    /// Where `weather` stands.
    #[must_use]
    pub fn band_of(&self, weather: Weather) -> BaselineBand {
        match weather {
            w if w > self.band.1 => BaselineBand::Better,
            w if w >= self.band.0 => BaselineBand::AsUsual,
            w if w.level() + 2 <= self.usual.level() => BaselineBand::FarBelow,
            _ => BaselineBand::Below,
        }
    }

    /// Spreads below the usual (positive is lower); 0 on average over days like those it is made of.
    #[must_use]
    pub fn depth(&self, weather: Weather) -> f64 {
        -self.scores[usize::from(weather.level()) - 1]
    }

    /// How many of its shifts were as low as `weather` or lower.
    #[must_use]
    pub fn as_low(&self, weather: Weather) -> u32 {
        self.counts.iter().take(usize::from(weather.level())).sum()
    }

    /// How surely the location is known: its standard error in levels, for days that hang together (the variance of the mean of n
    /// values of a first-order autoregression is (1 + φ) / (1 − φ) / n times theirs).
    #[must_use]
    pub fn uncertainty(&self) -> f64 {
        self.curve.spread * (variance_inflation(self.correlation) / f64::from(self.shifts.max(1))).sqrt()
    }

    /// What today is expected to be, after a last shift that lay `before` (in spreads above what was expected of such a day) and
    /// with the effect (in levels) of today's weekday and shift.
    #[must_use]
    pub fn expected(&self, before: Option<f64>, effect: f64) -> OrdinalNormal {
        let OrdinalNormal { location, spread } = self.curve;
        match before {
            None => OrdinalNormal { location: location + effect, spread },
            Some(before) => OrdinalNormal {
                location: location + effect + self.correlation * spread * before,
                spread: spread * (1.0 - self.correlation * self.correlation).sqrt(),
            },
        }
    }
}

/// By how much the mean of days that hang together varies more than that of days that do not.
pub fn variance_inflation(correlation: f64) -> f64 {
    (1.0 + correlation) / (1.0 - correlation)
}
