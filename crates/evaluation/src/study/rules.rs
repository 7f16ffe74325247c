//! Delays of detection compared with published rules, at equal rates of false flags.

use super::budget::{FOLLOWED, FROM};
use super::comparison::{DETECTION_TASKS, StudySize};
use super::detection::{DetectionResult, WeathervaneDetector, detect, flag_starts};
use super::in_parallel;
use super::people::PersonType;
use super::reference_detectors::{PersonRule, limit_for_rate};
use insight::detectors::limits;
use insight::flag::Severity;

/// Shifts before the drop.
const BASELINE: usize = 40;
/// A rule with fewer false flags among the people without a change has no known rate.
const MIN_FALSE_FLAGS: usize = 30;
/// Two rates are equal if they differ by at most this share.
const EQUAL: f64 = 0.1;
/// Bounds of the search: the logarithm of the number of shifts between two flags that our detector is told to aim at.
/// What it reaches differs, so the search goes further than the rules do.
const AIMS: (f64, f64) = (1.0, 14.0);

/// A published rule compared with our detector at the rule's rate of false flags, for one type of person and a drop of
/// one level at once.
#[derive(Clone, Copy, Debug)]
pub struct RuleComparison {
    /// The rule.
    pub rule: PersonRule,
    /// The type of person.
    pub cell: PersonType,
    /// Shifts between two false flags of the rule; `None` if it was false too rarely for its rate to be known.
    pub shifts: Option<f64>,
    /// The detection by both.
    pub found: Option<EqualRates>,
}

/// How a rule and our detector find the same drop at the same rate of false flags.
#[derive(Clone, Copy, Debug)]
pub struct EqualRates {
    /// Shifts between two false flags of ours, among people other than those of the rule.
    pub our_shifts: f64,
    /// The rule.
    pub theirs: DetectionResult,
    /// Ours.
    pub ours: DetectionResult,
}

/// Returns the comparison with the published rules for all types.
///
/// The rate of a rule is measured on people without a change. The evidence at which ours opens a flag as often is
/// chosen on other people without a change, and both are compared on a third group. Flags that are resumed count on
/// both sides, as false flags and as detections. Where no evidence makes ours false as often, there is no comparison.
#[must_use]
pub fn compare_with_rules(cells: &[PersonType], size: StudySize) -> Vec<RuleComparison> {
    let all: Vec<_> = cells.iter().flat_map(|cell| PersonRule::ALL.map(|rule| (*cell, rule))).collect();
    in_parallel(&all, |(cell, rule)| {
        let counted = flag_starts(rule, &size.calm(cell), FROM..FOLLOWED);
        let rate = (counted.starts >= MIN_FALSE_FLAGS).then(|| counted.per_shift());
        RuleComparison {
            rule: *rule,
            cell: *cell,
            shifts: rate.map(|rate| 1.0 / rate),
            found: rate.and_then(|rate| at_rate(*rule, cell, size, rate)),
        }
    })
}

fn at_rate(rule: PersonRule, cell: &PersonType, size: StudySize, rate: f64) -> Option<EqualRates> {
    let calm = StudySize { seed: size.seed.wrapping_add(79), ..size }.calm(cell);
    let aimed_at = |log: f64| WeathervaneDetector {
        calibration: limits::shipped(),
        // The other severities are out of reach.
        budget: [log.exp(), f64::INFINITY, f64::INFINITY],
        severity: Severity::Watch,
    };
    let reached = |log: f64| flag_starts(&aimed_at(log), &calm, FROM..FOLLOWED).per_shift();
    let log = limit_for_rate(rate, AIMS, reached);
    let our_rate = reached(log);
    if (our_rate / rate - 1.0).abs() > EQUAL {
        return None;
    }
    let task = DETECTION_TASKS[0];
    let changed = size.changed(cell, BASELINE, &task);
    Some(EqualRates {
        our_shifts: 1.0 / our_rate,
        theirs: detect(&rule, &changed, BASELINE, task.within),
        ours: detect(&aimed_at(log), &changed, BASELINE, task.within),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOMEBODY: PersonType = PersonType { level: 3.2, spread: 0.8, correlation: 0.3, missing: 0.15 };

    #[test]
    fn a_rule_and_ours_are_compared_at_equal_rates_of_false_flags() {
        let rows = compare_with_rules(&[SOMEBODY], StudySize { people: 300, seed: 4 });
        assert_eq!(rows.len(), PersonRule::ALL.len());
        for row in rows {
            let (shifts, found) = (row.shifts.expect("a rate"), row.found.expect("a comparison"));
            assert!((shifts / found.our_shifts - 1.0).abs() <= EQUAL, "{row:?}");
            assert!(found.ours.mean < 1.1 * found.theirs.mean, "{row:?}");
        }
    }

    #[test]
    fn a_rule_that_is_hardly_ever_false_is_compared_with_nothing() {
        let steady = PersonType { level: 4.5, spread: 0.5, correlation: 0.0, missing: 0.0 };
        let rows = compare_with_rules(&[steady], StudySize { people: 20, seed: 4 });
        let row = rows.iter().find(|row| row.rule == PersonRule::ThreeLow).expect("a row");
        assert!(row.shifts.is_none() && row.found.is_none(), "{row:?}");
    }
}
