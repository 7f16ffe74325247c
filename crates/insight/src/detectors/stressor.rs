//! Flags of a stressor in a team: more people pick it today than their own habits explain, or more check-ins of a week than the weeks
//! before explain.

mod detection;
mod week;

use std::collections::BTreeMap;

use super::episode::{Episode, Signal};
use super::limits::{MIN_PEOPLE, MIN_PEOPLE_NAMING, STRESSOR};
use crate::flag::{Citation, Flag, FlagKind, Reason, Severity, count};
use crate::series::{Day, Member, day_by_day, in_order};
use crate::statistics::poisson_binomial;
use detection::{DayIndex, Detection, PRIOR_RATE};
use domain::{StressorKey, Workday};
use week::{FinishedWeek, TeamWeeks, WeeklyCounts};

/// No flags before this many team days.
const MIN_DAYS: usize = 20;
/// Weight of the team's rate against a person's own, in shifts.
const SHARED_SHIFTS: f64 = 10.0;
/// A day with a probability up to this continues an episode but does not open one.
const UNUSUAL: f64 = 0.1;
/// An episode ends after this many ordinary team days in a row.
const RECOVERY_DAYS: u32 = 2;
/// An episode of this length ends, and its picks become the habit.
const MAX_EPISODE: usize = 20;

/// Returns the flags of all stressors of a team, from the series of its visible people in any order.
///
/// A day counts if at least [`MIN_PEOPLE`] people shared it; a flag opens if at least [`MIN_PEOPLE_NAMING`] of them pick the same stressor.
/// A week is judged on the first counted day after it, so the output for any day never depends on later days.
#[must_use]
pub fn stressor_flags(members: &[Member]) -> Vec<Flag> {
    let members = in_order(members);
    let mut stressors: BTreeMap<&StressorKey, StressorDetector> = BTreeMap::new();
    // Check-ins of each member before today, and the number of team days so far.
    let (mut shared, mut index) = (vec![0_u32; members.len()], 0);
    let mut weeks = TeamWeeks::default();
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
            stressors.entry(key).or_insert_with(|| StressorDetector::new(key, members.len()));
        }
        let counts = count(today.iter()) >= MIN_PEOPLE;
        let (mut citations, mut over) = (Vec::new(), None);
        if counts {
            citations.extend(today.iter().map(|(who, day)| Citation::new(members[*who].0, day, None)));
            over = weeks.add_day(workday, &citations);
        }
        for (key, named) in &mut stressors {
            let naming = naming.remove(key).unwrap_or_default();
            let of_week = over.as_ref().and_then(|week| named.judge(week, &weeks));
            // A stressor that nobody picks changes nothing, unless an episode is waiting for its end.
            if naming.is_empty() && named.episode.is_none() && of_week.is_none() {
                continue;
            }
            let today =
                DayPicks { index, workday, people: &people, naming: &naming, shared: &shared, citations: &citations };
            if counts {
                flags.extend(named.update(&today, of_week, &weeks));
            } else {
                named.learn(&today);
            }
        }
        index += usize::from(counts);
        people.iter().for_each(|who| shared[*who] += 1);
    }
    flags.extend(stressors.into_values().filter_map(StressorDetector::finish));
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

/// One day of the team: its index, who shared, who of them picks the stressor, and the check-ins of each member before it.
struct DayPicks<'a> {
    index: usize,
    workday: Workday,
    people: &'a [usize],
    naming: &'a [usize],
    shared: &'a [u32],
    citations: &'a [Citation],
}

/// How often a person picked the stressor, and how many of their check-ins are excluded from the rate.
#[derive(Clone, Copy, Default)]
struct PickingHabit {
    named: u32,
    excluded: u32,
}

/// The detector of one stressor.
struct StressorDetector {
    key: StressorKey,
    /// One entry for each member.
    habits: Vec<PickingHabit>,
    /// Picks and check-ins of each member during the running episode. They are added to the habits when it ends.
    during: Vec<(u32, u32)>,
    weekly: WeeklyCounts,
    /// First day of the present run of unusual days, and index of its last day.
    run: Option<(DayIndex, usize)>,
    ordinary_run: u32,
    /// The running episode, and its first day.
    episode: Option<(Episode, Workday)>,
}

impl StressorDetector {
    fn new(key: &StressorKey, members: usize) -> Self {
        let (habits, during) = (vec![PickingHabit::default(); members], vec![(0, 0); members]);
        Self {
            key: key.clone(),
            habits,
            during,
            weekly: WeeklyCounts::default(),
            run: None,
            ordinary_run: 0,
            episode: None,
        }
    }

    fn learn(&mut self, today: &DayPicks<'_>) {
        if self.episode.is_none() {
            today.naming.iter().for_each(|who| self.habits[*who].named += 1);
        } else {
            today.naming.iter().for_each(|who| self.during[*who].0 += 1);
            today.people.iter().for_each(|who| self.during[*who].1 += 1);
        }
    }

    /// Probability that at least as many of today's people pick the stressor, given their own rates (Poisson-binomial upper tail).
    fn tail_probability(&self, today: &DayPicks<'_>) -> f64 {
        let of = |who: usize| f64::from(today.shared[who].saturating_sub(self.habits[who].excluded));
        let named: u32 = self.habits.iter().map(|habit| habit.named).sum();
        let all: f64 = (0..self.habits.len()).map(of).sum();
        let common = (f64::from(named) + PRIOR_RATE.0) / (all + PRIOR_RATE.1);
        let rate =
            |who: &usize| (f64::from(self.habits[*who].named) + SHARED_SHIFTS * common) / (of(*who) + SHARED_SHIFTS);
        let rates: Vec<f64> = today.people.iter().map(rate).collect();
        poisson_binomial::upper_tail(&rates, today.naming.len())
    }

    /// Processes a finished week; returns a detection if it is unusual.
    fn judge(&mut self, week: &FinishedWeek, weeks: &TeamWeeks) -> Option<Detection> {
        self.weekly.judge(week, weeks, &self.key)
    }

    /// The detection of today alone; the run of unusual days started at `from`.
    fn of_day(&self, today: &DayPicks<'_>, chance: f64, (from, since): DayIndex) -> Option<Detection> {
        let enough = today.naming.len() >= MIN_PEOPLE_NAMING && today.index >= MIN_DAYS;
        let signal =
            Signal::of(FlagKind::Stressor(self.key.clone()), -chance.log10(), STRESSOR, from).filter(|_| enough)?;
        let (key, named, shared) = (self.key.clone(), count(today.naming.iter()), count(today.citations.iter()));
        let reason = Reason::Stressor { key, workday: today.workday, named, shared };
        Some(Detection { signal, since, evidence: (reason, today.citations.to_vec()) })
    }

    /// Processes a team day and the detection of the week before it; returns the flag if its episode ends.
    fn update(&mut self, today: &DayPicks<'_>, of_week: Option<Detection>, weeks: &TeamWeeks) -> Option<Flag> {
        let DayPicks { index, workday, .. } = *today;
        self.weekly.add_day(today.naming, (index, workday));
        // A single person is never unusual for a team.
        let chance = if today.naming.len() < 2 { 1.0 } else { self.tail_probability(today) };
        let unusual = chance <= UNUSUAL;
        let from = self.run.filter(|(_, last)| last + 1 == index).map_or((index, workday), |(first, _)| first);
        self.run = unusual.then_some((from, index));
        self.ordinary_run = if unusual { 0 } else { self.ordinary_run + 1 };
        let of_day = self.of_day(today, chance, from);
        // One cause gives one flag: an unusual week during an episode of days updates that episode, and vice versa.
        let rank = |detection: &Option<Detection>| detection.as_ref().map(|detection| detection.signal.severity);
        let detection = if rank(&of_week) > rank(&of_day) { of_week } else { of_day };
        match (&mut self.episode, detection) {
            (Some((episode, _)), Some(Detection { signal, evidence, .. })) => {
                episode.update(Some(signal), index, workday, unusual, |_, _| evidence);
            }
            (None, Some(Detection { signal, since, evidence })) => {
                self.episode = Some((Episode::open(signal, index, workday, |_, _| evidence), since));
            }
            (_, None) => {}
        }
        self.learn(today);
        self.end_if_over(today, weeks)
    }

    fn end_if_over(&mut self, today: &DayPicks<'_>, weeks: &TeamWeeks) -> Option<Flag> {
        let (episode, _) = self.episode.as_ref()?;
        let lasting = today.index + 1 - episode.since() >= MAX_EPISODE;
        // An episode that was detection by its week ends by the week: no single day of it may have been unusual.
        let of_week = matches!(episode.kind(), FlagKind::StressorWeek(_)) && self.weekly.unusual();
        if (self.ordinary_run < RECOVERY_DAYS || of_week) && !lasting {
            return None;
        }
        let (episode, since) = self.episode.take()?;
        for (who, (named, of)) in self.during.iter_mut().enumerate().map(|(who, during)| (who, std::mem::take(during)))
        {
            let habit = &mut self.habits[who];
            if lasting {
                let shared = today.shared[who] + u32::from(today.people.contains(&who));
                *habit = PickingHabit { named, excluded: shared - of };
            } else if episode.severity() < Severity::Act {
                habit.named += named;
            } else {
                habit.excluded += of;
            }
        }
        self.run = None;
        self.weekly.exclude_running(weeks);
        episode.into_flag_with_last_reason(since, Some(today.workday))
    }

    fn finish(self) -> Option<Flag> {
        let (episode, since) = self.episode?;
        episode.into_flag_with_last_reason(since, None)
    }
}

#[cfg(test)]
mod tests;
