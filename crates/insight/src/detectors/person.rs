//! Flags of one person: sudden, sliding and stuck. The baseline does not learn while an episode is open.

use super::episode::{CitedReason, Episode, EpisodeSpan, Signal};
use super::limits::{self, Calibration, SHIFTS_PER_FALSE_FLAG, SUDDEN_SHARE, SeverityLimits, rarity};
use super::llr_cusum::{LlrCusum, cumulative};
use crate::baseline::ordinal_normal::OrdinalNormal;
use crate::baseline::{Baseline, BaselineBand, BaselineStatus, BaselineWindow};
use crate::flag::{Citation, Flag, FlagKind, Reason, Severity, count};
use crate::series::Day;
use domain::{PersonId, Weather, Workday};

/// Number of shifts before an episode that its sentence compares with.
pub const COMPARISON_SHIFTS: usize = 20;
/// An episode ends after this many shifts in a row at the usual weather or better.
const RECOVERY_SHIFTS: u32 = 7;
/// An episode of this length ends, and its days become the new baseline.
const MAX_EPISODE: usize = 60;
/// Days of an excursion that has not opened a flag enter the baseline after this many shifts.
const MAX_PENDING_SHIFTS: usize = 30;
/// Weight of the fitted distribution, in shifts, against the person's own counts in the probability of a sudden day.
const CURVE_WEIGHT: f64 = 20.0;
/// Minimum number of consecutive shifts below the usual weather for the kind "stuck".
const MIN_STUCK_SHIFTS: usize = 4;

/// One day of a person's chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// The workday of the point.
    pub workday: Workday,
    /// The weather of the last check-in of that day.
    pub weather: Weather,
    /// The baseline on that day, estimated from earlier days only.
    pub usual: BaselineStatus,
    /// The larger of the evidence for a drop and that of a single unusual day, in steps: 1 opens a watch, 2 a talk, 3 an act. `None`
    /// without a baseline.
    pub strength: Option<f64>,
    /// Whether a flag was open that day.
    pub flagged: bool,
}

impl ChartPoint {
    /// Returns where the day lies relative to the baseline of that day; `None` without a baseline.
    #[must_use]
    pub fn band(&self) -> Option<BaselineBand> {
        self.usual.known().map(|baseline| baseline.band_of(self.weather))
    }
}

/// The baseline, flags and chart of one series.
#[derive(Clone, Debug)]
pub struct PersonAnalysis {
    /// The baseline for the next day.
    pub usual: BaselineStatus,
    /// The flags, in the order in which they opened. Only the last can be open.
    pub flags: Vec<Flag>,
    /// One point for each day of the series.
    pub line: Vec<ChartPoint>,
}

/// A change that the person declared to be their new usual weather. Later days are compared with the days since its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewNormal {
    /// First workday of the change.
    pub since: Workday,
    /// Workday of the declaration. It applies from the next day on.
    pub said_on: Workday,
}

/// Returns the flags of one person from their series within one sight. It is a single pass; the output for a day never depends on later
/// days.
#[must_use]
pub fn person_flags(person: PersonId, days: &[Day]) -> Vec<Flag> {
    let mut detector = PersonDetector::new(person);
    for index in 0..days.len() {
        detector.observe(days, index);
    }
    detector.finish(days).1
}

/// Returns the flags of [`person_flags`] together with the chart and the baseline for the next day. `new_normals` may be in any order.
#[must_use]
pub fn analyse(person: PersonId, days: &[Day], new_normals: &[NewNormal]) -> PersonAnalysis {
    let mut detector = PersonDetector::new(person).with_new_normals(new_normals);
    let line = (0..days.len()).map(|index| detector.observe(days, index)).collect();
    let (usual, flags) = detector.finish(days);
    PersonAnalysis { usual, flags, line }
}

/// Returns the baseline for the day after this series.
#[must_use]
pub fn baseline_status(days: &[Day]) -> BaselineStatus {
    analyse(PersonId(0), days, &[]).usual
}

/// The detector of one person: processes a series day by day, in constant time per day.
#[derive(Clone, Debug)]
pub struct PersonDetector<'a> {
    person: PersonId,
    calibration: &'a Calibration,
    budget: SeverityLimits,
    window: BaselineWindow,
    usual: BaselineStatus,
    /// Days before this index are in the window, or are excluded for good.
    learned_until: usize,
    drop: LlrCusum,
    /// Residual of the last shift: how far it lay above its expectation, in spreads.
    before: Option<f64>,
    usual_run: u32,
    episode: Option<Episode>,
    flags: Vec<Flag>,
    new_normals: Vec<NewNormal>,
}

impl PersonDetector<'static> {
    /// Returns a detector with the shipped limits that has seen no day.
    #[must_use]
    pub fn new(person: PersonId) -> Self {
        Self::with_limits(person, limits::shipped(), SHIFTS_PER_FALSE_FLAG)
    }
}

impl<'a> PersonDetector<'a> {
    /// Returns a detector with the given limits and the given number of shifts between false flags, for watch, talk and act.
    #[must_use]
    pub fn with_limits(person: PersonId, calibration: &'a Calibration, budget: SeverityLimits) -> Self {
        let window = BaselineWindow::default();
        Self {
            person,
            calibration,
            budget,
            usual: window.status(),
            window,
            learned_until: 0,
            drop: LlrCusum::default(),
            before: None,
            usual_run: 0,
            episode: None,
            flags: Vec::new(),
            new_normals: Vec::new(),
        }
    }

    /// Returns this detector with the declared changes, in any order.
    #[must_use]
    pub fn with_new_normals(mut self, new_normals: &[NewNormal]) -> Self {
        self.new_normals = new_normals.to_vec();
        self.new_normals.sort_by_key(|new| std::cmp::Reverse(new.said_on));
        self
    }

    /// Returns the baseline for the next day.
    #[must_use]
    pub const fn usual(&self) -> &BaselineStatus {
        &self.usual
    }

    /// Returns the rainy and stormy shifts in the baseline, and all shifts in it.
    pub(super) fn low_shifts(&self) -> (u32, u32) {
        self.window.low_shifts()
    }

    /// Processes the day at `index`. Days must be processed in order, without gaps.
    ///
    /// # Panics
    /// If `days` has no such index.
    pub fn observe(&mut self, days: &[Day], index: usize) -> ChartPoint {
        let (workday, weather) = (days[index].workday, days[index].weather);
        self.apply_new_normals(days, index);
        let usual = self.usual;
        let BaselineStatus::Known(baseline) = usual else {
            self.learn_until(days, index + 1);
            return ChartPoint { workday, weather, usual, strength: None, flagged: false };
        };
        let effect = self.window.effect(&days[index]);
        let expected = baseline.expected(self.before, effect);
        self.before = Some(-baseline.depth(weather) - effect / baseline.curve.spread);
        self.drop.update(index, weather, &expected, baseline.correlation);
        self.usual_run = if weather >= baseline.usual { self.usual_run + 1 } else { 0 };
        let limits = if self.drop.onset.is_none() { NEVER } else { self.calibration.limits(&baseline) };
        let signal = self.signal(days, index, &baseline, &expected, &limits);
        let low = weather < baseline.usual;
        let evidence = |kind: &FlagKind, span| evidence(self.person, days, &baseline, kind, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.update(signal, index, workday, low, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, index, workday, evidence)),
            (None, None) => {}
        }
        let sudden = rarity_in_steps(sudden_rarity(&baseline, &expected, weather));
        let strength = Some(evidence_in_steps(self.drop.evidence, &limits).max(sudden));
        let point = ChartPoint { workday, weather, usual, strength, flagged: self.episode.is_some() };
        self.end_if_over(days, index, &baseline);
        if self.episode.is_none() {
            self.learn_until(days, index + 1 - self.drop.run_length(index).min(MAX_PENDING_SHIFTS));
        }
        point
    }

    /// Applies the changes declared before today: the baseline forgets the days before each change.
    fn apply_new_normals(&mut self, days: &[Day], index: usize) {
        while let Some(new) = self.new_normals.pop_if(|new| new.said_on < days[index].workday) {
            let first = days[..index].partition_point(|day| day.workday < new.since);
            if let (Some(episode), BaselineStatus::Known(baseline)) = (self.episode.take(), self.usual) {
                self.close(episode, days, index - 1, &baseline);
            }
            self.window.clear();
            self.learned_until = first;
            self.restart(days, index);
        }
    }

    /// Adds the days before `end` to the baseline and resets the CUSUM.
    fn restart(&mut self, days: &[Day], end: usize) {
        (self.drop, self.before, self.usual_run) = (LlrCusum::default(), self.before, 0);
        self.learn_until(days, end);
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
        // A day above the usual weather raises no flag, even if the days before it were low.
        if weather > baseline.usual {
            return None;
        }
        let lower = self.drop.onset.and_then(|onset| {
            let from = self.episode.as_ref().map_or(onset, Episode::since).min(onset);
            if !counts_support_drop(&days[from.saturating_sub(COMPARISON_SHIFTS)..from], &days[from..=index]) {
                return None;
            }
            let kind = classify(&days[from..=index], baseline.usual);
            Signal::of(kind, rarity(self.drop.evidence, limits), self.budget, from)
        });
        let sudden = Signal::of(FlagKind::Sudden, sudden_rarity(baseline, expected, weather), self.budget, index);
        Signal::stronger(lower, sudden)
    }

    fn end_if_over(&mut self, days: &[Day], index: usize, baseline: &Baseline) {
        let Some(since) = self.episode.as_ref().map(Episode::since) else { return };
        let lasting = index + 1 - since >= MAX_EPISODE;
        if !lasting && self.drop.onset.is_some() && self.usual_run < RECOVERY_SHIFTS {
            return;
        }
        let Some(episode) = self.episode.take() else { return };
        if lasting {
            // The baseline restarts from the days of the episode.
            self.window.clear();
            self.learned_until = since;
        } else if episode.severity() == Severity::Act {
            // Most watches are false. Excluding their days would bias the baseline upwards.
            self.learned_until = index + 1;
        }
        self.close(episode, days, index, baseline);
        self.restart(days, index + 1);
    }

    fn close(&mut self, episode: Episode, days: &[Day], index: usize, baseline: &Baseline) {
        let since = days[episode.since()].workday;
        let evidence = |kind: &FlagKind, span| evidence(self.person, days, baseline, kind, span);
        self.flags.push(episode.into_flag(index, since, Some(days[index].workday), evidence));
    }

    /// Adds the days from `learned_until` to before `end` to the baseline.
    fn learn_until(&mut self, days: &[Day], end: usize) {
        if self.learned_until >= end {
            return;
        }
        for day in days.get(self.learned_until..end).unwrap_or_default() {
            self.window.add(day);
        }
        self.learned_until = end;
        self.usual = self.window.status();
    }

    /// Discards closed flags. For callers that need the baseline only: the flags of a year need more memory than its days.
    pub(super) fn discard_closed_flags(&mut self) {
        self.flags.clear();
    }

    /// Returns the baseline for the next day, and all flags; an episode that is still running yields an open flag.
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

/// Limits that no evidence reaches.
const NEVER: SeverityLimits = [f64::INFINITY; 3];

/// CitedReason in steps: 1 at the limit of a watch, 2 of a talk, 3 of an act.
fn evidence_in_steps(evidence: f64, limits: &SeverityLimits) -> f64 {
    if evidence < limits[0] { evidence / limits[0] } else { rarity_in_steps(rarity(evidence, limits)) }
}

/// Converts a rarity, in shifts between false flags, to the same steps.
fn rarity_in_steps(shifts: f64) -> f64 {
    let first = SHIFTS_PER_FALSE_FLAG[0];
    if shifts < first { shifts / first } else { 1.0 + (shifts / first).log(SHIFTS_PER_FALSE_FLAG[1] / first) }
}

/// Classifies days that together are lower than before.
fn classify(days: &[Day], usual: Weather) -> FlagKind {
    match days {
        [_] => FlagKind::Sudden,
        days if days.len() >= MIN_STUCK_SHIFTS && days.iter().all(|day| day.weather < usual) => FlagKind::Stuck,
        _ => FlagKind::Sliding,
    }
}

/// The number of shifts between two days as low as this one, scaled by the share of the budget that single days may use.
fn sudden_rarity(baseline: &Baseline, expected: &OrdinalNormal, weather: Weather) -> f64 {
    // One level below the usual weather is never a sudden day, even if the spread is small.
    if weather.level() + 2 > baseline.usual.level() {
        return 0.0;
    }
    let shifts = f64::from(baseline.shifts);
    let curve = OrdinalNormal { spread: expected.spread * (1.0 + 1.0 / shifts).sqrt(), ..*expected };
    let by_curve = cumulative(&curve, weather);
    let chance = (f64::from(baseline.as_low(weather)) + CURVE_WEIGHT * by_curve) / (shifts + CURVE_WEIGHT);
    SUDDEN_SHARE / chance
}

/// The reason for an episode, and the entries that it counts.
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
            let broken = span.ended || span.from + run <= span.to;
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
                until: span.ended.then(|| days[span.to].workday),
                low: count_up_to(since, level),
                shifts: count(since.iter()),
                low_before: count_up_to(before, level),
                before: count(before.iter()),
            };
            (reason, &days[span.since.saturating_sub(COMPARISON_SHIFTS)..=span.to])
        }
    };
    let citation = |day| Citation::new(person, day, Some(usual));
    (reason, counted.iter().map(citation).collect())
}

/// Whether the counts that the sentence gives show that the days since are lower than the days before.
fn counts_support_drop(before: &[Day], since: &[Day]) -> bool {
    let level = separating_level(before, since);
    share(since, level) > share(before, level) + 0.1
}

fn share(days: &[Day], level: Weather) -> f64 {
    f64::from(count_up_to(days, level)) / f64::from(count(days.iter()).max(1))
}

/// Number of shifts at `level` or lower.
fn count_up_to(days: &[Day], level: Weather) -> u32 {
    count(days.iter().filter(|day| day.weather <= level))
}

/// The level that separates the two periods best: the share of days up to it increases most.
fn separating_level(before: &[Day], since: &[Day]) -> Weather {
    let gain = |level: &Weather| share(since, *level) - share(before, *level);
    // Of equal levels, the lower one is more informative.
    let levels = [Weather::Fair, Weather::Cloudy, Weather::Rainy, Weather::Stormy];
    levels.into_iter().max_by(|a, b| gain(a).total_cmp(&gain(b))).unwrap_or(Weather::Fair)
}

#[cfg(test)]
mod tests;
