//! Flags of a stressor in a team: more people name it today than their own habits explain.

use std::collections::BTreeMap;

use super::episode::{Episode, Evidence, Signal, Span};
use super::flag::{Cite, Flag, Kind, Reason, Severity, count};
use super::limits::{FEWEST_NAMING, FEWEST_PEOPLE, STRESSOR};
use super::poisson_binomial;
use super::series::{Day, Member, by_workday, in_order};
use crate::domain::{StressorKey, Workday};

/// No flags before this many team days.
const FEWEST_DAYS: usize = 20;
/// How many shifts the habit of all weighs against a person's own, and a first guess at the habit of all.
const SHARED_SHIFTS: f64 = 10.0;
/// What the habit of all is taken for before it is known: a naming in a hundred check-ins, weighing fifty.
const UNKNOWN: (f64, f64) = (0.5, 50.0);
/// A day with a chance up to this is out of the ordinary enough to belong to an episode, though not to open one.
const UNUSUAL: f64 = 0.1;
/// So many ordinary team days in a row end an episode.
const CALM: u32 = 2;
/// An episode of so many team days is a habit by now.
const LONGEST: usize = 20;

/// The flags of all stressors of a team from the series of its visible people, in any order.
///
/// A day counts where at least [`FEWEST_PEOPLE`] shared it; a flag opens where at least [`FEWEST_NAMING`] of them name the same.
#[must_use]
pub fn stressor_flags(members: &[Member]) -> Vec<Flag> {
    let members = in_order(members);
    let mut named: BTreeMap<&StressorKey, Named> = BTreeMap::new();
    let mut shared = vec![0_u32; members.len()];
    let mut days: Vec<(Workday, Vec<Cite>)> = Vec::new();
    let mut flags = Vec::new();
    for (workday, entries) in by_workday(&members) {
        let of = |(who, place): &(usize, usize)| Some((*who, members[*who].1.get(*place)?));
        let today: Vec<(usize, &Day)> = entries.iter().filter_map(of).collect();
        for key in today.iter().flat_map(|(_, day)| &day.stressors) {
            named.entry(key).or_insert_with(|| Named::new(key, &shared));
        }
        if count(today.iter()) >= FEWEST_PEOPLE {
            let cite = |(who, day): &(usize, &Day)| Cite::new(members[*who].0, day, None);
            days.push((workday, today.iter().map(cite).collect()));
            flags.extend(named.values_mut().filter_map(|named| named.see(&today, &days)));
        } else {
            named.values_mut().for_each(|named| named.learn(&today));
        }
        today.iter().for_each(|(who, _)| shared[*who] += 1);
    }
    flags.extend(named.into_values().filter_map(|named| named.finish(&days)));
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

/// How often somebody named a thing, and how many of their check-ins that is of.
#[derive(Clone, Copy, Default)]
struct Habit {
    named: u32,
    of: u32,
}

/// One stressor: how often each person names it, and what is going on.
struct Named {
    key: StressorKey,
    /// A member each.
    habits: Vec<Habit>,
    /// The same of the days of the running episode, which the habits wait for.
    during: Vec<Habit>,
    /// How many named it on each team day.
    naming: Vec<u32>,
    /// The first of the present run of unusual days.
    run: Option<usize>,
    calm: u32,
    episode: Option<Episode>,
}

impl Named {
    /// First named today; `shared` check-ins of each member so far did not.
    fn new(key: &StressorKey, shared: &[u32]) -> Self {
        let habits: Vec<Habit> = shared.iter().map(|of| Habit { named: 0, of: *of }).collect();
        let (during, naming) = (vec![Habit::default(); habits.len()], Vec::new());
        Self { key: key.clone(), habits, during, naming, run: None, calm: 0, episode: None }
    }

    fn is_named(&self, day: &Day) -> bool {
        day.stressors.contains(&self.key)
    }

    fn learn(&mut self, today: &[(usize, &Day)]) {
        for (who, day) in today {
            let named = u32::from(self.is_named(day));
            let habit = if self.episode.is_some() { &mut self.during[*who] } else { &mut self.habits[*who] };
            habit.of += 1;
            habit.named += named;
        }
    }

    /// The chance that so many of today's people name it, by their own habits.
    fn chance(&self, today: &[(usize, &Day)], naming: usize) -> f64 {
        let (named, of) = self.habits.iter().fold((0, 0), |(named, of), h| (named + h.named, of + h.of));
        let common = (f64::from(named) + UNKNOWN.0) / (f64::from(of) + UNKNOWN.1);
        let rate = |h: &Habit| (f64::from(h.named) + SHARED_SHIFTS * common) / (f64::from(h.of) + SHARED_SHIFTS);
        let rates: Vec<f64> = today.iter().map(|(who, _)| rate(&self.habits[*who])).collect();
        poisson_binomial::upper_tail(&rates, naming)
    }

    /// Takes in a team day, the last of `days`; gives the flag that it ends.
    fn see(&mut self, today: &[(usize, &Day)], days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let place = days.len() - 1;
        let people = today.iter().filter(|(_, day)| self.is_named(day)).count();
        // Days before the thing was first named have none.
        self.naming.resize(place, 0);
        self.naming.push(count(0..people));
        let chance = if people == 0 { 1.0 } else { self.chance(today, people) };
        let unusual = chance <= UNUSUAL;
        self.run = if unusual { self.run.or(Some(place)) } else { None };
        self.calm = if unusual { 0 } else { self.calm + 1 };
        let ripe = people >= FEWEST_NAMING && place >= FEWEST_DAYS;
        let from = self.run.unwrap_or(place);
        let signal = Signal::of(Kind::Stressor(self.key.clone()), -chance.log10(), STRESSOR, from).filter(|_| ripe);
        let (workday, key, naming) = (days[place].0, &self.key, &self.naming);
        let evidence = |_: &Kind, span| evidence(key, naming, days, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.note(signal, place, workday, unusual, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, place, workday, evidence)),
            (None, None) => {}
        }
        self.learn(today);
        self.end_if_over(place, days)
    }

    fn end_if_over(&mut self, place: usize, days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let since = self.episode.as_ref().map(Episode::since)?;
        let lasting = place + 1 - since >= LONGEST;
        if self.calm < CALM && !lasting {
            return None;
        }
        let episode = self.episode.take()?;
        let during = std::mem::replace(&mut self.during, vec![Habit::default(); self.habits.len()]);
        if lasting {
            self.habits = during;
        } else if episode.severity() < Severity::Act {
            for (habit, more) in self.habits.iter_mut().zip(during) {
                *habit = Habit { named: habit.named + more.named, of: habit.of + more.of };
            }
        }
        self.run = None;
        let (key, naming) = (&self.key, &self.naming);
        Some(episode.into_flag(place, days[since].0, Some(days[place].0), |_, span| evidence(key, naming, days, span)))
    }

    fn finish(mut self, days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let episode = self.episode.take()?;
        let since = days[episode.since()].0;
        let evidence = |_: &Kind, span| evidence(&self.key, &self.naming, days, span);
        Some(episode.into_flag(days.len() - 1, since, None, evidence))
    }
}

/// The day on which the flag opened or rose last: how many named it, of how many.
fn evidence(key: &StressorKey, naming: &[u32], days: &[(Workday, Vec<Cite>)], span: Span) -> Evidence {
    let (workday, cites) = &days[span.at];
    let (named, shared) = (naming[span.at], count(cites.iter()));
    (Reason::Stressor { key: key.clone(), workday: *workday, named, shared }, cites.clone())
}
