//! One person through the days of the plan: when at work, how they are, what they say.

use super::calendar::{self, Worked};
use super::chance::{Chance, Stream};
use super::saying::{Moment, said};
use super::temper::Temper;
use super::{Employee, Entry, Episode, Plan, Setting, episode};
use domain::{ShiftPattern, StressorKey, Weather};

/// Share of those at work on the last day who have checked in.
const SHARE_ON_LAST_DAY: f64 = 0.8;
/// Share of low days that somebody who avoids them passes over.
const LOW_DAYS_PASSED_OVER: f64 = 0.4;

/// What a team lives through together.
pub(super) struct Circumstances<'a> {
    team: usize,
    /// How busy each day is.
    busy: &'a [f64],
    /// How each day lies on everybody's mood.
    mood: Vec<f64>,
    outages: Vec<Episode>,
}

impl<'a> Circumstances<'a> {
    pub(super) fn new(plan: &Plan, team: usize, busy: &'a [f64], outages: &[Episode]) -> Self {
        let chance = &mut Chance::new(plan.seed, Stream::Mood(team));
        Self {
            team,
            busy,
            mood: chance.series(plan.days, 0.3).into_iter().map(|mood| 0.15 * mood).collect(),
            outages: outages.iter().filter(|outage| outage.team == team).cloned().collect(),
        }
    }

    fn failed(&self, shift: &Worked) -> Option<&StressorKey> {
        self.outages.iter().find(|outage| outage.starts_on == shift.workday).and_then(|outage| outage.stressor.as_ref())
    }
}

/// One person's time in the centre.
pub(super) struct Life<'a> {
    person: usize,
    around: &'a Circumstances<'a>,
    temper: Temper,
    chance: Chance,
    pub(super) shifts: Vec<Worked>,
    /// How the person is on each shift, on the scale of the weather, unrounded.
    pub(super) latent: Vec<f64>,
    pub(super) episode: Option<Episode>,
}

impl<'a> Life<'a> {
    pub(super) fn new(
        plan: &Plan,
        setting: &Setting,
        person: usize,
        employee: &Employee,
        around: &'a Circumstances<'a>,
    ) -> Self {
        let mut chance = Chance::new(plan.seed, Stream::Person(person));
        let temper = Temper::new(setting, &mut chance);
        let temper = if episode::is_shown(person) { temper.open() } else { temper };
        let shifts = calendar::shifts(employee, plan, &mut chance);
        let episode = episode::of_person(plan, person, around.team, &shifts, &mut chance);
        let noise = chance.series(shifts.len(), temper.lag_1);
        let usual = |shift: &Worked| {
            temper.level
                + temper.weekdays[shift.workday.weekday() % 7]
                + of_shift(&shift.pattern)
                + around.mood[shift.day]
                - temper.load * around.busy[shift.day]
        };
        let mut latent: Vec<f64> =
            shifts.iter().zip(noise).map(|(shift, noise)| usual(shift) + temper.spread * noise).collect();
        for episode in around.outages.iter().chain(&episode) {
            latent.iter_mut().zip(episode.drops(&shifts)).for_each(|(latent, drop)| *latent -= drop);
        }
        Self { person, around, temper, chance, shifts, latent, episode }
    }

    /// What the person says; some shifts pass in silence.
    pub(super) fn check_ins(&mut self, plan: &Plan, setting: &Setting) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (shift, latent) in self.shifts.iter().zip(&self.latent) {
            let silent = if shift.workday == plan.last {
                1.0 - SHARE_ON_LAST_DAY
            } else if self.temper.avoids && Weather::nearest(*latent).is_low() {
                LOW_DAYS_PASSED_OVER
            } else {
                self.temper.missing
            };
            // An episode of one day that nobody can see would be no truth to measure against.
            let must = self.episode.as_ref().is_some_and(|e| e.starts_on == e.ends_on && e.starts_on == shift.workday);
            if self.chance.happens(silent) && !must {
                continue;
            }
            let moment = Moment {
                person: self.person,
                shift,
                latent: *latent,
                busy: self.around.busy[shift.day],
                outage: self.around.failed(shift),
            };
            entries.extend(said(&moment, &self.temper, setting, &mut self.chance));
        }
        entries
    }
}

/// What a shift does to everybody: nights weigh.
fn of_shift(pattern: &ShiftPattern) -> f64 {
    match pattern.starts.hour() {
        22.. => -0.25,
        14.. => -0.05,
        _ => 0.03,
    }
}
