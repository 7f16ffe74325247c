//! Flags of a team: its visible people are together below what is usual for each of them, or many of them have a low
//! day at once.

use std::collections::VecDeque;

use super::downward_shift::DownwardShift;
use super::episode::{CitedReason, Episode, EpisodeSpan, Signal, severity_kept};
use super::episodes::Episodes;
use super::limits::{AUTOCORRELATION, CLIP, MIN_PEOPLE, TEAM_DROP, TEAM_END, TEAM_LOW, TEAM_MEAN};
use super::person::{NewNormal, PersonDetector};
use super::two_state::TwoStateFilter;
use crate::baseline::Baseline;
use crate::flag::{Citation, Flag, FlagKind, LatestDay, Reason, count};
use crate::series::{Day, Member, day_by_day};
use crate::statistics::beta_binomial;
use domain::{PersonId, Workday};

/// Memory, in team days, of the dispersion estimates.
const DISPERSION_MEMORY: f64 = 60.0;
/// Weight of the team's rate of low days against a person's own, in shifts.
const SHARED_SHIFTS: f64 = 5.0;
/// Bounds of the correlation between the low days of two people: a bad day affects several people at once.
const CORRELATION_BOUNDS: (f64, f64) = (0.03, 0.4);
/// Upper bound of one day's contribution to the dispersion of low days, in multiples of the binomial variance.
const MAX_EXCESS: f64 = 16.0;
/// An episode of this length ends; by then the baseline of each person has adapted.
const MAX_EPISODE: usize = 60;

/// One person as the detectors of a team need them.
pub struct MemberHistory<'a> {
    /// The person.
    pub person: PersonId,
    /// All of their days within one sight, including those worked in other teams, so that the baseline is the same in
    /// every team.
    pub days: &'a [Day],
    /// The changes that they declared within that sight.
    pub new_normals: &'a [NewNormal],
    /// Whether they worked in this team on a workday. Days in other teams only contribute to the baseline.
    pub in_team: Box<dyn Fn(Workday) -> bool + 'a>,
}

/// Returns the flags of a team from the series of its visible people, in any order. Assumes that they worked in no
/// other team and declared no change.
#[must_use]
pub fn team_flags(members: &[Member]) -> Vec<Flag> {
    let watched = members.iter().map(|(person, days)| MemberHistory {
        person: *person,
        days,
        new_normals: &[],
        in_team: Box::new(|_| true),
    });
    team_flags_from_histories(watched.collect())
}

/// Returns the flags of a team, from its visible people in any order.
///
/// A day counts if at least [`MIN_PEOPLE`] people with a baseline shared it. Each person is compared with their own
/// baseline, so the composition of a shift makes no difference.
#[must_use]
pub fn team_flags_from_histories(mut members: Vec<MemberHistory<'_>>) -> Vec<Flag> {
    members.sort_by_key(|member| member.person);
    let detector = |member: &MemberHistory<'_>| PersonDetector::new(member.person).with_new_normals(member.new_normals);
    let mut detectors: Vec<PersonDetector<'_>> = members.iter().map(detector).collect();
    let mut team = TeamDetector::default();
    for (workday, entries) in day_by_day(members.iter().map(|member| member.days)) {
        let mut today = TeamDay::new(workday);
        for (who, index) in entries {
            let (member, detector) = (&members[who], &mut detectors[who]);
            // The counts before today: today is compared with them.
            let low = detector.low_shifts();
            let point = detector.observe(member.days, index);
            detector.discard_closed_flags();
            if let (Some(baseline), Some(day)) = (point.usual.known(), member.days.get(index))
                && (member.in_team)(workday)
            {
                today.add(Citation::new(member.person, day, Some(baseline.usual)), baseline, low);
            }
        }
        team.observe(today);
    }
    team.finish()
}

/// One day of a team: the people counted, and the expectations for them.
#[derive(Clone, Debug)]
struct TeamDay {
    workday: Workday,
    citations: Vec<Citation>,
    depth: f64,
    shifts: u32,
    lows: Vec<(u32, u32)>,
}

impl TeamDay {
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

    /// Mean rate of low days of these people, each shrunk towards the rate of all of them.
    fn rate(&self) -> f64 {
        let (low, all) = self.lows.iter().fold((0, 0), |(a, b), (low, all)| (a + low, b + all));
        let shared = (f64::from(low) + 1.0) / (f64::from(all) + 10.0);
        let own =
            |(low, all): &(u32, u32)| (f64::from(*low) + SHARED_SHIFTS * shared) / (f64::from(*all) + SHARED_SHIFTS);
        (self.lows.iter().map(own).sum::<f64>() / f64::from(self.people().max(1))).clamp(0.005, 0.95)
    }
}

/// The days that an episode can still cite. Older days are discarded, so that memory does not grow with the length of
/// the series.
#[derive(Default)]
struct TeamDays {
    discarded: usize,
    days: VecDeque<(Workday, Vec<Citation>)>,
}

impl TeamDays {
    /// Number of days so far, including discarded ones.
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

    /// All check-ins from the day at `from` to the day at `to`, inclusive, or to the last day present.
    fn citations(&self, from: usize, to: usize) -> impl Iterator<Item = &Citation> {
        let (from, to) = (from - self.discarded, (to + 1 - self.discarded).min(self.days.len()));
        self.days.range(from..to).flat_map(|(_, citations)| citations)
    }
}

/// The detector of one team.
struct TeamDetector {
    days: TeamDays,
    downward_shift: DownwardShift,
    filter: TwoStateFilter,
    /// Depth of the day before, in spreads of the team's days.
    before: f64,
    /// Mean square of a team day's depth; 1 if the days of different people are independent.
    dispersion: f64,
    /// Dispersion of the number of low days relative to the binomial variance.
    low_dispersion: f64,
    episodes: Episodes,
}

impl Default for TeamDetector {
    fn default() -> Self {
        let (days, downward_shift, episodes) = (TeamDays::default(), DownwardShift::default(), Episodes::default());
        let filter = TwoStateFilter::default();
        Self { days, downward_shift, filter, before: 0.0, dispersion: 1.0, low_dispersion: 1.0, episodes }
    }
}

impl TeamDetector {
    fn observe(&mut self, today: TeamDay) {
        if today.people() < MIN_PEOPLE {
            return;
        }
        let (index, workday, people) = (self.days.len(), today.workday, f64::from(today.people()));
        let depth = today.depth / people.sqrt();
        let scaled = (depth / self.dispersion.max(1.0).sqrt()).clamp(-CLIP, CLIP);
        self.downward_shift.update(index, scaled);
        self.filter.add_team_day(scaled, std::mem::replace(&mut self.before, scaled), TEAM_DROP, AUTOCORRELATION);
        let (rate, low) = (today.rate(), f64::from(today.low()));
        let excess = (low - people * rate).powi(2) / (people * rate * (1.0 - rate));
        let shifts = today.shifts / today.people().max(1);
        let signal = self.signal(&today, index, rate, shifts);
        let unusual = signal.as_ref().is_some_and(|signal| signal.kind == FlagKind::TeamLow);
        self.days.push(workday, today.citations);
        let days = &self.days;
        let kept = severity_kept(self.downward_shift.lasting_statistic(shifts), &TEAM_MEAN);
        self.episodes.update(signal, kept, index, workday, |kind, span| evidence(days, kind, span));
        if self.episodes.running().is_none() {
            self.dispersion += (depth.powi(2).min(CLIP * CLIP) - self.dispersion) / DISPERSION_MEMORY;
        }
        // Learned from every day, including flagged ones: otherwise a team whose low days are correlated would never be
        // recognised as one.
        self.low_dispersion += (excess.min(MAX_EXCESS) - self.low_dispersion) / DISPERSION_MEMORY;
        self.end_if_over(index, workday, unusual, shifts);
        let since = self.episodes.since(index).unwrap_or(index + 1);
        let cited = since.min(self.downward_shift.onset().unwrap_or(index + 1));
        self.days.discard_before(cited);
    }

    fn signal(&self, today: &TeamDay, index: usize, rate: f64, shifts: u32) -> Option<Signal> {
        let running = self.episodes.running().is_some();
        let shift = &self.downward_shift;
        let lasting = shift.lasting_statistic(shifts);
        let reached = if running { lasting } else { shift.statistic(shifts) } >= TEAM_MEAN[0];
        let since = || self.episodes.since(index).or_else(|| shift.onset().map(|onset| self.episodes.start(onset)));
        let mean = reached.then(since).flatten().and_then(|from| {
            let before = (from < index).then(|| self.days.citations(from, index)).into_iter().flatten();
            let citations = before.chain(&today.citations);
            let (below, above) = count_below_and_above(citations);
            // The counts that the sentence gives must support it, as for a person.
            let counts_support_drop = below > above;
            Signal::of(FlagKind::TeamMean, lasting.max(TEAM_MEAN[0]), TEAM_MEAN, from).filter(|_| counts_support_drop)
        });
        let low = Signal::of(FlagKind::TeamLow, self.low_days_statistic(today, rate), TEAM_LOW, index);
        Signal::stronger(mean, low)
    }

    /// −log₁₀ of the probability of at least as many low days, if each person's rate is `rate` on average.
    fn low_days_statistic(&self, today: &TeamDay, rate: f64) -> f64 {
        let (people, low) = (today.people(), today.low());
        // As many as expected, or one more, is not unusual.
        if f64::from(low) <= f64::from(people) * rate + 1.0 {
            return 0.0;
        }
        let correlation =
            ((self.low_dispersion - 1.0) / f64::from(people - 1)).clamp(CORRELATION_BOUNDS.0, CORRELATION_BOUNDS.1);
        -beta_binomial::upper_tail_by_rate(people, rate, correlation, low).log10()
    }

    /// Ends the running episode if the days are usual again. `unusual` says that today has many low days by itself.
    fn end_if_over(&mut self, index: usize, workday: Workday, unusual: bool, shifts: u32) {
        let Some(episode) = self.episodes.running() else { return };
        let lasting = index + 1 - episode.since() >= MAX_EPISODE;
        let usual = !episode.opened_on(workday) && !unusual && self.filter.log_odds() <= TEAM_END;
        if !lasting && !usual {
            return;
        }
        let days = &self.days;
        self.episodes.end(index, workday, |episode| Some(flag(days, episode, index)));
        if lasting {
            (self.downward_shift, self.filter) = Default::default();
            self.episodes.prevent_resume();
        } else {
            self.downward_shift.lower_to(TEAM_MEAN[0] / 2.0, shifts);
        }
    }

    fn finish(self) -> Vec<Flag> {
        let days = &self.days;
        self.episodes.into_flags(|episode| Some(flag(days, episode, days.len() - 1)))
    }
}

/// The flag of an episode as of the day at `index`.
fn flag(days: &TeamDays, episode: &Episode, index: usize) -> Flag {
    let latest = |at: usize| {
        let (workday, citations) = days.get(at);
        let (below, above) = count_below_and_above(citations.iter());
        LatestDay { workday: *workday, as_usual: below <= above }
    };
    episode.to_flag(index, latest, |kind, span| evidence(days, kind, span))
}

/// Number of check-ins below and above their person's usual weather.
fn count_below_and_above<'a>(citations: impl Iterator<Item = &'a Citation>) -> (u32, u32) {
    citations.fold((0, 0), |(below, above), citation| match citation.usual {
        Some(usual) if citation.weather < usual => (below + 1, above),
        Some(usual) if citation.weather > usual => (below, above + 1),
        _ => (below, above),
    })
}

fn evidence(days: &TeamDays, kind: &FlagKind, span: EpisodeSpan) -> CitedReason {
    if *kind == FlagKind::TeamLow {
        let (workday, citations) = days.get(span.at);
        let low = count(citations.iter().filter(|citation| citation.weather.is_low()));
        let reason = Reason::TeamLow { workday: *workday, low, shared: count(citations.iter()) };
        return (reason, citations.clone());
    }
    let citations: Vec<Citation> = days.citations(span.since, span.to).copied().collect();
    let (below, above) = count_below_and_above(citations.iter());
    let until = span.past.then(|| days.workday(span.to));
    (
        Reason::TeamMean { since: days.workday(span.since), until, below, above, shared: count(citations.iter()) },
        citations,
    )
}

#[cfg(test)]
mod tests;
