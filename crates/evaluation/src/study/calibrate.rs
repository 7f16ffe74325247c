//! Calibrates the limits of person flags by simulation over the grid, until each severity occurs as often as defined:
//! for every type over all shifts, and over all types for each range of the baseline length. When a flag ends is not
//! calibrated with them: an end that is fitted together with the limits covers less of a drop.

use super::budget::{BASELINE_RANGES, FOLLOWED, FROM};
use super::in_parallel;
use super::people::PersonType;
use domain::PersonId;
use insight::detectors::limits::{Calibration, FEATURES, SHIFTS_PER_FALSE_FLAG};
use insight::detectors::person::PersonDetector;
use insight::flag::Severity;
use insight::statistics::linear_system::solve;

/// Target number of flags by severity and range, as a multiple of the budget. It is slightly below 1, because the
/// budget is an upper limit. It is lowest for short baselines, because real weather has longer tails than the model and
/// 40-day diaries must keep the budget too. Acts are so rare that with 1,000 people chance alone exceeds the target by
/// a tenth, so their target is lower.
const AIMS: [[f64; BASELINE_RANGES.len()]; 3] =
    [[0.84, 0.9, 0.92, 0.93], [0.84, 0.9, 0.92, 0.93], [0.8, 0.82, 0.83, 0.83]];
/// Step for the numerical derivative by a weight of a limit.
const STEP: f64 = 0.05;
/// Derivatives use one in this many people: the same people before and after.
const ONE_IN: u32 = 4;

/// Number of flags by severity and range.
type RangeCounts = [[f64; BASELINE_RANGES.len()]; 3];

/// Input of a calibration.
#[derive(Clone, Debug)]
pub struct CalibrationPlan {
    /// Types of people.
    pub cells: Vec<PersonType>,
    /// Number of people of each type.
    pub people: u32,
    /// Number of improvement steps.
    pub rounds: u32,
    /// Random seed.
    pub seed: u64,
}

/// False flags by severity as multiples of the budget: minimum, mean and maximum over the types.
pub type BudgetRange = [(f64, f64, f64); 3];

/// Returns the calibration with the limits of `from` improved: for each severity, the best weights of all rounds. Calls
/// `on_round` with the number and the result of each round.
///
/// Gauss–Newton on the relative excess, weighted by the expected count.
pub fn calibrate(
    plan: &CalibrationPlan,
    from: Calibration,
    mut on_round: impl FnMut(u32, &BudgetRange),
) -> Calibration {
    let mut tried = from.clone();
    let (mut best, mut least) = (from, [f64::INFINITY; 3]);
    for round in 0..=plan.rounds {
        let seed = plan.seed.wrapping_add(u64::from(round) * 1_000_003);
        let now = counts(plan, &tried, seed);
        on_round(round, &held(plan, &now));
        let off = |row: usize| -> f64 {
            excess(plan, &now, row).into_iter().map(|(excess, weight)| excess * excess * weight).sum()
        };
        for (severity, least) in least.iter_mut().enumerate() {
            let off = off(severity);
            if off < *least {
                *least = off;
                best.person[severity].clone_from(&tried.person[severity]);
            }
        }
        if round == plan.rounds {
            break;
        }
        let fewer = CalibrationPlan { people: plan.people.div_ceil(ONE_IN), ..plan.clone() };
        let unmoved = counts(&fewer, &tried, seed);
        let mut slopes: [Vec<Vec<f64>>; 3] = Default::default();
        for feature in 0..FEATURES {
            let mut moved = tried.clone();
            moved.person.iter_mut().for_each(|weights| weights[feature] += STEP);
            let then = counts(&fewer, &moved, seed);
            for (row, slopes) in slopes.iter_mut().enumerate() {
                let (before, after) = (excess(&fewer, &unmoved, row), excess(&fewer, &then, row));
                slopes.push(before.iter().zip(&after).map(|(before, after)| (after.0 - before.0) / STEP).collect());
            }
        }
        for (row, (slopes, weights)) in slopes.iter().zip(&mut tried.person).enumerate() {
            let steps = newton(&excess(plan, &now, row), slopes);
            weights.iter_mut().zip(steps).for_each(|(weight, step)| *weight += step);
        }
    }
    best
}

/// Upper bound of the relative change of any flag count in one step: further away, a derivative is uninformative.
const MAX_CHANGE: f64 = 0.4;

/// Changes of the weights that would remove the excess, or a part of it. The bound applies to their joint effect, not
/// to each weight: a feature with little variation needs a large weight to matter.
fn newton(excess: &[(f64, f64)], slopes: &[Vec<f64>]) -> Vec<f64> {
    let sum = |of: &dyn Fn(usize) -> f64| (0..excess.len()).map(|at| of(at) * excess[at].1).sum::<f64>();
    let row = |i: usize| -> Vec<f64> {
        let product = |j: usize| sum(&|at| slopes[i][at] * slopes[j][at]);
        // Damping keeps two nearly collinear weights from diverging.
        (0..FEATURES).map(|j| product(j) * if i == j { 1.01 } else { 1.0 } + if i == j { 1.0 } else { 0.0 }).collect()
    };
    let right = (0..FEATURES).map(|i| -sum(&|at| slopes[i][at] * excess[at].0)).collect();
    let steps = solve((0..FEATURES).map(row).collect(), right).unwrap_or_else(|| vec![0.0; FEATURES]);
    let change = |at: usize| slopes.iter().zip(&steps).map(|(slopes, step)| slopes[at] * step).sum::<f64>().abs();
    let most = (0..excess.len()).map(change).fold(MAX_CHANGE, f64::max);
    steps.into_iter().map(|step| step * MAX_CHANGE / most).collect()
}

/// Weight of a range over all types, relative to that of one type.
const RANGE_WEIGHT: f64 = 9.0;

/// Relative excess of flags over the target, and its weight: for each type over all ranges, and for each range over all
/// types.
///
/// Not for each range of each type. With a short baseline, variable people have more than their share of false flags
/// and steady people fewer; over all shifts, each type has its share. Limits that kept the budget for every type from
/// the first shift would have to follow every early estimate of the spread.
fn excess(plan: &CalibrationPlan, counts: &[RangeCounts], row: usize) -> Vec<(f64, f64)> {
    let expected = |at: usize| shifts(plan, BASELINE_RANGES[at].len()) * aim(row, at);
    let all: f64 = (0..BASELINE_RANGES.len()).map(expected).sum();
    let weigh = |found: f64, expected: f64| (found / expected - 1.0, expected / (1.0 + expected / 300.0));
    let by_cell = counts.iter().map(|counts| weigh(counts[row].iter().sum(), all));
    let cells = f64::from(u32::try_from(counts.len()).unwrap_or(u32::MAX));
    let by_range = (0..BASELINE_RANGES.len()).map(|at| {
        let found = counts.iter().map(|counts| counts[row][at]).sum();
        let (excess, weight) = weigh(found, expected(at) * cells);
        (excess, weight * RANGE_WEIGHT)
    });
    by_cell.chain(by_range).collect()
}

/// The target of a row of [`RangeCounts`] in a range, per shift.
fn aim(row: usize, range: usize) -> f64 {
    AIMS[row][range] / SHIFTS_PER_FALSE_FLAG[row]
}

fn shifts(plan: &CalibrationPlan, each: usize) -> f64 {
    f64::from(plan.people) * f64::from(u32::try_from(each).unwrap_or(u32::MAX))
}

/// Used budget, by type.
fn held(plan: &CalibrationPlan, counts: &[RangeCounts]) -> BudgetRange {
    let all = shifts(plan, FOLLOWED - FROM);
    let of = |row: usize| {
        let rate = |counts: &RangeCounts| counts[row].iter().sum::<f64>() * SHIFTS_PER_FALSE_FLAG[row] / all;
        let rates: Vec<f64> = counts.iter().map(rate).collect();
        let cells = f64::from(u32::try_from(rates.len()).unwrap_or(u32::MAX));
        let least = rates.iter().copied().fold(f64::INFINITY, f64::min);
        (least, rates.iter().sum::<f64>() / cells, rates.iter().copied().fold(0.0, f64::max))
    };
    [of(0), of(1), of(2)]
}

/// Each type has its own people: with shared random numbers, the limits would be fitted to one sample.
fn counts(plan: &CalibrationPlan, calibration: &Calibration, seed: u64) -> Vec<RangeCounts> {
    let seeds = (0_u64..).map(|cell| seed.wrapping_add(cell * 104_729_003));
    let cells: Vec<_> = plan.cells.iter().zip(seeds).collect();
    in_parallel(&cells, |(cell, seed)| cell_counts(plan, cell, calibration, *seed))
}

fn cell_counts(plan: &CalibrationPlan, cell: &PersonType, calibration: &Calibration, seed: u64) -> RangeCounts {
    let mut counts = RangeCounts::default();
    for person in 0..plan.people {
        let days = cell.days(FOLLOWED, None, seed.wrapping_add(u64::from(person) * 7_919));
        let mut detector = PersonDetector::with_limits(PersonId(0), calibration, SHIFTS_PER_FALSE_FLAG);
        for index in 0..days.len() {
            detector.observe(&days, index);
        }
        let (_, flags) = detector.finish(&days);
        for raised in flags.iter().flat_map(|flag| above(&flag.escalations)) {
            let index = days.partition_point(|day| day.workday < raised.1);
            if let Some(at) = BASELINE_RANGES.iter().position(|range| range.contains(&index)) {
                counts[raised.0][at] += 1.0;
            }
        }
    }
    counts
}

/// Each severity with the first workday on which it or a higher one was reached.
fn above(escalations: &[insight::flag::Escalation]) -> impl Iterator<Item = (usize, domain::Workday)> {
    Severity::ALL.into_iter().enumerate().filter_map(|(index, severity)| {
        let reached = escalations.iter().find(|escalation| escalation.severity >= severity);
        reached.map(|escalation| (index, escalation.workday))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::detectors::limits;

    #[test]
    fn limits_that_are_too_low_are_raised_to_the_budget() {
        let cells = vec![PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15 }];
        let plan = CalibrationPlan { cells, people: 60, rounds: 5, seed: 3 };
        let mut low = limits::shipped().clone();
        low.person.iter_mut().for_each(|weights| weights[0] -= 0.4);
        let mut rounds = Vec::new();
        let better = calibrate(&plan, low, |_, held| rounds.push(held[0].1));
        assert!(rounds[0] > 1.5, "{rounds:?}");
        let now = held(&plan, &counts(&plan, &better, 99))[0].1;
        assert!((0.6..1.25).contains(&now), "{now}");
    }
}
