//! How soon a lasting fall is found, and how often one is found where there is none.

use insight::climate::estimate::{ClimateScope, Direction, Weeks, stated};
use insight::climate::simulated_site::{SimulatedSite, monday};

use super::super::in_parallel;

const DEPARTMENT: ClimateScope = ClimateScope::Department(1);
/// Weeks before the fall; the detector compares with up to 26 of them.
const BEFORE: i32 = 40;
/// Weeks in which the fall can be found.
const AFTER: i32 = 13;
/// By how many levels the weather falls, and by how much all weeks swing.
const FALL: f64 = -0.4;
const SWING: f64 = 0.1;
/// The first seed of the sites in which nothing changes.
const OTHERS: u64 = 1_000;

/// For people of a department: within how many weeks a fall is to be found, with which probability.
pub const FALLS: [(usize, &[(i32, f64)]); 3] =
    [(60, &[(4, 0.75), (8, 0.95)]), (40, &[(8, 0.80)]), (25, &[(8, 0.50), (13, 0.65)])];

/// What was found in a department.
#[derive(Clone, Debug)]
pub struct Power {
    /// For every run, in which week after the fall it was found.
    found: Vec<Option<i32>>,
    /// False falls and false rises in a year.
    pub false_a_year: (f64, f64),
}

impl Power {
    /// The share of runs in which the fall was found within this many weeks.
    #[must_use]
    pub fn within(&self, weeks: i32) -> f64 {
        let found = self.found.iter().filter(|week| week.is_some_and(|week| week <= weeks)).count();
        found as f64 / self.found.len().max(1) as f64
    }
}

/// Measures a department of this many people, next to one of 60, in this many runs.
#[must_use]
pub fn power(people: usize, runs: u32) -> Power {
    let seeds: Vec<u64> = (0..u64::from(runs)).collect();
    let found = in_parallel(&seeds, |seed| {
        let weeks = simulated(*seed, people, BEFORE + AFTER, |week| if week < BEFORE { 0.0 } else { FALL });
        let fallen = |week: &i32| direction(&weeks, *week) == Some(Direction::Rougher);
        (BEFORE..BEFORE + AFTER).find(fallen).map(|week| week + 1 - BEFORE)
    });
    let wrong = in_parallel(&seeds, |seed| {
        let weeks = simulated(OTHERS + seed, people, 78, |_| 0.0);
        let (mut falls, mut rises, mut before) = (0.0, 0.0, None);
        for week in 26..78 {
            let now = direction(&weeks, week);
            if now != before {
                falls += f64::from(u8::from(now == Some(Direction::Rougher)));
                rises += f64::from(u8::from(now == Some(Direction::Brighter)));
            }
            before = now;
        }
        (falls, rises)
    });
    let sums = wrong.iter().fold((0.0, 0.0), |sums, run| (sums.0 + run.0, sums.1 + run.1));
    let runs = f64::from(runs.max(1));
    Power { found, false_a_year: (sums.0 / runs, sums.1 / runs) }
}

fn simulated(seed: u64, people: usize, weeks: i32, moved: impl Fn(i32) -> f64) -> Weeks {
    let mut centre = SimulatedSite::new(seed, &[people, 60]);
    centre.swing = SWING;
    let (mut draws, mut rosters) = (Vec::new(), Vec::new());
    for week in 0..weeks {
        centre.moved = moved(week);
        draws.extend(centre.week(week).1);
        rosters.push(centre.roster(week));
    }
    Weeks::new(&draws, &rosters)
}

/// What the newest report of the department says once this week is drawn; none if it names no change.
fn direction(weeks: &Weeks, week: i32) -> Option<Direction> {
    let period = weeks.shortest(DEPARTMENT, monday(week)).newest_whole(monday(week));
    let said = stated(weeks, DEPARTMENT, period, monday(week)).direction();
    said.filter(|direction| *direction != Direction::Unclear)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_are_found_in_time_and_less_than_one_a_year_where_there_is_none() {
        for (people, wanted) in FALLS {
            let found = power(people, 200);
            for (weeks, least) in wanted {
                let share = found.within(*weeks);
                println!("department of {people}, within {weeks} weeks: {share:.2}");
                assert!(share >= *least, "{people} people, {weeks} weeks: {share}");
            }
            let (falls, rises) = found.false_a_year;
            println!("department of {people}: {falls:.2} false falls and {rises:.2} false rises a year");
            assert!(falls + rises <= 1.0, "{people}: {falls} {rises}");
        }
    }
}
