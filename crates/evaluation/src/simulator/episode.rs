//! The true episodes: a sudden day, a slide, a longer low period, an outage of a whole team.

use super::calendar::WorkedShift;
use super::random_stream::{RandomStream, StreamId};
use super::{CentrePlan, EpisodeKind, Setting, SimulatedEpisode, SimulatedStressor};
use domain::{StressorKey, Workday};

/// Number of shifts before an episode, so that a baseline exists.
const SHIFTS_BEFORE: usize = 30;
/// Share of people with an episode, per half-year.
const SHARE_IN_HALF_YEAR: f64 = 0.18;
/// Share of episodes that last until the last days, so that some are open at the end.
const SHARE_GOING_ON: f64 = 0.35;
/// A sudden day that counts as open is one of this many last shifts.
const GOING_ON_SHIFTS: f64 = 5.0;
/// People of the first team, which a demo shows, with an episode that is open at the end (index in the roster).
const SHOWN: [(usize, EpisodeKind); 2] = [(3, EpisodeKind::Slide), (6, EpisodeKind::Stuck)];
/// Mean number of days between two outages of a team.
const DAYS_BETWEEN_OUTAGES: f64 = 90.0;
/// Group of the stressors that people pick during an outage.
const SYSTEMS: &str = "systems";

/// Whether this person has one of the episodes of the demo.
pub(super) fn is_shown(person: usize) -> bool {
    SHOWN.iter().any(|(shown, _)| *shown == person)
}

/// Returns the episode of one person with these shifts, if there is one.
pub(super) fn of_person(
    plan: &CentrePlan,
    person: usize,
    team: usize,
    shifts: &[WorkedShift],
    chance: &mut RandomStream,
) -> Option<SimulatedEpisode> {
    let share = (SHARE_IN_HALF_YEAR * plan.days as f64 / 182.0).min(0.4);
    let kinds = [(0.35, EpisodeKind::Sudden), (0.35, EpisodeKind::Slide), (0.3, EpisodeKind::Stuck)];
    let drawn = (chance.bernoulli(share), *chance.weighted_choice(&kinds)?, chance.bernoulli(SHARE_GOING_ON));
    let shown = SHOWN.iter().find(|(shown, _)| *shown == person).map(|(_, kind)| (true, *kind, true));
    let (happens, kind, going_on) = shown.unwrap_or(drawn);
    let (index, size) = (chance.uniform(0.0, 1.0), chance.uniform(0.0, 1.0));
    let (length, depth) = match kind {
        EpisodeKind::Slide => (10 + (5.0 * size) as usize, 1.6 + 0.6 * size),
        EpisodeKind::Stuck => (6 + (4.0 * size) as usize, 1.3 + 0.5 * size),
        EpisodeKind::Sudden | EpisodeKind::Outage => (1, 2.0 + 0.6 * size),
    };
    let room = shifts.len().checked_sub(SHIFTS_BEFORE + length)?;
    let start = SHIFTS_BEFORE
        + match (going_on, kind) {
            (true, EpisodeKind::Sudden) => room - room.min((index * GOING_ON_SHIFTS) as usize),
            (true, _) => room,
            (false, _) => (index * room as f64) as usize,
        };
    let (first, last) = (shifts.get(start)?, shifts.get(start + length - 1)?);
    happens.then_some(SimulatedEpisode {
        kind,
        person: Some(person),
        team,
        starts_on: first.workday,
        ends_on: last.workday,
        depth,
        stressor: None,
    })
}

/// Returns the outages of one team. The second team, or the only one, has had one in the last days.
pub(super) fn of_team(plan: &CentrePlan, team: usize, teams: usize, setting: &Setting) -> Vec<SimulatedEpisode> {
    let chance = &mut RandomStream::new(plan.seed, StreamId::Team(team));
    let count = chance.poisson(plan.days as f64 / DAYS_BETWEEN_OUTAGES);
    let mut days: Vec<Workday> =
        (0..count).map(|_| plan.day(chance.uniform_integer(SHIFTS_BEFORE, plan.days))).collect();
    if team == 1 || teams == 1 {
        days.push(plan.last.plus(-2));
    }
    days.retain(|day| !day.is_weekend() && *day > plan.first().plus(20) && *day <= plan.last);
    days.sort_unstable();
    days.dedup();
    let stressor = outage(&setting.stressors);
    let outage = |day| SimulatedEpisode {
        kind: EpisodeKind::Outage,
        person: None,
        team,
        starts_on: day,
        ends_on: day,
        depth: chance.uniform(1.0, 1.4),
        stressor: stressor.clone(),
    };
    days.into_iter().map(outage).collect()
}

fn outage(causes: &[SimulatedStressor]) -> Option<StressorKey> {
    let systems = || causes.iter().filter(|cause| cause.group == SYSTEMS);
    systems().find(|cause| cause.common).or_else(|| systems().next()).map(|cause| cause.key.clone())
}

impl SimulatedEpisode {
    /// Returns how far the weather is lowered on each of these shifts of an affected person, in levels.
    pub(super) fn drops(&self, shifts: &[WorkedShift]) -> Vec<f64> {
        let within = |shift: &WorkedShift| (self.starts_on..=self.ends_on).contains(&shift.workday);
        let length = shifts.iter().filter(|shift| within(shift)).count();
        let mut so_far = 0;
        shifts
            .iter()
            .map(|shift| {
                if !within(shift) {
                    return 0.0;
                }
                so_far += 1;
                match self.kind {
                    EpisodeKind::Slide => self.depth * f64::from(so_far) / length.max(1) as f64,
                    EpisodeKind::Sudden | EpisodeKind::Stuck | EpisodeKind::Outage => self.depth,
                }
            })
            .collect()
    }
}
