//! Flags of a stressor in a team: more people name it today than their own habits explain, or more check-ins of a week than the weeks
//! before it.

mod week;

use std::collections::BTreeMap;

use super::episode::{CitedReason, Episode, Signal};
use super::limits::{MIN_PEOPLE, MIN_PEOPLE_NAMING, STRESSOR};
use crate::flag::{Citation, Flag, FlagKind, Reason, Severity, count};
use crate::series::{Day, Member, day_by_day, in_order};
use crate::statistics::poisson_binomial;
use domain::{StressorKey, Workday};
use week::{Week, Weekly, Weeks};

/// No flags before this many team days.
const MIN_DAYS: usize = 20;
/// How many shifts the habit of all weighs against a person's own, and a first guess at the habit of all.
const SHARED_SHIFTS: f64 = 10.0;
/// What the habit of all is taken for before it is known: a naming in a hundred check-ins, weighing fifty.
const UNKNOWN: (f64, f64) = (0.5, 50.0);
/// A day with a chance up to this is out of the ordinary enough to belong to an episode, though not to open one.
const UNUSUAL: f64 = 0.1;
/// So many ordinary team days in a row end an episode.
const CALM: u32 = 2;
/// An episode of so many team days is a habit by now.
const MAX_EPISODE: usize = 20;

/// The flags of all stressors of a team from the series of its visible people, in any order.
///
/// A day counts where at least [`MIN_PEOPLE`] shared it; a flag opens where at least [`MIN_PEOPLE_NAMING`] of them name the same. A week
/// is judged on the first day that counts after it, which is the first on which it is known to be over by whatever is shared.
#[must_use]
pub fn stressor_flags(members: &[Member]) -> Vec<Flag> {
    let members = in_order(members);
    let mut stressors: BTreeMap<&StressorKey, Named> = BTreeMap::new();
    // Check-ins of each member before today, and team days.
    let (mut shared, mut index) = (vec![0_u32; members.len()], 0);
    let mut weeks = Weeks::default();
    let mut flags = Vec::new();
    for (workday, entries) in day_by_day(members.iter().map(|(_, days)| days.as_slice())) {
        let of = |(who, index): &(usize, usize)| Some((*who, members[*who].1.get(*index)?));
        let today: Vec<(usize, &Day)> = entries.iter().filter_map(of).collect();
        let people: Vec<usize> = today.iter().map(|(who, _)| *who).collect();
        let mut naming: BTreeMap<&StressorKey, Vec<usize>> = BTreeMap::new();
        for (who, day) in &today {
            day.stressors.iter().for_each(|key| naming.entry(key).or_default().push(*who));
        }
        for key in naming.keys() {
            stressors.entry(key).or_insert_with(|| Named::new(key, members.len()));
        }
        let counts = count(today.iter()) >= MIN_PEOPLE;
        let (mut citations, mut over) = (Vec::new(), None);
        if counts {
            citations.extend(today.iter().map(|(who, day)| Citation::new(members[*who].0, day, None)));
            over = weeks.see(workday, &citations);
        }
        for (key, named) in &mut stressors {
            let naming = naming.remove(key).unwrap_or_default();
            let of_week = over.as_ref().and_then(|week| named.judge(week, &weeks));
            // What nobody names changes nothing, unless it is being waited for to end.
            if naming.is_empty() && named.episode.is_none() && of_week.is_none() {
                continue;
            }
            let today =
                Today { index, workday, people: &people, naming: &naming, shared: &shared, citations: &citations };
            if counts {
                flags.extend(named.see(&today, of_week, &weeks));
            } else {
                named.learn(&today);
            }
        }
        index += usize::from(counts);
        people.iter().for_each(|who| shared[*who] += 1);
    }
    flags.extend(stressors.into_values().filter_map(Named::finish));
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

/// One day: the how manieth of the team's it is, who shared and what, who of them names the stressor, and how many check-ins everybody
/// had before.
struct Today<'a> {
    index: usize,
    workday: Workday,
    people: &'a [usize],
    naming: &'a [usize],
    shared: &'a [u32],
    citations: &'a [Citation],
}

/// How often somebody named a thing, and how many of their check-ins do not count for it.
#[derive(Clone, Copy, Default)]
struct Habit {
    named: u32,
    left_out: u32,
}

/// A day in the order of the team's.
type OrgUnit = (usize, Workday);

/// What a day or a week says of a stressor: how unusual it is, since when, and by which entries.
struct Noticed {
    signal: Signal,
    since: Workday,
    evidence: CitedReason,
}

/// One stressor: how often each person names it, and what is going on.
struct Named {
    key: StressorKey,
    /// A member each.
    habits: Vec<Habit>,
    /// Namings and check-ins of each member during the running episode: the habits wait for its end.
    during: Vec<(u32, u32)>,
    weekly: Weekly,
    /// The first day and the index of the last of the present run of unusual days.
    run: Option<(OrgUnit, usize)>,
    calm: u32,
    /// The episode that lasts, and its first day.
    episode: Option<(Episode, Workday)>,
}

impl Named {
    fn new(key: &StressorKey, members: usize) -> Self {
        let (habits, during) = (vec![Habit::default(); members], vec![(0, 0); members]);
        Self { key: key.clone(), habits, during, weekly: Weekly::default(), run: None, calm: 0, episode: None }
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

    /// Takes in the week that is over; gives what it says where it is unusual.
    fn judge(&mut self, week: &Week, weeks: &Weeks) -> Option<Noticed> {
        self.weekly.judge(week, weeks, &self.key)
    }

    /// What today says by itself: it is unusual from the day `from` on.
    fn of_day(&self, today: &Today<'_>, chance: f64, (from, since): OrgUnit) -> Option<Noticed> {
        let ripe = today.naming.len() >= MIN_PEOPLE_NAMING && today.index >= MIN_DAYS;
        let signal =
            Signal::of(FlagKind::Stressor(self.key.clone()), -chance.log10(), STRESSOR, from).filter(|_| ripe)?;
        let (key, named, shared) = (self.key.clone(), count(today.naming.iter()), count(today.citations.iter()));
        let reason = Reason::Stressor { key, workday: today.workday, named, shared };
        Some(Noticed { signal, since, evidence: (reason, today.citations.to_vec()) })
    }

    /// Takes in a team day, and what the week before it says; gives the flag that it ends.
    fn see(&mut self, today: &Today<'_>, of_week: Option<Noticed>, weeks: &Weeks) -> Option<Flag> {
        let Today { index, workday, .. } = *today;
        self.weekly.see(today.naming, (index, workday));
        // One person by themselves is never unusual for a team.
        let chance = if today.naming.len() < 2 { 1.0 } else { self.chance(today) };
        let unusual = chance <= UNUSUAL;
        let from = self.run.filter(|(_, last)| last + 1 == index).map_or((index, workday), |(first, _)| first);
        self.run = unusual.then_some((from, index));
        self.calm = if unusual { 0 } else { self.calm + 1 };
        let of_day = self.of_day(today, chance, from);
        // One thing is one flag: a week that is unusual beside an episode of days is noted by that episode, and the other way round.
        let rank = |noticed: &Option<Noticed>| noticed.as_ref().map(|noticed| noticed.signal.severity);
        let noticed = if rank(&of_week) > rank(&of_day) { of_week } else { of_day };
        match (&mut self.episode, noticed) {
            (Some((episode, _)), Some(Noticed { signal, evidence, .. })) => {
                episode.note(Some(signal), index, workday, unusual, |_, _| evidence);
            }
            (None, Some(Noticed { signal, since, evidence })) => {
                self.episode = Some((Episode::open(signal, index, workday, |_, _| evidence), since));
            }
            (_, None) => {}
        }
        self.learn(today);
        self.end_if_over(today, weeks)
    }

    fn end_if_over(&mut self, today: &Today<'_>, weeks: &Weeks) -> Option<Flag> {
        let (episode, _) = self.episode.as_ref()?;
        let lasting = today.index + 1 - episode.since() >= MAX_EPISODE;
        // What was noticed by the week is over by the week: its days need never have stood out.
        let of_week = matches!(episode.kind(), FlagKind::StressorWeek(_)) && self.weekly.unusual();
        if (self.calm < CALM || of_week) && !lasting {
            return None;
        }
        let (episode, since) = self.episode.take()?;
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
        self.weekly.leave_out(weeks);
        episode.into_flag_with_last_reason(since, Some(today.workday))
    }

    fn finish(self) -> Option<Flag> {
        let (episode, since) = self.episode?;
        episode.into_flag_with_last_reason(since, None)
    }
}

#[cfg(test)]
mod tests;
