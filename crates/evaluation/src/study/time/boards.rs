//! Boards of calm teams: how many people's flags a lead sees open at any time although nothing changed.

use crate::simulator::{CentrePlan, Setting, simulate_calm};
use crate::study::in_parallel;
use domain::{PersonId, Workday};
use insight::detectors::person::person_flags;
use insight::flag::{Flag, Severity};
use insight::series::Day;

/// Number of people on a board.
pub const BOARD: usize = 12;
/// Length of a centre, in calendar days, and the days at its start that are not counted because baselines are short.
const DAYS: (usize, usize) = (365, 60);

/// Flags of people on calm boards, at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalmBoards {
    /// Number of boards.
    pub boards: usize,
    /// Mean number of open flags that have risen to a talk or more.
    pub talks: f64,
    /// Mean number of open flags, including watches, which a lead is not shown.
    pub watches: f64,
    /// Mean number of open flags on the board with the most open talks.
    pub most: f64,
}

/// Returns the flags on the boards of this many simulated centres in which nothing changes and everybody shares
/// everything. `setting` gives the names of a centre.
#[must_use]
pub fn calm_boards(centres: u64, seed: u64, setting: &Setting) -> CalmBoards {
    let plans: Vec<CentrePlan> = (0..centres)
        .map(|centre| CentrePlan {
            people: 40,
            days: DAYS.0,
            seed: seed.wrapping_add(centre),
            last: Workday::from_number(20_800),
        })
        .collect();
    let boards: Vec<(f64, f64)> = in_parallel(&plans, |plan| of_centre(plan, setting)).into_iter().flatten().collect();
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| boards.iter().map(of).sum::<f64>() / boards.len().max(1) as f64;
    CalmBoards {
        boards: boards.len(),
        talks: mean(&|board| board.0),
        watches: mean(&|board| board.1),
        most: boards.iter().map(|board| board.0).fold(0.0, f64::max),
    }
}

/// The mean numbers of open talks and of open flags on each board of a centre.
fn of_centre(plan: &CentrePlan, setting: &Setting) -> Vec<(f64, f64)> {
    let centre = simulate_calm(plan, setting);
    let mut series: Vec<Vec<Day>> = vec![Vec::new(); centre.people.len()];
    for check_in in &centre.check_ins {
        let day = Day::new(check_in.workday, check_in.weather);
        let days = &mut series[check_in.person];
        // The last check-in of a workday counts.
        days.retain(|earlier| earlier.workday != day.workday);
        days.push(day);
    }
    series.retain(|days| !days.is_empty());
    let flags: Vec<Vec<Flag>> = series.iter().map(|days| person_flags(PersonId(0), days)).collect();
    let from = plan.day(DAYS.1);
    let of_board = |board: &[Vec<Flag>]| {
        let open =
            |severity| board.iter().flatten().map(|flag| open_days(flag, severity, from, plan.last)).sum::<i32>();
        let days = f64::from(plan.last.number() - from.number() + 1);
        (f64::from(open(Severity::Talk)) / days, f64::from(open(Severity::Watch)) / days)
    };
    flags.chunks_exact(BOARD).map(of_board).collect()
}

/// Calendar days from `from` to `last` at whose end the flag is open; for a talk, counted from its rise.
fn open_days(flag: &Flag, severity: Severity, from: Workday, last: Workday) -> i32 {
    let of = |spell: &insight::flag::OpenSpell| {
        let opened = if severity == Severity::Watch { Some(spell.opened) } else { spell.talk }?;
        let ended = spell.ended.unwrap_or_else(|| last.plus(1));
        Some((ended.min(last.plus(1)).number() - opened.max(from).number()).max(0))
    };
    flag.spells.iter().filter_map(of).sum()
}
