//! Calibrates person flags by simulation over the grid, until each severity occurs as often as defined and a watch is open for its share of
//! the shifts: for every type over all shifts, and over all types for each range of the baseline length.

use super::budget::{BASELINE_RANGES, FOLLOWED, FROM};
use super::in_parallel;
use super::people::PersonType;
use domain::PersonId;
use insight::detectors::limits::{Calibration, FEATURES, SHIFTS_PER_FALSE_FLAG};
use insight::detectors::person::PersonDetector;
use insight::flag::Severity;
use insight::statistics::linear_system::solve;

/// Target number of flags by severity and range, as a multiple of the budget. It is slightly below 1, because the budget is an upper limit.
/// It is lowest for short baselines, because real weather has longer tails than the model and 40-day diaries must keep the budget too. Acts
/// are so rare that with 1,000 people chance alone exceeds the target by a tenth, so their target is lower.
const AIMS: [[f64; BASELINE_RANGES.len()]; 3] =
    [[0.84, 0.9, 0.92, 0.93], [0.84, 0.9, 0.92, 0.93], [0.8, 0.82, 0.83, 0.83]];
/// Target share of the shifts without a change that are under an open watch.
const TIME_AIM: f64 = 0.045;
/// Step for the numerical derivative by a weight of a limit.
const STEP: f64 = 0.05;
/// Step for the numerical derivative by a weight of the end of a flag, in nats.
const END_STEP: f64 = 0.2;
/// Derivatives use one in this many people: the same people before and after.
const ONE_IN: u32 = 4;

/// Number of flags by severity and range, and number of shifts under an open flag.
type Counts = [[f64; BASELINE_RANGES.len()]; 4];

/// Index of the shifts under an open flag in [`Counts`].
const OPEN: usize = 3;

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

/// False flags by severity as multiples of the budget, and the shifts under an open watch as a multiple of their target: minimum, mean and
/// maximum over the types.
pub type BudgetRange = [(f64, f64, f64); 4];

/// Returns the calibration improved from `from`: for each severity, the best weights of all rounds. The end of a flag goes with the limit
/// of a watch, because both determine how long watches are open. Calls `on_round` with the number and the result of each round.
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
            let off = if severity == 0 { off(0) + off(OPEN) } else { off(severity) };
            if off < *least {
                *least = off;
                best.person[severity].clone_from(&tried.person[severity]);
                if severity == 0 {
                    best.end.clone_from(&tried.end);
                }
            }
        }
        if round == plan.rounds {
            break;
        }
        let fewer = CalibrationPlan { people: plan.people.div_ceil(ONE_IN), ..plan.clone() };
        let unmoved = counts(&fewer, &tried, seed);
        let mut slopes: [Vec<Vec<f64>>; 4] = Default::default();
        for feature in 0..FEATURES {
            let (mut limits, mut end) = (tried.clone(), tried.clone());
            limits.person.iter_mut().for_each(|weights| weights[feature] += STEP);
            let by_limits = counts(&fewer, &limits, seed);
            // Only the constant of the end is moved: its other weight was chosen by what flags cover. A feature without an effect gets no step.
            let by_end = if feature == 0 {
                end.end[0] += END_STEP;
                counts(&fewer, &end, seed)
            } else {
                unmoved.clone()
            };
            for (row, slopes) in slopes.iter_mut().enumerate() {
                let (then, step) = if row == OPEN { (&by_end, END_STEP) } else { (&by_limits, STEP) };
                let (before, after) = (excess(&fewer, &unmoved, row), excess(&fewer, then, row));
                slopes.push(before.iter().zip(&after).map(|(before, after)| (after.0 - before.0) / step).collect());
            }
        }
        for (row, slopes) in slopes.iter().enumerate() {
            let steps = newton(&excess(plan, &now, row), slopes);
            let weights = if row == OPEN { &mut tried.end[..] } else { &mut tried.person[row][..] };
            weights.iter_mut().zip(steps).for_each(|(weight, step)| *weight += step);
        }
    }
    best
}

/// Upper bound of the relative change of any flag count in one step: further away, a derivative is uninformative.
const MAX_CHANGE: f64 = 0.4;

/// Changes of the weights that would remove the excess, or a part of it. The bound applies to their joint effect, not to each weight: a
/// feature with little variation needs a large weight to matter.
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
const OF_A_STRETCH: f64 = 9.0;

/// Relative excess of flags over the target, and its weight: for each type over all ranges, and for each range over all types.
///
/// Not for each range of each type. With a short baseline, variable people have more than their share of false flags and steady people
/// fewer; over all shifts, each type has its share. Limits that kept the budget for every type from the first shift would have to follow
/// every early estimate of the spread.
fn excess(plan: &CalibrationPlan, counts: &[Counts], row: usize) -> Vec<(f64, f64)> {
    let expected = |at: usize| shifts(plan, BASELINE_RANGES[at].len()) * aim(row, at);
    let all: f64 = (0..BASELINE_RANGES.len()).map(expected).sum();
    let weigh = |found: f64, expected: f64| (found / expected - 1.0, expected / (1.0 + expected / 300.0));
    let by_cell = counts.iter().map(|counts| weigh(counts[row].iter().sum(), all));
    let cells = f64::from(u32::try_from(counts.len()).unwrap_or(u32::MAX));
    let by_stretch = (0..BASELINE_RANGES.len()).map(|at| {
        let found = counts.iter().map(|counts| counts[row][at]).sum();
        let (excess, weight) = weigh(found, expected(at) * cells);
        (excess, weight * OF_A_STRETCH)
    });
    by_cell.chain(by_stretch).collect()
}

/// The target of a row of [`Counts`] in a range, per shift.
fn aim(row: usize, range: usize) -> f64 {
    if row == OPEN { TIME_AIM } else { AIMS[row][range] / SHIFTS_PER_FALSE_FLAG[row] }
}

fn shifts(plan: &CalibrationPlan, each: usize) -> f64 {
    f64::from(plan.people) * f64::from(u32::try_from(each).unwrap_or(u32::MAX))
}

/// Used budget, by type.
fn held(plan: &CalibrationPlan, counts: &[Counts]) -> BudgetRange {
    let all = shifts(plan, FOLLOWED - FROM);
    let of = |row: usize| {
        let per_shift = if row == OPEN { 1.0 / TIME_AIM } else { SHIFTS_PER_FALSE_FLAG[row] };
        let rate = |counts: &Counts| counts[row].iter().sum::<f64>() * per_shift / all;
        let rates: Vec<f64> = counts.iter().map(rate).collect();
        let cells = f64::from(u32::try_from(rates.len()).unwrap_or(u32::MAX));
        let least = rates.iter().copied().fold(f64::INFINITY, f64::min);
        (least, rates.iter().sum::<f64>() / cells, rates.iter().copied().fold(0.0, f64::max))
    };
    [of(0), of(1), of(2), of(OPEN)]
}

/// Each type has its own people: with shared random numbers, the limits would be fitted to one sample.
fn counts(plan: &CalibrationPlan, calibration: &Calibration, seed: u64) -> Vec<Counts> {
    let seeds = (0_u64..).map(|cell| seed.wrapping_add(cell * 104_729_003));
    let cells: Vec<_> = plan.cells.iter().zip(seeds).collect();
    in_parallel(&cells, |(cell, seed)| cell_counts(plan, cell, calibration, *seed))
}

fn cell_counts(plan: &CalibrationPlan, cell: &PersonType, calibration: &Calibration, seed: u64) -> Counts {
    let mut counts = Counts::default();
    for person in 0..plan.people {
        let days = cell.days(FOLLOWED, None, seed.wrapping_add(u64::from(person) * 7_919));
        let mut detector = PersonDetector::with_limits(PersonId(0), calibration, SHIFTS_PER_FALSE_FLAG);
        for index in 0..days.len() {
            let open = detector.observe(&days, index).flagged;
            if let Some(at) = BASELINE_RANGES.iter().position(|range| range.contains(&index)) {
                counts[OPEN][at] += f64::from(u8::from(open));
            }
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
