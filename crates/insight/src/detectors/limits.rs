//! How much is too much: the limits of every detector in one index, and where they come from.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::baseline::Baseline;

/// Limits for watch, talk and act of one detector.
pub type SeverityLimits = [f64; 3];

/// Severity is a frequency: where nothing has changed, one person's shifts from one false flag to the next, for watch, talk and
/// act.
pub const SHIFTS_PER_FALSE_FLAG: SeverityLimits = [60.0, 240.0, 960.0];

/// How many numbers describe a baseline to its limits.
pub const FEATURES: usize = 18;

/// Limits for the evidence of a drop, by what is known of the person: set by simulation, kept as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// For watch, talk and act: the weight of each of [`features`] in the logarithm of the limit.
    pub person: [Vec<f64>; 3],
}

/// As the study made it. `weathervane evaluate --calibrate` makes it anew.
static CALIBRATION: LazyLock<Calibration> = LazyLock::new(|| {
    // A file that is part of the program and does not parse is a broken build; a test reads it.
    toml::from_str(include_str!("calibration.toml")).unwrap_or_else(|error| panic!("calibration.toml: {error}"))
});

/// The calibration that the program was built with.
#[must_use]
pub fn shipped() -> &'static Calibration {
    &CALIBRATION
}

impl Calibration {
    /// The limits for somebody with this baseline, ascending, in nats.
    #[must_use]
    pub fn limits(&self, baseline: &Baseline) -> SeverityLimits {
        let features = features(baseline);
        let mut least = LEAST_LIMIT;
        self.person.each_ref().map(|weights| {
            let log: f64 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
            least = log.exp().max(least);
            least += LEAST_STEP;
            least - LEAST_STEP
        })
    }
}

/// No limit is lower, in nats.
const LEAST_LIMIT: f64 = 0.5;
/// The limits of two severities lie at least so far apart, in nats.
const LEAST_STEP: f64 = 0.1;

/// What the limits depend on: spread, location, correlation and length of the baseline, each about 0 for a middling person, and where
/// a narrow curve lies between the cuts.
///
/// How the length weighs hangs on nothing else, on purpose: from twenty shifts nobody's spread is known, and limits that followed every
/// guess at it more steeply while it is young found a fifth less.
#[must_use]
pub fn features(baseline: &Baseline) -> [f64; FEATURES] {
    let spread = (baseline.curve.spread / 0.8).ln();
    let location = baseline.curve.location - 3.8;
    let correlation = baseline.correlation - 0.3;
    let young = 40.0 / f64::from(baseline.shifts.max(20));
    // Where the spread is small it matters how far the location lies from the nearest half level: which days are usual flips there.
    let (narrow, turn) = ((0.8 - baseline.curve.spread).max(0.0), std::f64::consts::TAU * baseline.curve.location);
    [
        1.0,
        spread,
        spread * spread,
        location,
        location * location,
        correlation,
        correlation * correlation,
        young,
        young * young,
        spread * location,
        spread * correlation,
        spread * spread * spread,
        narrow * turn.sin(),
        narrow * turn.cos(),
        spread * location * location,
        correlation * location * location,
        correlation * spread * spread,
        correlation * spread * location,
    ]
}

/// How unusual evidence is: the shifts between two false flags that would take as much, from the limits of the three severities.
#[must_use]
pub fn rarity(evidence: f64, limits: &SeverityLimits) -> f64 {
    let (from, to) = if evidence < limits[1] { (0, 1) } else { (1, 2) };
    let along = (evidence - limits[from]) / (limits[to] - limits[from]);
    let log = |step: usize| SHIFTS_PER_FALSE_FLAG[step].ln();
    (log(from) + along * (log(to) - log(from))).exp()
}

/// Sudden: of the false flags that the budget allows, this share may come from single days.
pub const SUDDEN_SHARE: f64 = 0.1;

/// Weight of the newest day in a team's moving mean: about nine days of memory.
pub const LAMBDA: f64 = 0.2;
/// Slack of the CUSUM that dates a team's downward_shift, in spreads: half of the drop it is tuned to.
pub const SLACK: f64 = 0.5;
/// No one day counts for more than so many spreads in a team's downward_shift.
pub const CLIP: f64 = 3.0;
/// Day-to-day correlation of a team's weather, by which its limits are widened.
pub const AUTOCORRELATION: f64 = 0.3;

/// A team's mean sliding, in standard deviations of itself. With [`TEAM_LOW`] and [`STRESSOR`] set for about one flag of a team a
/// month.
pub const TEAM_MEAN: SeverityLimits = [1.4, 2.1, 2.7];
/// Low days in a team: −log₁₀ of the chance of as many.
pub const TEAM_LOW: SeverityLimits = [1.4, 2.1, 2.9];
/// A stressor: −log₁₀ of the chance that as many people name it, one of two dozen stressors.
pub const STRESSOR: SeverityLimits = [2.4, 3.0, 3.6];
/// A stressor in a week: spreads above the weeks before it (EARS).
pub const STRESSOR_WEEK: SeverityLimits = [3.5, 4.5, 5.5];

/// A team day counts where so many people shared it.
pub const MIN_PEOPLE: u32 = 5;
/// A stressor is a matter of the team where so many people name it on one day.
pub const MIN_PEOPLE_NAMING: usize = 3;
/// And of a week where so many of its check-ins name it.
pub const MIN_NAMINGS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_calibration_can_be_read_and_has_a_weight_for_every_feature() {
        assert!(shipped().person.iter().all(|weights| weights.len() == FEATURES));
    }

    #[test]
    fn evidence_at_a_limit_is_as_rare_as_its_severity_says() {
        let limits = [2.0, 3.5, 5.5];
        for (limit, shifts) in limits.into_iter().zip(SHIFTS_PER_FALSE_FLAG) {
            assert!((rarity(limit, &limits) - shifts).abs() < 1e-9);
        }
        assert!(rarity(7.5, &limits) > 3_800.0 && rarity(1.0, &limits) < 30.0);
    }
}
