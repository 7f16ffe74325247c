//! The profile of a person: level and spread of the weather, stressors, and what they share.

use super::random_stream::RandomStream;
use super::{Setting, SimulatedStressor};
use domain::{Audience, Weather};

/// The profile of one person, in levels of the weather scale.
pub(super) struct PersonProfile {
    /// Mean level, 2.6 to 4.5.
    pub(super) level: f64,
    /// Standard deviation of the latent weather.
    pub(super) spread: f64,
    /// Lag-1 autocorrelation between shifts: about 0.3, as in daily diaries (Rowland 2020, Fried 2021).
    pub(super) lag_1: f64,
    /// Effect of each weekday, from Monday.
    pub(super) weekdays: [f64; 7],
    /// Effect of one standard deviation of workload.
    pub(super) load: f64,
    /// Share of shifts without a check-in.
    pub(super) missing: f64,
    /// Whether the person often does not check in on low days.
    pub(super) avoids: bool,
    /// Share of check-ins with energy.
    pub(super) says_energy: f64,
    /// Readiness to write notes, 0 to 1.
    pub(super) writes: f64,
    /// Probability of picking each stressor on a cloudy day.
    causes: Vec<f64>,
    audiences: [(f64, Audience); 3],
    /// Whether low days are often private.
    hides: bool,
}

/// Weekday effects of everybody: a low Monday, a good Friday.
const WEEK: [f64; 7] = [-0.12, 0.0, -0.06, 0.0, 0.12, 0.05, -0.03];

impl PersonProfile {
    pub(super) fn new(setting: &Setting, chance: &mut RandomStream) -> Self {
        let missing = chance.uniform(0.0, 1.0);
        Self {
            level: chance.normal_within(3.6, 0.42, 2.6, 4.5),
            spread: chance.normal(-0.45, 0.28).exp().clamp(0.35, 1.1),
            lag_1: chance.normal_within(0.32, 0.08, 0.1, 0.55),
            weekdays: WEEK.map(|effect| effect + chance.normal(0.0, 0.05)),
            load: chance.uniform(0.02, 0.2),
            // Most people miss few shifts, a few miss many.
            missing: 0.02 + 0.33 * missing * missing,
            avoids: chance.bernoulli(0.08),
            says_energy: if chance.bernoulli(0.25) { 0.0 } else { chance.uniform(0.4, 0.95) },
            writes: chance.uniform(0.0, 1.0),
            causes: causes(&setting.stressors, chance),
            audiences: audiences(chance),
            hides: chance.bernoulli(0.3),
        }
    }

    /// Returns the same person with low days visible to a lead.
    pub(super) fn open(self) -> Self {
        let audiences = [(0.05, Audience::Me), (0.9, Audience::Lead), (0.05, Audience::Team)];
        Self { level: self.level.max(3.5), missing: 0.03, avoids: false, hides: false, audiences, ..self }
    }

    /// Returns the audience of a check-in with this weather.
    pub(super) fn audience(&self, weather: Weather, chance: &mut RandomStream) -> Audience {
        if self.hides && weather.is_low() && chance.bernoulli(0.7) {
            return Audience::Me;
        }
        chance.weighted_choice(&self.audiences).copied().unwrap_or(Audience::Me)
    }

    /// Returns the probability of picking the stressor with this index at this weather.
    pub(super) fn rate(&self, cause: usize, weather: Weather) -> f64 {
        let by_weather = match weather {
            Weather::Stormy => 4.0,
            Weather::Rainy => 3.0,
            Weather::Cloudy => 1.4,
            Weather::Fair => 0.6,
            Weather::Sunny => 0.25,
        };
        (self.causes.get(cause).copied().unwrap_or(0.0) * by_weather).min(0.8)
    }
}

/// A few stressors are characteristic of the person and frequent; the others are rare.
fn causes(stressors: &[SimulatedStressor], chance: &mut RandomStream) -> Vec<f64> {
    let own = 4.5 / stressors.len().max(1) as f64;
    stressors
        .iter()
        .map(|cause| {
            let (likely, rare) = if cause.common { (2.0 * own, 0.015) } else { (own, 0.004) };
            if chance.bernoulli(likely) { chance.uniform(0.04, 0.14) } else { rare }
        })
        .collect()
}

fn audiences(chance: &mut RandomStream) -> [(f64, Audience); 3] {
    let kind = chance.uniform(0.0, 1.0);
    let (me, lead, team) = match kind {
        kind if kind < 0.25 => (0.05, 0.25, 0.7),
        kind if kind < 0.75 => (0.12, 0.83, 0.05),
        _ => (0.9, 0.08, 0.02),
    };
    [(me, Audience::Me), (lead, Audience::Lead), (team, Audience::Team)]
}
