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
    let mut stressors: BTreeMap<&StressorKey, Named> = BTreeMap::new();
    // Check-ins of each member before today.
    let mut shared = vec![0_u32; members.len()];
    let mut days: Vec<(Workday, Vec<Cite>)> = Vec::new();
    let mut flags = Vec::new();
    for (workday, entries) in by_workday(&members) {
        let of = |(who, place): &(usize, usize)| Some((*who, members[*who].1.get(*place)?));
        let today: Vec<(usize, &Day)> = entries.iter().filter_map(of).collect();
        let people: Vec<usize> = today.iter().map(|(who, _)| *who).collect();
        let mut naming: BTreeMap<&StressorKey, Vec<usize>> = BTreeMap::new();
        for (who, day) in &today {
            day.stressors.iter().for_each(|key| naming.entry(key).or_default().push(*who));
        }
        for key in naming.keys() {
            stressors.entry(key).or_insert_with(|| Named::new(key, members.len()));
        }
        let counts = count(today.iter()) >= FEWEST_PEOPLE;
        if counts {
            let cite = |(who, day): &(usize, &Day)| Cite::new(members[*who].0, day, None);
            days.push((workday, today.iter().map(cite).collect()));
        }
        for (key, named) in &mut stressors {
            let naming = naming.remove(key).unwrap_or_default();
            // What nobody names changes nothing, unless it is being waited for to end.
            if naming.is_empty() && named.episode.is_none() {
                continue;
            }
            let today = Today { people: &people, naming: &naming, shared: &shared };
            if counts {
                flags.extend(named.see(&today, &days));
            } else {
                named.learn(&today);
            }
        }
        people.iter().for_each(|who| shared[*who] += 1);
    }
    flags.extend(stressors.into_values().filter_map(|named| named.finish(&days)));
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

/// Who shared today, who of them names the stressor, and how many check-ins everybody had before.
struct Today<'a> {
    people: &'a [usize],
    naming: &'a [usize],
    shared: &'a [u32],
}

/// How often somebody named a thing, and how many of their check-ins do not count for it.
#[derive(Clone, Copy, Default)]
struct Habit {
    named: u32,
    left_out: u32,
}

/// One stressor: how often each person names it, and what is going on.
struct Named {
    key: StressorKey,
    /// A member each.
    habits: Vec<Habit>,
    /// Namings and check-ins of each member during the running episode: the habits wait for its end.
    during: Vec<(u32, u32)>,
    /// How many named it on each team day.
    naming: Vec<u32>,
    /// The first and the last of the present run of unusual days.
    run: Option<(usize, usize)>,
    calm: u32,
    episode: Option<Episode>,
}

impl Named {
    fn new(key: &StressorKey, members: usize) -> Self {
        let (habits, during) = (vec![Habit::default(); members], vec![(0, 0); members]);
        Self { key: key.clone(), habits, during, naming: Vec::new(), run: None, calm: 0, episode: None }
    }

    fn learn(&mut self, today: &Today<'_>) {
        if self.episode.is_none() {
            today.naming.iter().for_each(|who| self.habits[*who].named += 1);
        } else {
            today.naming.iter().for_each(|who| self.during[*who].0 += 1);
            today.people.iter().for_each(|who| self.during[*who].1 += 1);
        }
    }

    /// The chance that so many of today's people name it, by their own habits.
    fn chance(&self, today: &Today<'_>) -> f64 {
        let of = |who: usize| f64::from(today.shared[who].saturating_sub(self.habits[who].left_out));
        let named: u32 = self.habits.iter().map(|habit| habit.named).sum();
        let all: f64 = (0..self.habits.len()).map(of).sum();
        let common = (f64::from(named) + UNKNOWN.0) / (all + UNKNOWN.1);
        let rate =
            |who: &usize| (f64::from(self.habits[*who].named) + SHARED_SHIFTS * common) / (of(*who) + SHARED_SHIFTS);
        let rates: Vec<f64> = today.people.iter().map(rate).collect();
        poisson_binomial::upper_tail(&rates, today.naming.len())
    }

    /// Takes in a team day, the last of `days`; gives the flag that it ends.
    fn see(&mut self, today: &Today<'_>, days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let place = days.len() - 1;
        // Days on which nobody named it were passed over.
        self.naming.resize(place, 0);
        self.naming.push(count(today.naming.iter()));
        // One person by themselves is never unusual for a team.
        let chance = if today.naming.len() < 2 { 1.0 } else { self.chance(today) };
        let unusual = chance <= UNUSUAL;
        let from = self.run.filter(|(_, last)| last + 1 == place).map_or(place, |(first, _)| first);
        self.run = unusual.then_some((from, place));
        self.calm = if unusual { 0 } else { self.calm + 1 };
        let ripe = today.naming.len() >= FEWEST_NAMING && place >= FEWEST_DAYS;
        let signal = Signal::of(Kind::Stressor(self.key.clone()), -chance.log10(), STRESSOR, from).filter(|_| ripe);
        let (workday, key, naming) = (days[place].0, &self.key, &self.naming);
        let evidence = |_: &Kind, span| evidence(key, naming, days, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.note(signal, place, workday, unusual, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, place, workday, evidence)),
            (None, None) => {}
        }
        self.learn(today);
        self.end_if_over(place, today, days)
    }

    fn end_if_over(&mut self, place: usize, today: &Today<'_>, days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let since = self.episode.as_ref().map(Episode::since)?;
        let lasting = place + 1 - since >= LONGEST;
        if self.calm < CALM && !lasting {
            return None;
        }
        let episode = self.episode.take()?;
        for (who, (named, of)) in self.during.iter_mut().enumerate().map(|(who, during)| (who, std::mem::take(during)))
        {
            let habit = &mut self.habits[who];
            if lasting {
                let shared = today.shared[who] + u32::from(today.people.contains(&who));
                *habit = Habit { named, left_out: shared - of };
            } else if episode.severity() < Severity::Act {
                habit.named += named;
            } else {
                habit.left_out += of;
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
