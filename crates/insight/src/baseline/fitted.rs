//! The fitted baseline of one person, and where a weather lies relative to it.

use serde::{Deserialize, Serialize};

use super::ordinal_normal::OrdinalNormal;
use domain::{Weather, Workday};

/// The baseline of one person, computed within one sight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// Distribution of their weather: location and spread in levels, shrunk towards the population values.
    pub curve: OrdinalNormal,
    /// Lag-1 correlation between consecutive shifts, shrunk towards the population value.
    pub correlation: f64,
    /// The median shift: the weather that the screens call usual.
    pub usual: Weather,
    /// The narrowest band of weathers that holds at least 80 % of the shifts: lower end, upper end.
    pub band: (Weather, Weather),
    /// Number of shifts in the window.
    pub shifts: u32,
    /// Workday of the oldest shift in the window.
    pub from: Workday,
    /// Workday of the newest shift in the window.
    pub to: Workday,
    /// Shifts of each weather in the window, from stormy to sunny.
    pub(super) counts: [u32; 5],
    /// See [`OrdinalNormal::scores`].
    pub(super) scores: [f64; 5],
}

/// The baseline of a person, or the number of shifts that are still needed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum BaselineStatus {
    /// There are fewer than [`super::MIN_SHIFTS`] shifts.
    Unknown {
        /// Number of shifts that are still needed, at least 1.
        missing: u32,
    },
    /// There are enough shifts.
    Known(Baseline),
}

impl BaselineStatus {
    /// Returns the baseline, or `None` if there are too few shifts.
    #[must_use]
    pub const fn known(&self) -> Option<&Baseline> {
        match self {
            Self::Known(baseline) => Some(baseline),
            Self::Unknown { .. } => None,
        }
    }
}

/// Where one weather lies relative to a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaselineBand {
    /// Below the band, and at least two levels below the usual weather.
    FarBelow,
    /// Below the band.
    Below,
    /// Within the band, which holds at least 80 % of the shifts.
    AsUsual,
    /// Above the band.
    Better,
}

impl BaselineBand {
    /// Returns the stable name used in message keys and class names.
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
    /// Returns where `weather` lies relative to this baseline.
    #[must_use]
    pub fn band_of(&self, weather: Weather) -> BaselineBand {
        match weather {
            w if w > self.band.1 => BaselineBand::Better,
            w if w >= self.band.0 => BaselineBand::AsUsual,
            w if w.level() + 2 <= self.usual.level() => BaselineBand::FarBelow,
            _ => BaselineBand::Below,
        }
    }

    /// Returns how far `weather` lies below the location, in spreads (positive is lower). The mean under the fitted
    /// distribution is 0.
    #[must_use]
    pub fn depth(&self, weather: Weather) -> f64 {
        -self.scores[usize::from(weather.level()) - 1]
    }

    /// Returns the number of shifts in the window at `weather` or lower.
    #[must_use]
    pub fn as_low(&self, weather: Weather) -> u32 {
        self.counts.iter().take(usize::from(weather.level())).sum()
    }

    /// Returns the standard error of the location, in levels. For a first-order autoregression, the variance of the
    /// mean of n values is (1 + φ) / (1 − φ) / n times the variance of one value.
    #[must_use]
    pub fn uncertainty(&self) -> f64 {
        self.curve.spread * (variance_inflation(self.correlation) / f64::from(self.shifts.max(1))).sqrt()
    }

    /// Returns the predictive distribution of a shift. `before` is the residual of the previous shift, in spreads above
    /// its expectation; without it the marginal distribution is used. `effect` is the effect of the weekday and the
    /// shift pattern, in levels.
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

/// Returns the variance inflation (1 + φ) / (1 − φ) of the mean of an AR(1) series with lag-1 correlation φ, compared
/// with independent values.
pub fn variance_inflation(correlation: f64) -> f64 {
    (1.0 + correlation) / (1.0 - correlation)
}
