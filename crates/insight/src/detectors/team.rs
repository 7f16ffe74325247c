//! Flags of a team: its visible people together below what is usual for each of them, or many low days at once.

use std::collections::VecDeque;

use super::downward_shift::DownwardShift;
use super::episode::{CitedReason, Episode, EpisodeSpan, Signal};
use super::limits::{CLIP, MIN_PEOPLE, TEAM_LOW, TEAM_MEAN};
use super::person::{NewNormal, PersonDetector};
use crate::baseline::Baseline;
use crate::flag::{Citation, Flag, FlagKind, Reason, count};
use crate::series::{Day, Member, day_by_day};
use crate::statistics::beta_binomial;
use domain::{PersonId, Workday};

/// How many team days the spread of a team's days is learned over.
const MEMORY: f64 = 60.0;
/// How many shifts the team's own rate of low days weighs against one person's.
const SHARED_SHIFTS: f64 = 5.0;
/// Low days come together at least this much: a bad day on the floor is bad for several. A correlation.
const TOGETHER: (f64, f64) = (0.03, 0.4);
/// No one day tells more about how low days come together than this many times the binomial variance.
const MAX_EXCESS: f64 = 16.0;
/// An episode of so many team days is no episode any more: it ends, and the usual of each person tells the rest.
const MAX_EPISODE: usize = 60;

/// Somebody as the detectors of a team read them.
pub struct MemberHistory<'a> {
    /// Who.
    pub person: PersonId,
    /// All of their days in one sight, so that what is usual for them here is what is usual for them there.
    pub days: &'a [Day],
    /// What they said in that sight is to stay.
    pub settled: &'a [NewNormal],
    /// On which workdays they worked in the team: the others tell only what is usual for them.
    pub here: Box<dyn Fn(Workday) -> bool + 'a>,
}

/// The flags of a team from the series of its visible people, in any order, who worked nowhere else and said nothing of what is to stay.
#[must_use]
pub fn team_flags(members: &[Member]) -> Vec<Flag> {
    let watched = members.iter().map(|(person, days)| MemberHistory {
        person: *person,
        days,
        settled: &[],
        here: Box::new(|_| true),
    });
    team_flags_from_histories(watched.collect())
}

/// The flags of a team of these people, in any order.
///
/// A day counts where at least [`MIN_PEOPLE`] with a known usual shared it. Each is held against their own usual, so that who
/// happens to be on shift makes no difference.
#[must_use]
pub fn team_flags_from_histories(mut members: Vec<MemberHistory<'_>>) -> Vec<Flag> {
    members.sort_by_key(|member| member.person);
    let detector = |member: &MemberHistory<'_>| PersonDetector::new(member.person).with_new_normals(member.settled);
    let mut detectors: Vec<PersonDetector<'_>> = members.iter().map(detector).collect();
    let mut team = Team::default();
    for (workday, entries) in day_by_day(members.iter().map(|member| member.days)) {
        let mut today = Today::new(workday);
        for (who, index) in entries {
            let (member, detector) = (&members[who], &mut detectors[who]);
            // As it was before today: today is held against it.
            let low = detector.low();
            let point = detector.see(member.days, index);
            detector.discard_closed_flags();
            if let (Some(baseline), Some(day)) = (point.usual.known(), member.days.get(index))
                && (member.here)(workday)
            {
                today.add(Citation::new(member.person, day, Some(baseline.usual)), baseline, low);
            }
        }
        team.see(today);
    }
    team.finish()
}

/// One day of a team: the people counted, and what was to be expected of them.
#[derive(Clone, Debug)]
struct Today {
    workday: Workday,
    citations: Vec<Citation>,
    depth: f64,
    shifts: u32,
    lows: Vec<(u32, u32)>,
}

impl Today {
    const fn new(workday: Workday) -> Self {
        Self { workday, citations: Vec::new(), depth: 0.0, shifts: 0, lows: Vec::new() }
    }

    fn add(&mut self, citation: Citation, baseline: &Baseline, low: (u32, u32)) {
        self.depth += baseline.depth(citation.weather).clamp(-CLIP, CLIP);
        self.shifts += baseline.shifts;
        self.lows.push(low);
        self.citations.push(citation);
    }

    fn people(&self) -> u32 {
        count(self.citations.iter())
    }

    fn low(&self) -> u32 {
        count(self.citations.iter().filter(|citation| citation.weather.is_low()))
    }

    /// The mean rate of low days of these people, each shrunk to that of all of them.
    fn rate(&self) -> f64 {
        let (low, all) = self.lows.iter().fold((0, 0), |(a, b), (low, all)| (a + low, b + all));
        let shared = (f64::from(low) + 1.0) / (f64::from(all) + 10.0);
        let own =
            |(low, all): &(u32, u32)| (f64::from(*low) + SHARED_SHIFTS * shared) / (f64::from(*all) + SHARED_SHIFTS);
        (self.lows.iter().map(own).sum::<f64>() / f64::from(self.people().max(1))).clamp(0.005, 0.95)
    }
}

/// The days that an episode can still speak of: those before it are let go, so that a team of any length takes little room.
#[derive(Default)]
struct Days {
    discarded: usize,
    days: VecDeque<(Workday, Vec<Citation>)>,
}

impl Days {
    /// How many there have been, those included that are discarded.
    fn len(&self) -> usize {
        self.discarded + self.days.len()
    }

    fn push(&mut self, workday: Workday, citations: Vec<Citation>) {
        self.days.push_back((workday, citations));
    }

    fn discard_before(&mut self, index: usize) {
        while self.discarded < index && self.days.pop_front().is_some() {
            self.discarded += 1;
        }
    }

    fn get(&self, index: usize) -> &(Workday, Vec<Citation>) {
        &self.days[index - self.discarded]
    }

    fn workday(&self, index: usize) -> Workday {
        self.get(index).0
    }

    /// All check-ins from the day at `from` to the one at `to`, both included; to the last where there is none there yet.
    fn citations(&self, from: usize, to: usize) -> impl Iterator<Item = &Citation> {
        let (from, to) = (from - self.discarded, (to + 1 - self.discarded).min(self.days.len()));
        self.days.range(from..to).flat_map(|(_, citations)| citations)
    }
}

/// What is known of the team so far.
struct Team {
    days: Days,
    downward_shift: DownwardShift,
    /// Mean square of a team day's depth; 1 where people's days have nothing in common.
    spread: f64,
    /// The same of the count of low days, against the binomial.
    low_spread: f64,
    episode: Option<Episode>,
    flags: Vec<Flag>,
}

impl Default for Team {
    fn default() -> Self {
        let (days, downward_shift, flags) = (Days::default(), DownwardShift::default(), Vec::new());
        Self { days, downward_shift, spread: 1.0, low_spread: 1.0, episode: None, flags }
    }
}

impl Team {
    fn see(&mut self, today: Today) {
        if today.people() < MIN_PEOPLE {
            return;
        }
        let (index, workday, people) = (self.days.len(), today.workday, f64::from(today.people()));
        let depth = today.depth / people.sqrt();
        self.downward_shift.see(index, depth / self.spread.max(1.0).sqrt(), depth <= 0.0);
        let (rate, low) = (today.rate(), f64::from(today.low()));
        let excess = (low - people * rate).powi(2) / (people * rate * (1.0 - rate));
        let signal = self.signal(&today, index, rate);
        self.days.push(workday, today.citations);
        let days = &self.days;
        let evidence = |kind: &FlagKind, span| evidence(days, kind, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.note(signal, index, workday, depth > 0.0, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, index, workday, evidence)),
            (None, None) => self.spread += (depth.powi(2).min(CLIP * CLIP) - self.spread) / MEMORY,
        }
        // Learned from every day: a floor where low days come together would otherwise never be known as one.
        self.low_spread += (excess.min(MAX_EXCESS) - self.low_spread) / MEMORY;
        self.end_if_over(index);
        let since = self.episode.as_ref().map_or(index + 1, Episode::since);
        self.days.discard_before(since.min(self.downward_shift.onset().unwrap_or(index + 1)));
    }

    fn signal(&self, today: &Today, index: usize, rate: f64) -> Option<Signal> {
        let shifts = today.shifts / today.people().max(1);
        let sliding = self.downward_shift.onset().and_then(|from| {
            let from = self.episode.as_ref().map_or(from, Episode::since);
            let before = (from < index).then(|| self.days.citations(from, index)).into_iter().flatten();
            let citations = before.chain(&today.citations);
            let (below, above) = count_below_and_above(citations);
            // As for a person: the counts that the sentence gives must bear it out.
            let counts_support_drop = below > above;
            Signal::of(FlagKind::TeamMean, self.downward_shift.statistic(shifts), TEAM_MEAN, from)
                .filter(|_| counts_support_drop)
        });
        let low = Signal::of(FlagKind::TeamLow, self.low_days_statistic(today, rate), TEAM_LOW, index);
        Signal::stronger(sliding, low)
    }

    /// −log₁₀ of the chance of as many low days, each person's at `rate` on average.
    fn low_days_statistic(&self, today: &Today, rate: f64) -> f64 {
        let (people, low) = (today.people(), today.low());
        // As many as expected, or one more, are never news, and are most days.
        if f64::from(low) <= f64::from(people) * rate + 1.0 {
            return 0.0;
        }
        let together = ((self.low_spread - 1.0) / f64::from(people - 1)).clamp(TOGETHER.0, TOGETHER.1);
        -beta_binomial::upper_tail_by_rate(people, rate, together, low).log10()
    }

    fn end_if_over(&mut self, index: usize) {
        let Some(since) = self.episode.as_ref().map(Episode::since) else { return };
        if !self.downward_shift.is_over() && index + 1 - since < MAX_EPISODE {
            return;
        }
        let Some(episode) = self.episode.take() else { return };
        self.downward_shift = DownwardShift::default();
        let (days, since, ended) = (&self.days, self.days.workday(since), self.days.workday(index));
        self.flags.push(episode.into_flag(index, since, Some(ended), |kind, span| evidence(days, kind, span)));
    }

    fn finish(mut self) -> Vec<Flag> {
        if let Some(episode) = self.episode.take() {
            let (days, since) = (&self.days, self.days.workday(episode.since()));
            let last = days.len() - 1;
            self.flags.push(episode.into_flag(last, since, None, |kind, span| evidence(days, kind, span)));
        }
        self.flags
    }
}

/// Check-ins below and above what is usual for whoever made them.
fn count_below_and_above<'a>(citations: impl Iterator<Item = &'a Citation>) -> (u32, u32) {
    citations.fold((0, 0), |(below, above), citation| match citation.usual {
        Some(usual) if citation.weather < usual => (below + 1, above),
        Some(usual) if citation.weather > usual => (below, above + 1),
        _ => (below, above),
    })
}

fn evidence(days: &Days, kind: &FlagKind, span: EpisodeSpan) -> CitedReason {
    if *kind == FlagKind::TeamLow {
        let (workday, citations) = days.get(span.at);
        let low = count(citations.iter().filter(|citation| citation.weather.is_low()));
        let reason = Reason::TeamLow { workday: *workday, low, shared: count(citations.iter()) };
        return (reason, citations.clone());
    }
    let citations: Vec<Citation> = days.citations(span.since, span.to).copied().collect();
    let (below, above) = count_below_and_above(citations.iter());
    let until = span.over.then(|| days.workday(span.to));
    (
        Reason::TeamMean { since: days.workday(span.since), until, below, above, shared: count(citations.iter()) },
        citations,
    )
}

#[cfg(test)]
mod tests;
