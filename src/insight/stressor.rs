//! Flags of a stressor in a team: more people name it today than their own habits explain.

use std::collections::BTreeMap;

use super::episode::{Episode, Evidence, Signal, Span};
use super::flag::{Cite, Flag, Kind, Reason, count};
use super::limits::{FEWEST_NAMING, FEWEST_PEOPLE, STRESSOR};
use super::poisson_binomial;
use super::series::{Member, by_workday, in_order};
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
    let mut keys: BTreeMap<&StressorKey, Named> = BTreeMap::new();
    let mut shared = vec![0_u32; members.len()];
    let mut days: Vec<(Workday, Vec<Cite>)> = Vec::new();
    let mut flags = Vec::new();
    for (workday, entries) in by_workday(&members) {
        let on = |who: usize, place: usize| members[who].1.get(place);
        let today: Vec<(usize, &[StressorKey])> =
            entries.iter().filter_map(|(who, place)| Some((*who, on(*who, *place)?.stressors.as_slice()))).collect();
        for key in today.iter().flat_map(|(_, named)| *named) {
            keys.entry(key).or_insert_with(|| Named::new(members.len()));
        }
        if count(entries.iter()) >= FEWEST_PEOPLE {
            let cite = |(who, place): &(usize, usize)| {
                let weather = on(*who, *place)?.weather;
                Some(Cite { person: members[*who].0, workday, weather, usual: None })
            };
            days.push((workday, entries.iter().filter_map(cite).collect()));
            for (key, named) in &mut keys {
                flags.extend(named.see(key, &today, &shared, &days));
            }
        } else {
            keys.iter_mut().for_each(|(key, named)| named.learn(key, &today));
        }
        today.iter().for_each(|(who, _)| shared[*who] += 1);
    }
    flags.extend(keys.into_iter().filter_map(|(_, named)| named.finish(&days)));
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

/// One stressor: how often each person names it, and what is going on.
struct Named {
    /// Per member: check-ins that named it, and check-ins left out of the habit because an episode lasted.
    habits: Vec<(u32, u32)>,
    /// The first of the present run of unusual days.
    run: Option<usize>,
    calm: u32,
    naming: Vec<u32>,
    episode: Option<Episode>,
}

impl Named {
    fn new(members: usize) -> Self {
        Self { habits: vec![(0, 0); members], run: None, calm: 0, naming: Vec::new(), episode: None }
    }

    fn learn(&mut self, key: &StressorKey, today: &[(usize, &[StressorKey])]) {
        for (who, named) in today {
            if self.episode.is_some() {
                self.habits[*who].1 += 1;
            } else if named.contains(key) {
                self.habits[*who].0 += 1;
            }
        }
    }

    /// The chance that so many of today's people name it, by their own habits.
    fn chance(&self, today: &[(usize, &[StressorKey])], shared: &[u32], naming: usize) -> f64 {
        let seen = |who: usize| f64::from(shared[who].saturating_sub(self.habits[who].1));
        let named: u32 = self.habits.iter().map(|(named, _)| named).sum();
        let all: f64 = (0..shared.len()).map(seen).sum();
        let common = (f64::from(named) + UNKNOWN.0) / (all + UNKNOWN.1);
        let rate = |who: usize| (f64::from(self.habits[who].0) + SHARED_SHIFTS * common) / (seen(who) + SHARED_SHIFTS);
        let rates: Vec<f64> = today.iter().map(|(who, _)| rate(*who)).collect();
        poisson_binomial::upper_tail(&rates, naming)
    }

    fn see(
        &mut self,
        key: &StressorKey,
        today: &[(usize, &[StressorKey])],
        shared: &[u32],
        days: &[(Workday, Vec<Cite>)],
    ) -> Option<Flag> {
        let place = days.len() - 1;
        let naming = count(today.iter().filter(|(_, named)| named.contains(key)));
        // How many named it on each team day so far, for the sentence; days before the key was first named have none.
        self.naming.resize(place, 0);
        self.naming.push(naming);
        if naming == 0 && self.episode.is_none() {
            self.run = None;
            return None;
        }
        let chance = self.chance(today, shared, naming as usize);
        let unusual = naming > 0 && chance <= UNUSUAL;
        self.run = if unusual { self.run.or(Some(place)) } else { None };
        self.calm = if unusual { 0 } else { self.calm + 1 };
        let ripe = naming >= FEWEST_NAMING && place >= FEWEST_DAYS;
        let from = self.run.unwrap_or(place);
        let signal = Signal::of(Kind::Stressor(key.clone()), -chance.log10(), STRESSOR, from).filter(|_| ripe);
        let workday = days[place].0;
        let naming = &self.naming;
        let evidence = |_: &Kind, span| evidence(key, naming, days, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.note(signal, place, workday, unusual, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, place, workday, evidence)),
            (None, None) => {}
        }
        self.learn(key, today);
        self.end_if_over(key, place, days)
    }

    fn end_if_over(&mut self, key: &StressorKey, place: usize, days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let since = self.episode.as_ref().map(Episode::since)?;
        if self.calm < CALM && place + 1 - since < LONGEST {
            return None;
        }
        let (episode, naming) = (self.episode.take()?, &self.naming);
        if place + 1 - since >= LONGEST {
            // What was left out while it lasted is the habit now; the counts of these days are not to be had any more, so the
            // habit starts anew.
            self.habits.iter_mut().for_each(|habit| *habit = (0, habit.1));
        }
        self.run = None;
        Some(episode.into_flag(place, days[since].0, Some(days[place].0), |_, span| evidence(key, naming, days, span)))
    }

    fn finish(mut self, days: &[(Workday, Vec<Cite>)]) -> Option<Flag> {
        let (episode, naming) = (self.episode.take()?, &self.naming);
        let since = days[episode.since()].0;
        Some(episode.into_flag(days.len() - 1, since, None, |kind, span| match kind {
            Kind::Stressor(key) => evidence(key, naming, days, span),
            _ => unreachable_evidence(days, span),
        }))
    }
}
