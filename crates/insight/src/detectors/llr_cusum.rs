//! How much speaks for a drop by now: a CUSUM of log-likelihood ratios, and since when.

use crate::baseline::ordinal_normal::OrdinalNormal;
use domain::Weather;

/// The drop that the statistic is tuned to, in levels. Smaller than the drops it is to find: what it is tuned to it finds best,
/// but larger ones are found anyhow, and half a level only by a statistic that listens for it.
pub const DROP: f64 = 0.65;
/// After a drop the share of days that have nothing to do with the curve is larger by so much. Without it somebody steady who falls by
/// three levels would be noticed later than somebody unsteady: neither the usual curve nor one a little lower knows of such days.
const DEEP: f64 = 0.05;
/// The share of days that have nothing to do with the curve: no single day can say more than this lets it.
const ASTRAY: f64 = 0.01;

/// The evidence for a drop since the last day on which there was none (Page 1954; of all charts with as few false alarms it
/// finds such a drop soonest where the curves are known, Moustakides 1986).
#[derive(Clone, Copy, Debug, Default)]
pub struct LlrCusum {
    /// Sum of log-likelihood ratios, in nats; never negative.
    pub evidence: f64,
    /// The index of the first day that it speaks of; none where there is no evidence.
    pub onset: Option<usize>,
}

impl LlrCusum {
    /// Takes in the day at `index`: its weather, and what was expected after a last day that hangs together with it by
    /// `correlation`.
    ///
    /// A lasting drop is seen whole on its first day only. The days after are expected lower already, from the day before.
    pub fn see(&mut self, index: usize, weather: Weather, expected: &OrdinalNormal, correlation: f64) {
        let size = if self.onset.is_some() { DROP * (1.0 - correlation) } else { DROP };
        let lower = (1.0 - DEEP) * chance(&expected.lower(size), weather) + DEEP / 5.0;
        self.evidence += (lower / chance(expected, weather)).ln();
        if self.evidence > 0.0 {
            self.onset = self.onset.or(Some(index));
        } else {
            *self = Self::default();
        }
    }

    /// How many days it speaks of, up to and with the one at `index`.
    #[must_use]
    pub fn length(&self, index: usize) -> usize {
        self.onset.map_or(0, |onset| index + 1 - onset)
    }
}

/// The chance of `weather`, where a few days are astray.
fn chance(curve: &OrdinalNormal, weather: Weather) -> f64 {
    (1.0 - ASTRAY) * curve.chance(weather) + ASTRAY / 5.0
}

/// The chance of `weather` or lower, where a few days are astray.
#[must_use]
pub fn chance_up_to(curve: &OrdinalNormal, weather: Weather) -> f64 {
    (1.0 - ASTRAY) * curve.up_to(weather) + ASTRAY / 5.0 * f64::from(weather.level())
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: OrdinalNormal = OrdinalNormal { location: 3.8, spread: 0.8 };

    fn after(weathers: &[Weather]) -> LlrCusum {
        let mut drop = LlrCusum::default();
        for (index, weather) in weathers.iter().enumerate() {
            drop.see(index, *weather, &USUAL, 0.0);
        }
        drop
    }

    #[test]
    fn usual_days_leave_no_evidence_and_low_ones_pile_it_up() {
        use Weather::{Cloudy, Fair, Rainy, Sunny};
        assert_eq!(after(&[Fair, Sunny, Fair]).onset, None);
        let low = after(&[Fair, Cloudy, Rainy, Rainy]);
        assert_eq!((low.onset, low.length(3)), (Some(1), 3));
        assert!(low.evidence > after(&[Fair, Cloudy, Rainy]).evidence);
        assert_eq!(after(&[Rainy, Sunny, Sunny, Sunny]).onset, None);
    }

    #[test]
    fn the_worked_ratio_of_one_rainy_day() {
        // Φ((2.5 − 3.15)/0.8) − Φ((1.5 − 3.15)/0.8) = 0.208254 − 0.019595 = 0.188659; for 3.8: 0.052081 − 0.002020 = 0.050061.
        // With a hundredth astray 0.188773 and 0.051561, with a twentieth more 0.189334: ln(0.189334 / 0.051561) = 1.30082.
        assert!((after(&[Weather::Rainy]).evidence - 1.300_8).abs() < 1e-4, "{}", after(&[Weather::Rainy]).evidence);
    }

    #[test]
    fn somebody_steady_who_falls_deep_gives_as_much_evidence_as_somebody_who_falls_a_little() {
        let of = |weather| {
            let mut drop = LlrCusum::default();
            let steady = OrdinalNormal { location: 4.9, spread: 0.4 };
            for index in 0..3 {
                drop.see(index, weather, &steady, 0.3);
            }
            drop.evidence
        };
        assert!(of(Weather::Stormy) > 3.0 && of(Weather::Rainy) > 3.0 && of(Weather::Cloudy) > 3.0);
    }

    #[test]
    fn no_single_day_says_more_than_that_some_days_are_astray() {
        // ln(0.05 / 0.01), and a little.
        let mut drop = LlrCusum::default();
        drop.see(0, Weather::Stormy, &OrdinalNormal { location: 4.9, spread: 0.35 }, 0.0);
        assert!((1.5..1.8).contains(&drop.evidence), "{}", drop.evidence);
    }
}
