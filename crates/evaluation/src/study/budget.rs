//! Whether the budget of false flags is kept: for every type of simulated person, and for real people after block
//! shuffling.

use super::detection::{WeathervaneDetector, flag_rate};
use super::in_parallel;
use super::people::PersonType;
use insight::detectors::limits;
use insight::detectors::limits::SHIFTS_PER_FALSE_FLAG;
use insight::flag::Severity;
use insight::series::Day;

/// Number of shifts of each person, including the first twenty without flags.
pub const FOLLOWED: usize = 240;
/// First shift on which a flag can open.
pub const FROM: usize = 20;
/// Ranges of the baseline length: flags are counted by the range in which they opened.
pub const BASELINE_RANGES: [std::ops::Range<usize>; 4] = [FROM..32, 32..60, 60..120, 120..FOLLOWED];

/// False flags as multiples of the budget, for watch, talk and act: 1 means the budget is used exactly.
pub type BudgetMultiples = [f64; 3];

/// The budget of one type of person.
#[derive(Clone, Copy, Debug)]
pub struct TypeBudget {
    /// The type of person.
    pub cell: PersonType,
    /// Used budget.
    pub multiples: BudgetMultiples,
}

/// Returns the shipped detector at one severity.
#[must_use]
pub fn shipped_detector(severity: Severity) -> WeathervaneDetector<'static> {
    WeathervaneDetector { calibration: limits::shipped(), budget: SHIFTS_PER_FALSE_FLAG, severity }
}

/// Returns the budget for each type, with `people` people per type.
#[must_use]
pub fn type_budgets(cells: &[PersonType], people: u64, seed: u64) -> Vec<TypeBudget> {
    in_parallel(cells, |cell| {
        let calm: Vec<_> = (0..people).map(|person| cell.days(FOLLOWED, None, seed_of(seed, person))).collect();
        TypeBudget { cell: *cell, multiples: multiples(&calm) }
    })
}

/// Returns the budget that these series use, from their twenty-first shift on.
#[must_use]
pub fn multiples(people: &[Vec<Day>]) -> BudgetMultiples {
    let of = |(index, severity)| {
        flag_rate(&shipped_detector(severity), people, FROM..usize::MAX) * SHIFTS_PER_FALSE_FLAG[index]
    };
    let [watch, talk, act] = Severity::ALL;
    [(0, watch), (1, talk), (2, act)].map(of)
}

/// Returns the seed of one person.
#[must_use]
pub const fn seed_of(seed: u64, person: u64) -> u64 {
    seed.wrapping_mul(1_000_003).wrapping_add(person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::people::grid;

    #[test]
    fn the_budget_holds_in_every_corner_of_the_grid() {
        let corner = |cell: &PersonType| cell.missing == 0.15 && cell.level != 3.2 && cell.level != 4.2;
        let cells: Vec<PersonType> = grid().into_iter().filter(corner).collect();
        for budget in type_budgets(&cells, 120, 5) {
            let [watch, talk, act] = budget.multiples;
            // 120 people for 220 shifts: 440 watches, 110 talks and 27 acts are expected; the standard errors are 5, 10
            // and 20 %.
            assert!((0.45..1.2).contains(&watch), "{budget:?}");
            assert!((0.3..1.45).contains(&talk), "{budget:?}");
            assert!(act < 2.0, "{budget:?}");
        }
    }
}
