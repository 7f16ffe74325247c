//! The limits of all detectors, and their origin.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::baseline::{Baseline, variance_inflation};

/// Limits of one detector for watch, talk and act.
pub type SeverityLimits = [f64; 3];

/// Severity is a frequency: the number of shifts between two false flags of one person without a change, for watch,
/// talk and act.
pub const SHIFTS_PER_FALSE_FLAG: SeverityLimits = [60.0, 240.0, 960.0];

/// Number of features of a baseline that the limits depend on.
pub const FEATURES: usize = 18;

/// Number of features of a baseline that the end of a flag depends on.
pub const END_FEATURES: usize = 2;

/// Limits for the evidence of a drop as a function of the baseline, set by simulation and stored as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// For watch, talk and act: the weight of each of [`features`] in the logarithm of the limit.
    pub person: [Vec<f64>; 3],
    /// The weight of each of [`end_features`] in the log-odds of a low stretch at which a flag ends.
    pub end: [f64; END_FEATURES],
}

/// Result of `weathervane evaluate --calibrate`.
static CALIBRATION: LazyLock<Calibration> = LazyLock::new(|| {
    // The file is compiled in, so a parse error is a defect of the build; a test reads it.
    toml::from_str(include_str!("calibration.toml")).unwrap_or_else(|error| panic!("calibration.toml: {error}"))
});

/// Returns the calibration that the program was built with.
#[must_use]
pub fn shipped() -> &'static Calibration {
    &CALIBRATION
}

impl Calibration {
    /// Returns the limits for a person with this baseline, ascending, in nats.
    #[must_use]
    pub fn limits(&self, baseline: &Baseline) -> SeverityLimits {
        let features = features(baseline);
        let mut floor = MIN_LIMIT;
        self.person.each_ref().map(|weights| {
            let log: f64 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
            floor = log.exp().max(floor);
            floor += MIN_STEP;
            floor - MIN_STEP
        })
    }

    /// Returns the log-odds of a low stretch, in nats, at which a flag of a person with this baseline ends.
    #[must_use]
    pub fn end(&self, baseline: &Baseline) -> f64 {
        self.end.iter().zip(end_features(baseline)).map(|(weight, feature)| weight * feature).sum()
    }
}

/// Lower bound of every limit, in nats.
const MIN_LIMIT: f64 = 0.5;
/// Minimum distance between the limits of two severities, in nats.
const MIN_STEP: f64 = 0.1;

/// Returns the features that the limits depend on: spread, location, correlation and length of the baseline, each about
/// 0 for a typical person, and the position of a narrow distribution relative to the cuts.
///
/// The effect of the length deliberately has no interactions: after twenty shifts nobody's spread is known well, and
/// limits that followed each early estimate more steeply found a fifth less.
#[must_use]
pub fn features(baseline: &Baseline) -> [f64; FEATURES] {
    let spread = (baseline.curve.spread / 0.8).ln();
    let location = baseline.curve.location - 3.8;
    let correlation = baseline.correlation - 0.3;
    let young = 40.0 / f64::from(baseline.shifts.max(20));
    // If the spread is small, the distance of the location from the nearest half level matters, because the usual
    // weather changes there.
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

/// Returns the features that the end of a flag depends on: a constant, and the long-run deviation of the weather, less
/// that of a typical person. It is the standard deviation of the mean of n shifts times the root of n, in levels, which
/// grows with spread and correlation.
///
/// A mean that wanders by itself looks like a low stretch for a while. So the same log-odds mean less in an unsteady
/// person whose days are correlated. More features follow the chance in their estimates: with all of [`features`] a
/// flag covers less of a drop.
#[must_use]
pub fn end_features(baseline: &Baseline) -> [f64; END_FEATURES] {
    [1.0, baseline.curve.spread * variance_inflation(baseline.correlation).sqrt() - TYPICAL_DEVIATION]
}

/// The long-run deviation of a typical person, in levels.
const TYPICAL_DEVIATION: f64 = 1.2;

/// Returns the rarity of `evidence`: the number of shifts between two false flags with as much evidence, interpolated
/// log-linearly between the limits of the three severities.
#[must_use]
pub fn rarity(evidence: f64, limits: &SeverityLimits) -> f64 {
    let (from, to) = if evidence < limits[1] { (0, 1) } else { (1, 2) };
    let along = (evidence - limits[from]) / (limits[to] - limits[from]);
    let log = |step: usize| SHIFTS_PER_FALSE_FLAG[step].ln();
    (log(from) + along * (log(to) - log(from))).exp()
}

/// Returns the evidence that is as rare as this number of shifts between two false flags: the inverse of [`rarity`],
/// and never below the lower bound of the limits.
#[must_use]
pub fn evidence_at(shifts: f64, limits: &SeverityLimits) -> f64 {
    let (from, to) = if shifts < SHIFTS_PER_FALSE_FLAG[1] { (0, 1) } else { (1, 2) };
    let log = |step: usize| SHIFTS_PER_FALSE_FLAG[step].ln();
    let along = (shifts.ln() - log(from)) / (log(to) - log(from));
    (limits[from] + along * (limits[to] - limits[from])).max(MIN_LIMIT)
}

/// Share of the budget of false flags that single days may use.
pub const SUDDEN_SHARE: f64 = 0.1;

/// Weight of the newest day in the EWMA of a team: about nine days of memory.
pub const LAMBDA: f64 = 0.2;
/// Slack of the CUSUM that dates a team's shift, in spreads: half of the drop it is designed for.
pub const SLACK: f64 = 0.5;
/// Upper bound of the contribution of one day to a team's statistic, in spreads.
pub const CLIP: f64 = 3.0;
/// Day-to-day correlation of a team's weather, which widens its limits.
pub const AUTOCORRELATION: f64 = 0.3;

/// Limits for the mean of a team, in standard deviations of the statistic. [`TEAM_MEAN`], [`TEAM_LOW`] and [`STRESSOR`]
/// together give about one false flag of a team a month.
pub const TEAM_MEAN: SeverityLimits = [1.4, 2.1, 2.7];
/// The drop of a team's low stretch that the filter assumes, in spreads of the team's days.
pub const TEAM_DROP: f64 = 1.5;
/// The log-odds of a low stretch at which a team's flag ends, in nats.
pub const TEAM_END: f64 = 0.0;
/// Limits for low days in a team: −log₁₀ of the probability of at least as many.
pub const TEAM_LOW: SeverityLimits = [1.4, 2.1, 2.9];
/// Limits for a stressor on one day: −log₁₀ of the probability that at least as many people pick it; there are about
/// two dozen stressors.
pub const STRESSOR: SeverityLimits = [2.4, 3.0, 3.6];
/// The log-odds of a widespread stressor at which its flag of days ends, in nats.
pub const STRESSOR_END: f64 = 0.0;
/// Limits for a stressor in one week: spreads above the weeks before (EARS).
pub const STRESSOR_WEEK: SeverityLimits = [3.5, 4.5, 5.5];

/// A team day counts only if at least this many people shared it.
pub const MIN_PEOPLE: u32 = 5;
/// A stressor flag needs at least this many people who pick the stressor on one day.
pub const MIN_PEOPLE_NAMING: usize = 3;
/// A weekly stressor flag needs at least this many check-ins that pick the stressor.
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

    #[test]
    fn the_evidence_at_a_rarity_is_the_evidence_that_is_as_rare() {
        let limits = [2.0, 3.5, 5.5];
        assert_eq!(evidence_at(SHIFTS_PER_FALSE_FLAG[0], &limits).to_bits(), limits[0].to_bits());
        for shifts in [20.0, 60.0, 150.0, 240.0, 960.0, 50_000.0] {
            let back = rarity(evidence_at(shifts, &limits), &limits);
            assert!((back / shifts - 1.0).abs() < 1e-9, "{shifts} {back}");
        }
        assert!((evidence_at(1.0, &limits) - MIN_LIMIT).abs() < 1e-12);
    }
}
