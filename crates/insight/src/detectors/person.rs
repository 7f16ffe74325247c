//! Flags of one person: sudden, sliding and stuck, over a baseline that stands still while an episode lasts.

use super::episode::{CitedReason, Episode, EpisodeSpan, Signal};
use super::limits::{self, Calibration, SHIFTS_PER_FALSE_FLAG, SUDDEN_SHARE, SeverityLimits, rarity};
use super::llr_cusum::{LlrCusum, chance_up_to};
use crate::baseline::ordinal_normal::OrdinalNormal;
use crate::baseline::{Baseline, BaselineBand, BaselineStatus, BaselineWindow};
use crate::flag::{Citation, Flag, FlagKind, Reason, Severity, count};
use crate::series::Day;
use domain::{PersonId, Weather, Workday};

/// How many shifts before an episode its sentence compares with.
pub const COMPARISON_SHIFTS: usize = 20;
/// So many shifts in a row at the usual or better end an episode.
const CALM: u32 = 7;
/// An episode of so many shifts is no episode any more: it ends, and its days are the new usual.
const MAX_EPISODE: usize = 60;
/// What has not opened a flag for so many shifts is taken into the usual, however it began.
const WAITING: usize = 30;
/// How many shifts the curve weighs against the person's own counts in the chance of a sudden day.
const CURVE_SHIFTS: f64 = 20.0;
/// The fewest shifts below the usual, one after the other, that are called stuck.
const MIN_STUCK_SHIFTS: usize = 4;

/// One day of a person's chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// The day.
    pub workday: Workday,
    /// What was said.
    pub weather: Weather,
    /// What was usual that day, from days before it only.
    pub usual: BaselineStatus,
    /// How much spoke for a drop by then, or for one very unusual day if that is more, in steps: 1 is where a watch opens, 2 a talk, 3
    /// an act. None while the usual is unknown.
    pub strength: Option<f64>,
    /// Whether a flag was open that day.
    pub flagged: bool,
}

impl ChartPoint {
    /// Where the day stands against what was usual.
    #[must_use]
    pub fn band_of(&self) -> Option<BaselineBand> {
        self.usual.known().map(|baseline| baseline.band_of(self.weather))
    }
}

/// All that a series says.
#[derive(Clone, Debug)]
pub struct PersonAnalysis {
    /// The usual that the next day will be held against.
    pub usual: BaselineStatus,
    /// The episodes, in the order of their opening. At most the last is open.
    pub flags: Vec<Flag>,
    /// A point a day.
    pub line: Vec<ChartPoint>,
}

/// A change that the person said is to stay: what follows is held against the days since it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewNormal {
    /// The first day of the change.
    pub since: Workday,
    /// The day on which the person said so: it counts for the days after it.
    pub said_on: Workday,
}

/// The flags of one person from their series in one sight. One pass; what it says for a day never depends on later ones.
#[must_use]
pub fn person_flags(person: PersonId, days: &[Day]) -> Vec<Flag> {
    let mut detector = PersonDetector::new(person);
    for index in 0..days.len() {
        detector.see(days, index);
    }
    detector.finish(days).1
}

/// The same with the chart and the usual of the next day.
#[must_use]
pub fn read(person: PersonId, days: &[Day], settled: &[NewNormal]) -> PersonAnalysis {
    let mut detector = PersonDetector::new(person).with_new_normals(settled);
    let line = (0..days.len()).map(|index| detector.see(days, index)).collect();
    let (usual, flags) = detector.finish(days);
    PersonAnalysis { usual, flags, line }
}

/// The usual that the next day of this series will be held against.
#[must_use]
pub fn usual(days: &[Day]) -> BaselineStatus {
    read(PersonId(0), days, &[]).usual
}

/// Reads one person's series day by day, each in constant time.
#[derive(Clone, Debug)]
pub struct PersonDetector<'a> {
    person: PersonId,
    calibration: &'a Calibration,
    budget: SeverityLimits,
    window: BaselineWindow,
    usual: BaselineStatus,
    /// Days before this index are in the window, or were left out of it for good.
    settled: usize,
    drop: LlrCusum,
    /// How far the last shift lay above what was usual for such a day, in spreads.
    before: Option<f64>,
    calm: u32,
    episode: Option<Episode>,
    flags: Vec<Flag>,
    new_normals: Vec<NewNormal>,
}

impl PersonDetector<'static> {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(person: PersonId) -> Self {
        Self::with(person, limits::shipped(), SHIFTS_PER_FALSE_FLAG)
    }
}

impl<'a> PersonDetector<'a> {
    /// Nothing seen yet, with limits of one's own and as many shifts from one false flag to the next as one likes.
    #[must_use]
    pub fn with(person: PersonId, calibration: &'a Calibration, budget: SeverityLimits) -> Self {
        let window = BaselineWindow::default();
        Self {
            person,
            calibration,
            budget,
            usual: window.usual(),
            window,
            settled: 0,
            drop: LlrCusum::default(),
            before: None,
            calm: 0,
            episode: None,
            flags: Vec::new(),
            new_normals: Vec::new(),
        }
    }

    /// The same, knowing which changes the person said are to stay.
    #[must_use]
    pub fn with_new_normals(mut self, new_normals: &[NewNormal]) -> Self {
        self.new_normals = new_normals.to_vec();
        self.new_normals.sort_by_key(|new| std::cmp::Reverse(new.said_on));
        self
    }

    /// The usual that the next day is held against.
    #[must_use]
    pub const fn usual(&self) -> &BaselineStatus {
        &self.usual
    }

    /// Rainy and stormy shifts of the baseline, and all of its shifts.
    pub(super) fn low(&self) -> (u32, u32) {
        self.window.low()
    }

    /// Takes in the day at `index`, which follows the one before.
    ///
    /// # Panics
    /// Where `days` has no such index.
    pub fn see(&mut self, days: &[Day], index: usize) -> ChartPoint {
        let (workday, weather) = (days[index].workday, days[index].weather);
        self.apply_new_normals(days, index);
        let usual = self.usual;
        let BaselineStatus::Known(baseline) = usual else {
            self.settle(days, index + 1);
            return ChartPoint { workday, weather, usual, strength: None, flagged: false };
        };
        let effect = self.window.effect(&days[index]);
        let expected = baseline.expected(self.before, effect);
        self.before = Some(-baseline.depth(weather) - effect / baseline.curve.spread);
        self.drop.see(index, weather, &expected, baseline.correlation);
        self.calm = if weather >= baseline.usual { self.calm + 1 } else { 0 };
        let limits = if self.drop.onset.is_none() { NEVER } else { self.calibration.limits(&baseline) };
        let signal = self.signal(days, index, &baseline, &expected, &limits);
        let low = weather < baseline.usual;
        let evidence = |kind: &FlagKind, span| evidence(self.person, days, &baseline, kind, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.note(signal, index, workday, low, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, index, workday, evidence)),
            (None, None) => {}
        }
        let sudden = rarity_in_steps(sudden_rarity(&baseline, &expected, weather));
        let strength = Some(strength(self.drop.evidence, &limits).max(sudden));
        let point = ChartPoint { workday, weather, usual, strength, flagged: self.episode.is_some() };
        self.end_if_over(days, index, &baseline);
        if self.episode.is_none() {
            self.settle(days, index + 1 - self.drop.length(index).min(WAITING));
        }
        point
    }

    /// Where the person said, before today, that a change is to stay: forgets what was usual before it.
    fn apply_new_normals(&mut self, days: &[Day], index: usize) {
        while let Some(new) = self.new_normals.pop_if(|new| new.said_on < days[index].workday) {
            let first = days[..index].partition_point(|day| day.workday < new.since);
            if let (Some(episode), BaselineStatus::Known(baseline)) = (self.episode.take(), self.usual) {
                self.close(episode, days, index - 1, &baseline);
            }
            self.window.clear();
            self.settled = first;
            self.restart(days, index);
        }
    }

    /// Takes the days up to `end` into the baseline, and waits for what is to come.
    fn restart(&mut self, days: &[Day], end: usize) {
        (self.drop, self.before, self.calm) = (LlrCusum::default(), self.before, 0);
        self.settle(days, end);
    }

    fn signal(
        &self,
        days: &[Day],
        index: usize,
        baseline: &Baseline,
        expected: &OrdinalNormal,
        limits: &SeverityLimits,
    ) -> Option<Signal> {
        let weather = days[index].weather;
        // A day above the usual is no day to be asked about, whatever went before it.
        if weather > baseline.usual {
            return None;
        }
        let lower = self.drop.onset.and_then(|onset| {
            let from = self.episode.as_ref().map_or(onset, Episode::since).min(onset);
            if !counts_support_drop(&days[from.saturating_sub(COMPARISON_SHIFTS)..from], &days[from..=index]) {
                return None;
            }
            let kind = kind(&days[from..=index], baseline.usual);
            Signal::of(kind, rarity(self.drop.evidence, limits), self.budget, from)
        });
        let sudden = Signal::of(FlagKind::Sudden, sudden_rarity(baseline, expected, weather), self.budget, index);
        Signal::stronger(lower, sudden)
    }

    fn end_if_over(&mut self, days: &[Day], index: usize, baseline: &Baseline) {
        let Some(since) = self.episode.as_ref().map(Episode::since) else { return };
        let lasting = index + 1 - since >= MAX_EPISODE;
        if !lasting && self.drop.onset.is_some() && self.calm < CALM {
            return;
        }
        let Some(episode) = self.episode.take() else { return };
        if lasting {
            // What has lasted so long is the new usual, and is learned from its own days.
            self.window.clear();
            self.settled = since;
        } else if episode.severity() == Severity::Act {
            // Most watches are chance. Leaving their days out would make the usual better than it is.
            self.settled = index + 1;
        }
        self.close(episode, days, index, baseline);
        self.restart(days, index + 1);
    }

    fn close(&mut self, episode: Episode, days: &[Day], index: usize, baseline: &Baseline) {
        let since = days[episode.since()].workday;
        let evidence = |kind: &FlagKind, span| evidence(self.person, days, baseline, kind, span);
        self.flags.push(episode.into_flag(index, since, Some(days[index].workday), evidence));
    }

    /// Takes the days from `settled` to before `end` into the baseline.
    fn settle(&mut self, days: &[Day], end: usize) {
        if self.settled >= end {
            return;
        }
        for day in days.get(self.settled..end).unwrap_or_default() {
            self.window.add(day);
        }
        self.settled = end;
        self.usual = self.window.usual();
    }

    /// Lets go of the flags that are over. For whoever only wants to know what is usual: a year of them takes more room than the days.
    pub(super) fn discard_closed_flags(&mut self) {
        self.flags.clear();
    }

    /// The usual of the next day, and all flags.
    #[must_use]
    pub fn finish(mut self, days: &[Day]) -> (BaselineStatus, Vec<Flag>) {
        if let (Some(episode), BaselineStatus::Known(baseline)) = (self.episode.take(), self.usual) {
            let (person, since) = (self.person, days[episode.since()].workday);
            let evidence = |kind: &FlagKind, span| evidence(person, days, &baseline, kind, span);
            self.flags.push(episode.into_flag(days.len() - 1, since, None, evidence));
        }
        (self.usual, self.flags)
    }
}

/// Limits that nothing reaches.
const NEVER: SeverityLimits = [f64::INFINITY; 3];

/// CitedReason in steps: 1 at the limit of a watch, 2 of a talk, 3 of an act.
fn strength(evidence: f64, limits: &SeverityLimits) -> f64 {
    if evidence < limits[0] { evidence / limits[0] } else { rarity_in_steps(rarity(evidence, limits)) }
}

/// The same of what comes up by chance once in so many shifts.
fn rarity_in_steps(shifts: f64) -> f64 {
    let first = SHIFTS_PER_FALSE_FLAG[0];
    if shifts < first { shifts / first } else { 1.0 + (shifts / first).log(SHIFTS_PER_FALSE_FLAG[1] / first) }
}

/// What days that are lower together are called.
fn kind(days: &[Day], usual: Weather) -> FlagKind {
    match days {
        [_] => FlagKind::Sudden,
        days if days.len() >= MIN_STUCK_SHIFTS && days.iter().all(|day| day.weather < usual) => FlagKind::Stuck,
        _ => FlagKind::Sliding,
    }
}

/// The shifts between two days as low, as far as single days have a share in the budget.
fn sudden_rarity(baseline: &Baseline, expected: &OrdinalNormal, weather: Weather) -> f64 {
    // One level below the usual is never a sudden day, however narrow the spread.
    if weather.level() + 2 > baseline.usual.level() {
        return 0.0;
    }
    let shifts = f64::from(baseline.shifts);
    let curve = OrdinalNormal { spread: expected.spread * (1.0 + 1.0 / shifts).sqrt(), ..*expected };
    let by_curve = chance_up_to(&curve, weather);
    let chance = (f64::from(baseline.as_low(weather)) + CURVE_SHIFTS * by_curve) / (shifts + CURVE_SHIFTS);
    SUDDEN_SHARE / chance
}

/// The reason for an episode and the entries that it counts.
fn evidence(person: PersonId, days: &[Day], baseline: &Baseline, kind: &FlagKind, span: EpisodeSpan) -> CitedReason {
    let usual = baseline.usual;
    let (reason, counted) = match kind {
        FlagKind::Sudden => {
            let (workday, weather) = (days[span.at].workday, days[span.at].weather);
            let before = &days[span.at.saturating_sub(COMPARISON_SHIFTS)..span.at];
            let as_low = count(before.iter().filter(|day| day.weather <= weather));
            let reason = Reason::Sudden { workday, weather, usual, as_low, before: count(before.iter()) };
            (reason, &days[span.at.saturating_sub(COMPARISON_SHIFTS)..=span.at])
        }
        FlagKind::Stuck => {
            let run = days[span.from..=span.to].iter().take_while(|day| day.weather < usual).count();
            let broken = span.over || span.from + run <= span.to;
            let counted = &days[span.from..span.from + run];
            let until = counted.last().filter(|_| broken).map(|day| day.workday);
            (Reason::Stuck { usual, since: days[span.from].workday, until, shifts: count(counted.iter()) }, counted)
        }
        _ => {
            let (before, since) =
                (&days[span.since.saturating_sub(COMPARISON_SHIFTS)..span.since], &days[span.since..=span.to]);
            let level = separating_level(before, since);
            let reason = Reason::Sliding {
                level,
                since: days[span.since].workday,
                until: span.over.then(|| days[span.to].workday),
                low: up_to(since, level),
                shifts: count(since.iter()),
                low_before: up_to(before, level),
                before: count(before.iter()),
            };
            (reason, &days[span.since.saturating_sub(COMPARISON_SHIFTS)..=span.to])
        }
    };
    let citation = |day| Citation::new(person, day, Some(usual));
    (reason, counted.iter().map(citation).collect())
}

/// Whether days since are lower than days before in a way that a sentence can say: the counts that it gives must bear it out.
fn counts_support_drop(before: &[Day], since: &[Day]) -> bool {
    let level = separating_level(before, since);
    share(since, level) > share(before, level) + 0.1
}

fn share(days: &[Day], level: Weather) -> f64 {
    f64::from(up_to(days, level)) / f64::from(count(days.iter()).max(1))
}

/// Shifts at `level` or lower.
fn up_to(days: &[Day], level: Weather) -> u32 {
    count(days.iter().filter(|day| day.weather <= level))
}

/// The weather that tells days before and days since apart best: up to it there are most more of the one than of the other.
fn separating_level(before: &[Day], since: &[Day]) -> Weather {
    let gain = |level: &Weather| share(since, *level) - share(before, *level);
    // Of equals the lower one: it says more.
    let levels = [Weather::Fair, Weather::Cloudy, Weather::Rainy, Weather::Stormy];
    levels.into_iter().max_by(|a, b| gain(a).total_cmp(&gain(b))).unwrap_or(Weather::Fair)
}

#[cfg(test)]
mod tests;
