//! The filter that ends flags: how likely it is that a subject is in a low stretch, from a model with two states, usual
//! and low.

use super::llr_cusum::{low_probability, probability};
use crate::baseline::ordinal_normal::OrdinalNormal;
use crate::statistics::normal;
use domain::Weather;

/// Probability that a low stretch starts on a given day: about once a year.
const STARTS: f64 = 1.0 / 240.0;
/// Probability that a low stretch ends on a given day: a stretch lasts twenty days on average.
pub(crate) const ENDS: f64 = 1.0 / 20.0;
/// The drop of a person's low stretch, in levels.
const DROP: f64 = 1.0;
/// Share of outlying days of a team, uniform over a range of [`TEAM_RANGE`] spreads.
const TEAM_OUTLIERS: f64 = 0.01;
/// The range of a team's day, in spreads.
const TEAM_RANGE: f64 = 6.0;

/// The forward filter of a hidden Markov model with two states (Hamilton 1989).
///
/// A CUSUM detects a drop soonest, but it keeps no record of how the last days went: after a long drop it stays high
/// for weeks. This filter says whether the present days are low, so it decides when a flag ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoStateFilter {
    low: f64,
    log_odds: f64,
}

impl Default for TwoStateFilter {
    fn default() -> Self {
        let low = STARTS / (STARTS + ENDS);
        Self { low, log_odds: logit(low) }
    }
}

impl TwoStateFilter {
    /// Adds a day with this log-likelihood ratio of low against usual, in nats.
    pub fn add(&mut self, ratio: f64) {
        let before = self.low * (1.0 - ENDS) + (1.0 - self.low) * STARTS;
        self.log_odds = logit(before) + ratio;
        self.low = 1.0 / (1.0 + (-self.log_odds).exp());
    }

    /// Adds a shift of a person. `expected` is its predictive distribution, `correlation` the lag-1 correlation used
    /// for it: the prediction already includes this share of a drop, through the previous shift.
    pub fn add_shift(&mut self, weather: Weather, expected: &OrdinalNormal, correlation: f64) {
        let lower = expected.shifted_down(DROP * (1.0 - correlation));
        self.add((low_probability(&lower, weather) / probability(expected, weather)).ln());
    }

    /// Adds a day of a team that lies `depth` spreads below what is usual, after a day that lay `before` below; a low
    /// stretch is `size` spreads deep and consecutive days have this correlation.
    pub fn add_team_day(&mut self, depth: f64, before: f64, size: f64, correlation: f64) {
        let spread = (1.0 - correlation * correlation).sqrt();
        let news = depth - correlation * before;
        let density = |mean: f64| {
            (1.0 - TEAM_OUTLIERS) * normal::density((news - mean) / spread) / spread + TEAM_OUTLIERS / TEAM_RANGE
        };
        self.add((density(size * (1.0 - correlation)) / density(0.0)).ln());
    }

    /// Returns the logarithm of the odds that the subject is in a low stretch, in nats.
    #[must_use]
    pub const fn log_odds(&self) -> f64 {
        self.log_odds
    }
}

fn logit(chance: f64) -> f64 {
    (chance / (1.0 - chance)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: OrdinalNormal = OrdinalNormal { location: 3.8, spread: 0.8 };

    fn after(weathers: &[Weather]) -> f64 {
        let mut filter = TwoStateFilter::default();
        weathers.iter().for_each(|weather| filter.add_shift(*weather, &USUAL, 0.0));
        filter.log_odds()
    }

    #[test]
    fn without_days_a_low_stretch_is_as_likely_as_in_the_long_run() {
        // One stretch of 20 days in 260 days: 1 to 12.
        assert!((TwoStateFilter::default().log_odds() + 12.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn the_worked_log_odds_of_one_rainy_day() {
        // A low stretch remains as likely as before, 1 in 13. Φ((2.5 − 2.8)/0.8) − Φ((1.5 − 2.8)/0.8) = 0.353830 −
        // 0.052081 = 0.301749, with outliers 0.95 · (0.99 · 0.301749 + 0.002) + 0.01 = 0.295695; usual 0.051561.
        // ln(0.295695 / 0.051561) − ln 12 = −0.73835.
        assert!((after(&[Weather::Rainy]) + 0.738_35).abs() < 1e-4, "{}", after(&[Weather::Rainy]));
    }

    #[test]
    fn a_long_drop_is_forgotten_as_soon_as_a_short_one() {
        use Weather::{Fair, Rainy};
        let after_usual_days = |low: usize| after(&[vec![Rainy; low], vec![Fair; 3]].concat());
        assert!((after_usual_days(60) - after_usual_days(10)).abs() < 1e-3);
        assert!(after(&[Rainy; 10]) > 3.0 && after_usual_days(60) < 0.0);
    }

    #[test]
    fn a_team_day_counts_by_its_news() {
        let after = |depth, before| {
            let mut filter = TwoStateFilter::default();
            filter.add_team_day(depth, before, 1.0, 0.3);
            filter.log_odds()
        };
        assert!(after(1.5, 0.0) > after(1.5, 1.5) && after(1.5, 1.5) > after(0.0, 1.5));
    }
}
