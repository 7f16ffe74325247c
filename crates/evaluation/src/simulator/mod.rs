//! Simulates a centre: people with different levels and spreads, their check-ins, the calls they took, and the true
//! episodes.

mod calendar;
mod centre;
mod check_ins;
mod episode;
mod person_history;
mod person_profile;
mod planned_changes;
mod queue;
mod random_stream;
mod responses;
mod roster;
mod setting;
mod uplifts;

pub use centre::{
    CentrePlan, Employee, EpisodeKind, SimulatedCentre, SimulatedCheckIn, SimulatedEpisode, SimulatedInterval,
    SimulatedTeam,
};
use person_history::{PersonHistory, TeamConditions};
pub use planned_changes::{MoodLift, PlannedChanges, RateChange};
pub use responses::{FollowUp, LeadBehaviour, SuggestionResponder, SuggestionResponse};
pub use setting::{Setting, ShiftNames, SimulatedStressor};

/// Returns a simulated centre. The same plan and setting give the same centre.
#[must_use]
pub fn simulate(plan: &CentrePlan, setting: &Setting) -> SimulatedCentre {
    simulate_with(plan, setting, true)
}

/// Returns a simulated centre in which nothing changes: it has no episodes.
#[must_use]
pub fn simulate_calm(plan: &CentrePlan, setting: &Setting) -> SimulatedCentre {
    simulate_with(plan, setting, false)
}

fn simulate_with(plan: &CentrePlan, setting: &Setting, changes: bool) -> SimulatedCentre {
    let (teams, people) = roster::roster(plan, setting);
    let mut departments: Vec<&str> = teams.iter().map(|team| team.department.as_str()).collect();
    departments.dedup();
    let busy: Vec<Vec<f64>> = (0..departments.len()).map(|queue| queue::busyness(plan, queue)).collect();
    let queue_of = |team: &SimulatedTeam| departments.iter().position(|name| *name == team.department).unwrap_or(0);
    let teams_that_change = if changes { teams.len() } else { 0 };
    let mut episodes: Vec<SimulatedEpisode> =
        (0..teams_that_change).flat_map(|team| episode::of_team(plan, team, teams.len(), setting)).collect();
    let conditions: Vec<TeamConditions> = teams
        .iter()
        .enumerate()
        .map(|(number, team)| TeamConditions::new(plan, number, &busy[queue_of(team)], &episodes, changes))
        .collect();

    let mut shifts = vec![Vec::new(); departments.len()];
    let mut check_ins = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let Some(team) = person.works_in else { continue };
        let mut history = PersonHistory::new(plan, setting, number, person, &conditions[team]);
        let mut own = history.check_ins(plan, setting);
        uplifts::pick(plan, setting, number, &mut own);
        setting.changes.lift(plan, (number, teams[team].department.as_str()), &mut own);
        check_ins.extend(own);
        shifts[queue_of(&teams[team])].extend(history.shifts);
        episodes.extend(history.episode);
    }
    let load = (0..departments.len())
        .flat_map(|queue| queue::load(plan, queue, departments[queue], &busy[queue], &shifts[queue]))
        .collect();
    episodes.sort_by_key(|episode| (episode.starts_on, episode.team, episode.person));
    SimulatedCentre { teams, people, check_ins, load, episodes }
}

#[cfg(test)]
mod tests;
