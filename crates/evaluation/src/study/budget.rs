//! Whether the budget of false flags is held: for every kind of person of the grid, and for real people without a change left.

use super::detection::{WeathervaneDetector, rate};
use super::in_parallel;
use super::people::PersonType;
use insight::detectors::limits;
use insight::detectors::limits::SHIFTS_PER_FALSE_FLAG;
use insight::flag::Severity;
use insight::series::Day;

/// How many shifts everybody is followed, the first twenty without flags among them.
pub const FOLLOWED: usize = 240;
/// Flags count from this shift on: the first on which there can be any.
pub const FROM: usize = 20;
/// Where the length of the baseline is told apart: flags that opened within each of these.
pub const BASELINE_RANGES: [std::ops::Range<usize>; 4] = [FROM..32, 32..60, 60..120, 120..FOLLOWED];

/// False flags as multiples of the budget, for watch, talk and act: each would be 1.
pub type BudgetMultiples = [f64; 3];

/// One kind of person.
#[derive(Clone, Copy, Debug)]
pub struct TypeBudget {
    /// Which.
    pub cell: PersonType,
    /// How the budget is held.
    pub multiples: BudgetMultiples,
}

/// Weathervane at one severity, as it is shipped.
#[must_use]
pub fn ours(severity: Severity) -> WeathervaneDetector<'static> {
    WeathervaneDetector { calibration: limits::shipped(), budget: SHIFTS_PER_FALSE_FLAG, severity }
}

/// The same for the whole grid, with so many people a cell.
#[must_use]
pub fn held(cells: &[PersonType], people: u64, seed: u64) -> Vec<TypeBudget> {
    in_parallel(cells, |cell| {
        let calm: Vec<_> = (0..people).map(|person| cell.days(FOLLOWED, None, seed_of(seed, person))).collect();
        TypeBudget { cell: *cell, multiples: multiples(&calm) }
    })
}

/// How the budget is held by these series, from their twenty-first shift on.
#[must_use]
pub fn multiples(people: &[Vec<Day>]) -> BudgetMultiples {
    let of = |(index, severity)| rate(&ours(severity), people, FROM..usize::MAX) * SHIFTS_PER_FALSE_FLAG[index];
    let [watch, talk, act] = Severity::ALL;
    [(0, watch), (1, talk), (2, act)].map(of)
}

/// A seed of one person's own.
#[must_use]
pub const fn seed_of(seed: u64, person: u64) -> u64 {
    seed.wrapping_mul(1_000_003).wrapping_add(person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::people::grid;

    #[test]
    fn in_every_corner_of_the_grid_people_in_whom_nothing_changes_are_watched_no_oftener_than_the_budget_says() {
        let corner = |cell: &PersonType| cell.missing == 0.15 && cell.level != 3.2 && cell.level != 4.2;
        let cells: Vec<PersonType> = grid().into_iter().filter(corner).collect();
        for held in held(&cells, 120, 5) {
            let [watch, talk, act] = held.multiples;
            // 120 people for 220 shifts: 440 watches to be expected, 110 talks, 27 acts; their standard errors are 5, 10 and 20 %.
            assert!((0.45..1.2).contains(&watch), "{held:?}");
            assert!((0.3..1.45).contains(&talk), "{held:?}");
            assert!(act < 2.0, "{held:?}");
        }
    }
}
