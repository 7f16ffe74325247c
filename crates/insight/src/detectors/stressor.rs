//! Flags of a stressor in a team: more people pick it today than their own habits explain, or more check-ins of a week
//! than the weeks before explain.

mod detection;
mod week;

use std::collections::BTreeMap;

use super::episode::{Episode, Signal, severity_kept};
use super::episodes::Episodes;
use super::limits::{MIN_PEOPLE, MIN_PEOPLE_NAMING, STRESSOR, STRESSOR_END};
use super::two_state::TwoStateFilter;
use crate::flag::{Citation, Flag, FlagKind, LATEST_DAYS, LatestDay, Reason, Severity, count};
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
/// Share of the people who would not pick the stressor otherwise and pick it while it is widespread.
const WIDESPREAD: f64 = 0.3;
/// An episode of this length ends, and its picks become the habit.
const MAX_EPISODE: usize = 20;

/// Returns the flags of all stressors of a team, from the series of its visible people in any order.
///
/// A day counts if at least [`MIN_PEOPLE`] people shared it; a flag opens if at least [`MIN_PEOPLE_NAMING`] of them
/// pick the same stressor. A week is judged on the first counted day after it, so the output for any day never depends
/// on later days.
#[must_use]
pub fn stressor_flags(members: &[Member]) -> Vec<Flag> {
    let members = in_order(members);
    let mut stressors: BTreeMap<&StressorKey, StressorDetector> = BTreeMap::new();
    // Check-ins of each member before today, and the number of team days so far.
    let (mut shared, mut index) = (vec![0_u32; members.len()], 0);
    let mut weeks = TeamWeeks::default();
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
            if naming.is_empty() && named.is_idle(index) && of_week.is_none() {
                continue;
            }
            let today =
                DayPicks { index, workday, people: &people, naming: &naming, shared: &shared, citations: &citations };
            if counts {
                named.update(&today, of_week, &weeks);
            } else {
                named.learn(&today);
            }
        }
        index += usize::from(counts);
        people.iter().for_each(|who| shared[*who] += 1);
    }
    let mut flags: Vec<Flag> = stressors.into_values().flat_map(StressorDetector::finish).collect();
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

/// One day of the team: its index, who shared, who of them picks the stressor, and the check-ins of each member before
/// it.
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
    /// −log₁₀ of the chance of the last three days' picks, the newest last: one quiet day lowers no severity.
    strengths: [f64; 3],
    filter: TwoStateFilter,
    episodes: Episodes,
    /// First day of the running episode, or of the one that can be resumed.
    since: Workday,
    /// The latest days since then.
    latest: Vec<LatestDay>,
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
            strengths: [0.0; 3],
            filter: TwoStateFilter::default(),
            episodes: Episodes::default(),
            since: Workday::from_number(0),
            latest: Vec::new(),
        }
    }

    /// Whether a day without a pick changes nothing: no episode waits for its end, or could be resumed.
    fn is_idle(&self, index: usize) -> bool {
        self.episodes.since(index).is_none()
    }

    fn learn(&mut self, today: &DayPicks<'_>) {
        if self.episodes.running().is_none() {
            today.naming.iter().for_each(|who| self.habits[*who].named += 1);
        } else {
            today.naming.iter().for_each(|who| self.during[*who].0 += 1);
            today.people.iter().for_each(|who| self.during[*who].1 += 1);
        }
    }

    /// For each of today's people, the rate at which they pick the stressor.
    fn rates(&self, today: &DayPicks<'_>) -> Vec<f64> {
        let of = |who: usize| f64::from(today.shared[who].saturating_sub(self.habits[who].excluded));
        let named: u32 = self.habits.iter().map(|habit| habit.named).sum();
        let all: f64 = (0..self.habits.len()).map(of).sum();
        let common = (f64::from(named) + PRIOR_RATE.0) / (all + PRIOR_RATE.1);
        let rate =
            |who: &usize| (f64::from(self.habits[*who].named) + SHARED_SHIFTS * common) / (of(*who) + SHARED_SHIFTS);
        today.people.iter().map(rate).collect()
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

    /// Processes a team day and the detection of the week before it.
    fn update(&mut self, today: &DayPicks<'_>, of_week: Option<Detection>, weeks: &TeamWeeks) {
        let DayPicks { index, workday, .. } = *today;
        self.weekly.add_day(today.naming, (index, workday));
        let rates = self.rates(today);
        // A single person is never unusual for a team.
        let several = today.naming.len() >= 2;
        let chance = if several { poisson_binomial::upper_tail(&rates, today.naming.len()) } else { 1.0 };
        let unusual = chance <= UNUSUAL;
        self.strengths = [self.strengths[1], self.strengths[2], -chance.log10()];
        let from = self.run.filter(|(_, last)| last + 1 == index).map_or((index, workday), |(first, _)| first);
        self.run = unusual.then_some((from, index));
        self.filter.add(widespread_ratio(today, &rates));
        let of_day = self.of_day(today, chance, from);
        let sudden = of_day.is_some();
        // One cause gives one flag: an unusual week during an episode of days updates that episode, and vice versa.
        let rank = |detection: &Option<Detection>| detection.as_ref().map(|detection| detection.signal.severity);
        let detection = if rank(&of_week) > rank(&of_day) { of_week } else { of_day };
        if self.is_idle(index)
            && let Some(detection) = &detection
        {
            self.since = detection.since;
            self.latest.clear();
        }
        let (signal, evidence) = detection.map(|Detection { signal, evidence, .. }| (signal, evidence)).unzip();
        match (signal, evidence) {
            (Some(signal), Some(evidence)) => {
                let kept = self.severity_kept(Some(signal.severity));
                self.episodes.update(Some(signal), kept, index, workday, |_, _| evidence);
            }
            _ => self.episodes.lower(self.severity_kept(None)),
        }
        self.learn(today);
        if !self.is_idle(index) {
            self.latest.push(LatestDay { workday, as_usual: !unusual });
            self.latest.drain(..self.latest.len().saturating_sub(LATEST_DAYS));
        }
        self.end_if_over(today, sudden, weeks);
    }

    /// The highest severity that the running episode keeps: by its week, which `noticed` is of, or by the last days.
    fn severity_kept(&self, noticed: Option<Severity>) -> Severity {
        match self.episodes.running().map(Episode::kind) {
            Some(FlagKind::StressorWeek(_)) => noticed.unwrap_or(Severity::Act),
            _ => severity_kept(self.strengths.into_iter().fold(0.0, f64::max), &STRESSOR),
        }
    }

    /// Ends the running episode if its days are usual again. `sudden` says that today is unusual by itself.
    fn end_if_over(&mut self, today: &DayPicks<'_>, sudden: bool, weeks: &TeamWeeks) {
        let DayPicks { index, workday, .. } = *today;
        let Some(episode) = self.episodes.running() else { return };
        let lasting = index + 1 - episode.since() >= MAX_EPISODE;
        // An episode that was noticed by its week ends by the week: no single day of it may have been unusual.
        let over = match episode.kind() {
            FlagKind::StressorWeek(_) => !self.weekly.unusual() && !sudden,
            _ => !sudden && self.filter.log_odds() <= STRESSOR_END,
        };
        if !lasting && (!over || episode.opened_on(workday)) {
            return;
        }
        let (since, latest) = (self.since, &self.latest);
        let flag = |episode: &Episode| episode.to_flag_with_last_reason(since, latest.clone());
        let Some(severity) = self.episodes.end(index, workday, flag).map(Episode::severity) else { return };
        for (who, (named, of)) in self.during.iter_mut().enumerate().map(|(who, during)| (who, std::mem::take(during)))
        {
            let habit = &mut self.habits[who];
            if lasting {
                let shared = today.shared[who] + u32::from(today.people.contains(&who));
                *habit = PickingHabit { named, excluded: shared - of };
            } else if severity < Severity::Act {
                habit.named += named;
            } else {
                habit.excluded += of;
            }
        }
        if lasting {
            self.filter = TwoStateFilter::default();
            self.episodes.prevent_resume();
        }
        self.run = None;
        self.weekly.exclude_running(weeks);
    }

    fn finish(self) -> Vec<Flag> {
        let (since, latest) = (self.since, self.latest);
        self.episodes.into_flags(|episode| episode.to_flag_with_last_reason(since, latest))
    }
}

/// The log-likelihood ratio of today's picks: of a widespread stressor against the people's own rates.
fn widespread_ratio(today: &DayPicks<'_>, rates: &[f64]) -> f64 {
    let ratio = |(who, rate): (&usize, &f64)| {
        let rate = rate.clamp(0.001, 0.999);
        let widespread = rate + WIDESPREAD * (1.0 - rate);
        if today.naming.contains(who) { (widespread / rate).ln() } else { ((1.0 - widespread) / (1.0 - rate)).ln() }
    };
    today.people.iter().zip(rates).map(ratio).sum()
}

#[cfg(test)]
mod tests;
