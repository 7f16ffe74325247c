//! What somebody is like: how high and how wide their weather runs, what weighs on them, and what they share.

use super::random_stream::RandomStream;
use super::{Setting, SimulatedStressor};
use domain::{Audience, Weather};

/// What one person is like. Levels are on the scale of the weather.
pub(super) struct PersonProfile {
    /// Usual level, 2.6–4.5.
    pub(super) level: f64,
    /// Spread conditions it.
    pub(super) spread: f64,
    /// Lag-1 autocorrelation from shift to shift: about 0.3, as found in daily diaries (Rowland 2020, Fried 2021).
    pub(super) lag_1: f64,
    /// By weekday, from Monday.
    pub(super) weekdays: [f64; 7],
    /// How much a busy day lowers the weather.
    pub(super) load: f64,
    /// Share of shifts without a check-in.
    pub(super) missing: f64,
    /// Whether low days are often passed over.
    pub(super) avoids: bool,
    /// Share of check-ins with energy said.
    pub(super) says_energy: f64,
    /// How readily notes are written, 0–1.
    pub(super) writes: f64,
    /// Rate at which each cause is named on a middling day.
    causes: Vec<f64>,
    audiences: [(f64, Audience); 3],
    /// Whether low days are often kept to oneself.
    hides: bool,
}

/// Weekdays of everybody: a heavy Monday, a light Friday.
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
            // Most people miss little, a few miss much.
            missing: 0.02 + 0.33 * missing * missing,
            avoids: chance.bernoulli(0.08),
            says_energy: if chance.bernoulli(0.25) { 0.0 } else { chance.uniform(0.4, 0.95) },
            writes: chance.uniform(0.0, 1.0),
            causes: causes(&setting.stressors, chance),
            audiences: audiences(chance),
            hides: chance.bernoulli(0.3),
        }
    }

    /// The same person as one whose hard days can be seen by a lead.
    pub(super) fn open(self) -> Self {
        let audiences = [(0.05, Audience::Me), (0.9, Audience::Lead), (0.05, Audience::Team)];
        Self { level: self.level.max(3.5), missing: 0.03, avoids: false, hides: false, audiences, ..self }
    }

    /// For whom something is said.
    pub(super) fn audience(&self, weather: Weather, chance: &mut RandomStream) -> Audience {
        if self.hides && weather.is_low() && chance.bernoulli(0.7) {
            return Audience::Me;
        }
        chance.weighted_choice(&self.audiences).copied().unwrap_or(Audience::Me)
    }

    /// The probability of naming the cause with this index on a day with this weather.
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

/// A few causes are one's own and come often; the rest are rare.
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
