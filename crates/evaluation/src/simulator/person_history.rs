//! One person through the days of the plan: shifts, latent weather and check-ins.

use super::calendar::{self, WorkedShift};
use super::check_ins::{ShiftState, check_ins_of_shift};
use super::person_profile::PersonProfile;
use super::random_stream::{RandomStream, StreamId};
use super::{CentrePlan, Employee, Setting, SimulatedCheckIn, SimulatedEpisode, episode};
use domain::{ShiftPattern, StressorKey, Weather};

/// Share of the people at work on the last day who have checked in.
const SHARE_ON_LAST_DAY: f64 = 0.8;
/// Share of low days on which a person who avoids them does not check in.
const LOW_DAYS_PASSED_OVER: f64 = 0.4;

/// Conditions that a team shares.
pub(super) struct TeamConditions<'a> {
    team: usize,
    /// Workload of each day.
    busy: &'a [f64],
    /// Effect of each day on everybody's mood, in levels.
    mood: Vec<f64>,
    outages: Vec<SimulatedEpisode>,
    /// Whether its people have episodes of their own.
    changes: bool,
}

impl<'a> TeamConditions<'a> {
    pub(super) fn new(
        plan: &CentrePlan,
        team: usize,
        busy: &'a [f64],
        outages: &[SimulatedEpisode],
        changes: bool,
    ) -> Self {
        let chance = &mut RandomStream::new(plan.seed, StreamId::Mood(team));
        Self {
            team,
            busy,
            mood: chance.ar1_series(plan.days, 0.3).into_iter().map(|mood| 0.15 * mood).collect(),
            outages: outages.iter().filter(|outage| outage.team == team).cloned().collect(),
            changes,
        }
    }

    fn failed(&self, shift: &WorkedShift) -> Option<&StressorKey> {
        self.outages.iter().find(|outage| outage.starts_on == shift.workday).and_then(|outage| outage.stressor.as_ref())
    }
}

/// The simulated history of one person.
pub(super) struct PersonHistory<'a> {
    person: usize,
    conditions: &'a TeamConditions<'a>,
    profile: PersonProfile,
    chance: RandomStream,
    pub(super) shifts: Vec<WorkedShift>,
    /// Latent weather on each shift, in levels, before rounding.
    pub(super) latent: Vec<f64>,
    pub(super) episode: Option<SimulatedEpisode>,
}

impl<'a> PersonHistory<'a> {
    pub(super) fn new(
        plan: &CentrePlan,
        setting: &Setting,
        person: usize,
        employee: &Employee,
        conditions: &'a TeamConditions<'a>,
    ) -> Self {
        let mut chance = RandomStream::new(plan.seed, StreamId::Person(person));
        let profile = PersonProfile::new(setting, &mut chance);
        let profile = if episode::is_shown(person) { profile.open() } else { profile };
        let shifts = calendar::shifts(employee, plan, &mut chance);
        let episode = episode::of_person(plan, person, conditions.team, &shifts, &mut chance);
        let episode = episode.filter(|_| conditions.changes);
        let noise = chance.ar1_series(shifts.len(), profile.lag_1);
        let usual = |shift: &WorkedShift| {
            profile.level
                + profile.weekdays[shift.workday.weekday() % 7]
                + of_shift(&shift.pattern)
                + conditions.mood[shift.day]
                - profile.load * conditions.busy[shift.day]
        };
        let mut latent: Vec<f64> =
            shifts.iter().zip(noise).map(|(shift, noise)| usual(shift) + profile.spread * noise).collect();
        for episode in conditions.outages.iter().chain(&episode) {
            latent.iter_mut().zip(episode.drops(&shifts)).for_each(|(latent, drop)| *latent -= drop);
        }
        Self { person, conditions, profile, chance, shifts, latent, episode }
    }

    /// Returns the check-ins; shifts without one are missing.
    pub(super) fn check_ins(&mut self, plan: &CentrePlan, setting: &Setting) -> Vec<SimulatedCheckIn> {
        let mut entries = Vec::new();
        for (shift, latent) in self.shifts.iter().zip(&self.latent) {
            let missing = if shift.workday == plan.last {
                1.0 - SHARE_ON_LAST_DAY
            } else if self.profile.avoids && Weather::nearest(*latent).is_low() {
                LOW_DAYS_PASSED_OVER
            } else {
                self.profile.missing
            };
            // A one-day episode without a check-in could not be found by any detector.
            let required =
                self.episode.as_ref().is_some_and(|e| e.starts_on == e.ends_on && e.starts_on == shift.workday);
            if self.chance.bernoulli(missing) && !required {
                continue;
            }
            let state = ShiftState {
                person: self.person,
                shift,
                latent: *latent,
                busy: self.conditions.busy[shift.day],
                outage: self.conditions.failed(shift),
            };
            entries.extend(check_ins_of_shift(&state, &self.profile, setting, &mut self.chance));
        }
        entries
    }
}

/// Effect of a shift pattern on everybody, in levels.
fn of_shift(pattern: &ShiftPattern) -> f64 {
    match pattern.starts.hour() {
        22.. => -0.25,
        14.. => -0.05,
        _ => 0.03,
    }
}
