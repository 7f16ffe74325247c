//! A simulated centre in which people join, move, leave, are erased and opt out: what is charged and what exists over
//! many weeks.

use std::collections::BTreeMap;

use domain::{Weather, Workday};
use insight::climate::{
    Breakdown, Budget, Catalogue, FrozenRoster, Month, Period, PersonWeek, Quarter, StatedCheckIn, Tenure,
};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::closing::{AuditedSite, Closing, ClosingOutcome, NoClosing};
use super::finding::Finding;
use super::ledger;
use super::samples::layout;
use super::world::Shape;

/// The quarter with whose first Monday a centre begins.
const FIRST: Quarter = Quarter { year: 2025, quarter: 1 };
/// People of a department, about.
const DEPARTMENT: u32 = 44;

/// Somebody over time. Weeks are counted from the first.
#[derive(Clone, Copy, Debug)]
struct AuditedPerson {
    joins: u32,
    leaves: u32,
    /// The department, and the one from the week of the move on.
    departments: (i64, i64),
    moves: u32,
    /// From this week on the person is not counted: opted out, or erased.
    uncounted: u32,
}

impl AuditedPerson {
    fn simulate(departments: i64, weeks: u32, random: &mut impl Rng) -> Self {
        let end = weeks + 1;
        let mut perhaps = |probability: f64, otherwise: u32| {
            if random.random_bool(probability) { random.random_range(0..weeks.max(1)) } else { otherwise }
        };
        let (joins, leaves, moves, uncounted) =
            (perhaps(0.2, 0), perhaps(0.1, end), perhaps(0.1, end), perhaps(0.3, end));
        let mut department = || random.random_range(1..=departments);
        Self { joins, leaves: leaves.max(joins), departments: (department(), department()), moves, uncounted }
    }

    fn department(&self, week: u32) -> Option<i64> {
        let (before, after) = self.departments;
        (self.joins..self.leaves).contains(&week).then_some(if week < self.moves { before } else { after })
    }
}

/// Simulates a centre. `statements` decides what people state and changes nothing else.
#[must_use]
pub fn centre(people: u32, weeks: u32, seed: u64, statements: u64) -> AuditedSite {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let departments = i64::from((people / DEPARTMENT).max(1));
    let people: Vec<AuditedPerson> =
        (0..people).map(|_| AuditedPerson::simulate(departments, weeks, &mut random)).collect();
    let mut random = ChaCha8Rng::seed_from_u64(statements);
    let first = FIRST.mondays().first().copied();
    let mondays = (0..weeks).filter_map(|week| Some((week, first?.plus(7 * i32::try_from(week).ok()?))));
    let week = |(week, monday): (u32, Workday)| {
        let mut sizes: BTreeMap<i64, u32> = BTreeMap::new();
        let present = people.iter().filter_map(|person| Some((person, person.department(week)?)));
        present.clone().for_each(|(_, department)| *sizes.entry(department).or_default() += 1);
        let roster = FrozenRoster::divide(1, monday, &sizes);
        let mut stated = Vec::new();
        for (person, department) in present {
            let unit = roster.unit_of(department).and_then(|unit| u32::try_from(unit).ok());
            if let Some(unit) = unit.filter(|_| week < person.uncounted && random.random_bool(0.75)) {
                stated.push(said(unit, &mut random));
            }
        }
        (roster, stated)
    };
    let weeks = mondays.map(week).collect();
    let catalogue = Catalogue { stressors: vec!["queue_pressure".to_owned()], ..Catalogue::default() };
    let breakdown = Breakdown::Weekday;
    AuditedSite { site: 1, weeks, moved: Vec::new(), catalogue, breakdown, budget: Budget::FULL }
}

fn said(unit: u32, random: &mut impl Rng) -> PersonWeek {
    let check_in = |day| StatedCheckIn {
        day,
        hour: 9,
        weather: Weather::try_from(random.random_range(1..=5_u8)).unwrap_or(Weather::Fair),
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        shift: None,
    };
    let check_ins = (0..4).map(check_in).collect();
    PersonWeek { unit, tenure: Tenure::Longer, check_ins, tough_calls: Vec::new(), answers: Vec::new() }
}

/// The periods of a centre that are over when its last week is: weeks, then months, then quarters.
#[must_use]
pub fn periods(centre: &AuditedSite) -> Vec<Period> {
    let mondays: Vec<Workday> = centre.weeks.iter().map(|(roster, _)| roster.monday).collect();
    let weeks = mondays.iter().map(|monday| Period::Week(*monday));
    let months = mondays.iter().map(|monday| Period::Month(Month::of(*monday)));
    let quarters = mondays.iter().map(|monday| Period::Quarter(Quarter::of(*monday)));
    let mut found: Vec<Period> = weeks.chain(months).chain(quarters).collect();
    found.retain(|period| period.mondays().iter().all(|monday| mondays.contains(monday)));
    found.sort();
    found.dedup();
    found
}

/// The sizes of the units in the last week of a centre: the shape of its neighbours.
#[must_use]
pub fn shape(centre: &AuditedSite) -> Shape {
    let units = centre.weeks.last().map(|(roster, _)| roster.units.iter().map(|unit| unit.people).collect::<Vec<_>>());
    Shape::of(&units.unwrap_or_default())
}

/// Closes the centre, and one in which everybody states something else. Returns the ledger and what is wrong: with it,
/// or because figures exist in one of the two centres and not in the other.
///
/// # Errors
/// If a closing fails.
pub fn check(
    closing: &dyn Closing,
    centre: &AuditedSite,
    other: &AuditedSite,
) -> Result<(ClosingOutcome, Vec<Finding>), NoClosing> {
    let periods = periods(centre);
    let (ledger, elsewhere) = (closing.close(centre, &periods)?, closing.close(other, &periods)?);
    let (_, mut findings) = ledger::check(&ledger, Budget::FULL.total());
    let same = layout(&ledger) == layout(&elsewhere) && ledger.charges == elsewhere.charges;
    findings.extend((!same).then_some(Finding::Existence));
    Ok((ledger, findings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Product;

    #[test]
    fn centres_of_every_size_keep_the_budget_through_joins_moves_and_leaves() {
        for people in [40, 240, 1_500] {
            let (one, other) = (centre(people, 26, 7, 1), centre(people, 26, 7, 2));
            let (ledger, findings) = check(&Product, &one, &other).expect("a closing");
            assert_eq!(findings, []);
            assert!(ledger.draws.len() >= 26 + 6 * 3 + 2 * 2, "{people}: {}", ledger.draws.len());
            let loss = ledger::highest(&ledger.charges);
            assert_eq!(loss, Budget::FULL.total(), "{people}");
        }
    }
}
