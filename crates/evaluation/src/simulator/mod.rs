//! A centre that never was: people with levels and spreads of their own, what they said, the calls they took, and the truth.

mod answering;
mod calendar;
mod centre;
mod chance;
mod episode;
mod life;
mod queue;
mod saying;
mod staff;
mod temper;

pub use answering::{Answering, FollowUp, Leading, Said};
pub use centre::{Cause, Employee, Entry, Episode, EpisodeKind, Interval, Plan, Setting, ShiftNames, Simulated, Team};
use life::{Circumstances, Life};

/// Makes a centre. The same plan and setting make the same one.
#[must_use]
pub fn simulate(plan: &Plan, setting: &Setting) -> Simulated {
    let (teams, people) = staff::staff(plan, setting);
    let mut departments: Vec<&str> = teams.iter().map(|team| team.department.as_str()).collect();
    departments.dedup();
    let busy: Vec<Vec<f64>> = (0..departments.len()).map(|queue| queue::busyness(plan, queue)).collect();
    let queue_of = |team: &Team| departments.iter().position(|name| *name == team.department).unwrap_or(0);
    let mut episodes: Vec<Episode> =
        (0..teams.len()).flat_map(|team| episode::of_team(plan, team, teams.len(), setting)).collect();
    let around: Vec<Circumstances> = teams
        .iter()
        .enumerate()
        .map(|(number, team)| Circumstances::new(plan, number, &busy[queue_of(team)], &episodes))
        .collect();

    let mut shifts = vec![Vec::new(); departments.len()];
    let mut check_ins = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let Some(team) = person.works_in else { continue };
        let mut life = Life::new(plan, setting, number, person, &around[team]);
        check_ins.extend(life.check_ins(plan, setting));
        shifts[queue_of(&teams[team])].extend(life.shifts);
        episodes.extend(life.episode);
    }
    let load = (0..departments.len())
        .flat_map(|queue| queue::load(plan, queue, departments[queue], &busy[queue], &shifts[queue]))
        .collect();
    episodes.sort_by_key(|episode| (episode.starts_on, episode.team, episode.person));
    Simulated { teams, people, check_ins, load, episodes }
}

#[cfg(test)]
mod tests;
