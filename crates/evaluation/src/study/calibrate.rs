//! How the limits of a person's flags are set: by simulation over the grid, until each severity comes up as often as it says, in every
//! cell over all shifts, and for young baselines as for old ones.

use super::budget::{BASELINE_RANGES, FOLLOWED, FROM};
use super::in_parallel;
use super::people::PersonType;
use domain::PersonId;
use insight::detectors::limits::{Calibration, FEATURES, SHIFTS_PER_FALSE_FLAG};
use insight::detectors::person::PersonDetector;
use insight::flag::Severity;
use insight::statistics::linear_system::solve;

/// How many flags of each severity each range is to have, as a multiple of the budget: a little under it, for it is a most and not a
/// mean; the least while little is known, for real people's weather has longer tails than a curve, and diaries of forty days are to hold the
/// budget too. Acts are so few that chance alone carries a cell of a thousand people a tenth too far, so they are to stay further below.
const AIMS: [[f64; BASELINE_RANGES.len()]; 3] =
    [[0.84, 0.9, 0.92, 0.93], [0.84, 0.9, 0.92, 0.93], [0.8, 0.82, 0.83, 0.83]];
/// How far a weight is moved to see what it does.
const STEP: f64 = 0.05;
/// To see what it does, one in so many people is enough: they are the same before and after.
const ONE_IN: u32 = 4;

/// Flags by severity and range.
type Counts = [[f64; BASELINE_RANGES.len()]; 3];

/// What to calibrate on.
#[derive(Clone, Debug)]
pub struct CalibrationPlan {
    /// The kinds of people.
    pub cells: Vec<PersonType>,
    /// How many of each.
    pub people: u32,
    /// How many steps of improvement.
    pub rounds: u32,
    /// For chance.
    pub seed: u64,
}

/// False flags by severity, as multiples of the budget: least, mean and most over the cells.
pub type BudgetRange = [(f64, f64, f64); 3];

/// Improves `from`; tells of each round. Of all that was tried, for each severity what held best.
///
/// Gauss–Newton on the relative excess of flags, each weighing as its expected count does.
pub fn calibrate(plan: &CalibrationPlan, from: Calibration, mut told: impl FnMut(u32, &BudgetRange)) -> Calibration {
    let mut tried = from.clone();
    let mut best = from.person.map(|weights| (f64::INFINITY, weights));
    for round in 0..=plan.rounds {
        let seed = plan.seed.wrapping_add(u64::from(round) * 1_000_003);
        let now = counts(plan, &tried, seed);
        told(round, &held(plan, &now));
        for (severity, best) in best.iter_mut().enumerate() {
            let off = excess(plan, &now, severity).into_iter().map(|(excess, weight)| excess * excess * weight).sum();
            if off < best.0 {
                *best = (off, tried.person[severity].clone());
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
            for (severity, slopes) in slopes.iter_mut().enumerate() {
                let (before, after) = (excess(&fewer, &unmoved, severity), excess(&fewer, &then, severity));
                slopes.push(before.iter().zip(&after).map(|(before, after)| (after.0 - before.0) / STEP).collect());
            }
        }
        for (severity, slopes) in slopes.iter().enumerate() {
            let steps = newton(&excess(plan, &now, severity), slopes);
            tried.person[severity].iter_mut().zip(steps).for_each(|(weight, step)| *weight += step);
        }
    }
    Calibration { person: best.map(|(_, weights)| weights) }
}

/// The flags of no cell and no range are changed by more than this at once, relative to what is aimed at: further off, a slope tells
/// little.
const MAX_CHANGE: f64 = 0.4;

/// The weights' changes that would take the excess away, or a part of it. Not each weight is bounded but what all do together: a feature that
/// hardly varies needs a large weight to matter.
fn newton(excess: &[(f64, f64)], slopes: &[Vec<f64>]) -> Vec<f64> {
    let sum = |of: &dyn Fn(usize) -> f64| (0..excess.len()).map(|at| of(at) * excess[at].1).sum::<f64>();
    let row = |i: usize| -> Vec<f64> {
        let product = |j: usize| sum(&|at| slopes[i][at] * slopes[j][at]);
        // A little damping, so that two weights that do nearly the same do not run away from each other.
        (0..FEATURES).map(|j| product(j) * if i == j { 1.01 } else { 1.0 } + if i == j { 1.0 } else { 0.0 }).collect()
    };
    let right = (0..FEATURES).map(|i| -sum(&|at| slopes[i][at] * excess[at].0)).collect();
    let steps = solve((0..FEATURES).map(row).collect(), right).unwrap_or_else(|| vec![0.0; FEATURES]);
    let change = |at: usize| slopes.iter().zip(&steps).map(|(slopes, step)| slopes[at] * step).sum::<f64>().abs();
    let most = (0..excess.len()).map(change).fold(MAX_CHANGE, f64::max);
    steps.into_iter().map(|step| step * MAX_CHANGE / most).collect()
}

/// What a range over all cells weighs, in times of what one cell could.
const OF_A_STRETCH: f64 = 9.0;

/// By how much flags exceed what is aimed at, relative to it, and what that weighs: for each cell over all ranges, and for each
/// range over all cells.
///
/// Not for each range of each kind of people. While little is known, those whose weather varies much have more than their share of
/// false flags and steady ones less; over all of their shifts, each kind has its own. Limits that held the budget for every kind from the
/// first shift on would have to follow every guess at the spread of a young baseline.
fn excess(plan: &CalibrationPlan, counts: &[Counts], severity: usize) -> Vec<(f64, f64)> {
    let expected =
        |at: usize| shifts(plan, BASELINE_RANGES[at].len()) / SHIFTS_PER_FALSE_FLAG[severity] * AIMS[severity][at];
    let all: f64 = (0..BASELINE_RANGES.len()).map(expected).sum();
    let weigh = |found: f64, expected: f64| (found / expected - 1.0, expected / (1.0 + expected / 300.0));
    let by_cell = counts.iter().map(|counts| weigh(counts[severity].iter().sum(), all));
    let cells = f64::from(u32::try_from(counts.len()).unwrap_or(u32::MAX));
    let by_stretch = (0..BASELINE_RANGES.len()).map(|at| {
        let found = counts.iter().map(|counts| counts[severity][at]).sum();
        let (excess, weight) = weigh(found, expected(at) * cells);
        (excess, weight * OF_A_STRETCH)
    });
    by_cell.chain(by_stretch).collect()
}

fn shifts(plan: &CalibrationPlan, each: usize) -> f64 {
    f64::from(plan.people) * f64::from(u32::try_from(each).unwrap_or(u32::MAX))
}

/// How the budget is held, cell by cell.
fn held(plan: &CalibrationPlan, counts: &[Counts]) -> BudgetRange {
    let all = shifts(plan, FOLLOWED - FROM);
    let of = |severity: usize| {
        let rate = |counts: &Counts| counts[severity].iter().sum::<f64>() * SHIFTS_PER_FALSE_FLAG[severity] / all;
        let rates: Vec<f64> = counts.iter().map(rate).collect();
        let cells = f64::from(u32::try_from(rates.len()).unwrap_or(u32::MAX));
        let least = rates.iter().copied().fold(f64::INFINITY, f64::min);
        (least, rates.iter().sum::<f64>() / cells, rates.iter().copied().fold(0.0, f64::max))
    };
    [of(0), of(1), of(2)]
}

/// Each cell has people of its own: with the same chances in all of them, the limits would be fitted to the luck of one crowd.
fn counts(plan: &CalibrationPlan, calibration: &Calibration, seed: u64) -> Vec<Counts> {
    let seeds = (0_u64..).map(|cell| seed.wrapping_add(cell * 104_729_003));
    let cells: Vec<_> = plan.cells.iter().zip(seeds).collect();
    in_parallel(&cells, |(cell, seed)| cell_counts(plan, cell, calibration, *seed))
}

fn cell_counts(plan: &CalibrationPlan, cell: &PersonType, calibration: &Calibration, seed: u64) -> Counts {
    let mut counts = Counts::default();
    for person in 0..plan.people {
        let days = cell.days(FOLLOWED, None, seed.wrapping_add(u64::from(person) * 7_919));
        let mut detector = PersonDetector::with(PersonId(0), calibration, SHIFTS_PER_FALSE_FLAG);
        for index in 0..days.len() {
            detector.see(&days, index);
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

/// Each severity once, with the day on which it or a higher one was first reached.
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
    fn limits_that_are_far_too_low_are_raised_until_flags_are_about_as_seldom_as_they_should_be() {
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
