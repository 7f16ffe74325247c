//! An episode: the state of one flag from the day it opens to the day it ends. Its kind may change meanwhile, and it
//! may be resumed.

use super::limits::SeverityLimits;
use crate::flag::{
    Citation, Escalation, Flag, FlagKind, LATEST_DAYS, LatestDay, OpenSpell, Reason, Severity, least_run,
};
use domain::Workday;

/// What a detector reports for one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What was noticed.
    pub kind: FlagKind,
    /// Severity reached on that day.
    pub severity: Severity,
    /// The statistic as a multiple of the limit for a watch; at least 1.
    pub score: f64,
    /// Index, in the series, of the first day that the signal covers.
    pub from: usize,
}

impl Signal {
    /// Returns a signal if `statistic` reaches the first of its limits.
    #[must_use]
    pub fn of(kind: FlagKind, statistic: f64, limits: SeverityLimits, from: usize) -> Option<Self> {
        let severity = Severity::reached(statistic, limits)?;
        Some(Self { kind, severity, score: statistic / limits[0], from })
    }

    /// Returns the more serious of two signals; the first if they are equally serious.
    #[must_use]
    pub fn stronger(first: Option<Self>, second: Option<Self>) -> Option<Self> {
        match (first, second) {
            (Some(a), Some(b)) => Some(if b.severity > a.severity { b } else { a }),
            (a, b) => a.or(b),
        }
    }
}

/// Returns the highest severity that a flag keeps at this statistic: it falls by a step when the statistic is nearer to
/// the limit of the step under it, so that a statistic near one limit does not make the severity change every day.
#[must_use]
pub fn severity_kept(statistic: f64, limits: &SeverityLimits) -> Severity {
    let between = |step: usize| f64::midpoint(limits[step], limits[step + 1]);
    Severity::reached(statistic, [f64::NEG_INFINITY, between(0), between(1)]).unwrap_or(Severity::Watch)
}

/// The days that a sentence may count, as indices into the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpisodeSpan {
    /// First day of the episode.
    pub since: usize,
    /// First day that the present kind covers; never before `since`.
    pub from: usize,
    /// Day on which the present kind was noticed.
    pub at: usize,
    /// Last day counted.
    pub to: usize,
    /// Whether the episode has ended, or its days are usual again.
    pub past: bool,
}

/// A reason, and the entries that it counts.
pub type CitedReason = (Reason, Vec<Citation>);

/// An episode.
#[derive(Clone, Debug)]
pub struct Episode {
    kind: FlagKind,
    severity: Severity,
    severity_now: Severity,
    score: f64,
    since: usize,
    from: usize,
    at: usize,
    escalations: Vec<Escalation>,
    spells: Vec<OpenSpell>,
}

impl Episode {
    /// Opens an episode on the day at `index` with `signal`.
    pub fn open(
        signal: Signal,
        index: usize,
        day: Workday,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) -> Self {
        let mut episode = Self {
            kind: signal.kind.clone(),
            severity: signal.severity,
            severity_now: signal.severity,
            score: signal.score,
            since: signal.from,
            from: signal.from,
            at: index,
            escalations: Vec::with_capacity(1),
            spells: Vec::with_capacity(1),
        };
        episode.start_spell(&signal, day);
        episode.raise(signal, index, day, evidence);
        episode
    }

    /// Opens an episode again that has ended. It keeps its start; what was noticed before is not noticed again.
    pub fn resume(
        &mut self,
        signal: Signal,
        index: usize,
        day: Workday,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) {
        self.start_spell(&signal, day);
        self.severity_now = signal.severity;
        self.update(Some(signal), Severity::Act, index, day, evidence);
    }

    fn start_spell(&mut self, signal: &Signal, day: Workday) {
        let (kind, severity) = (signal.kind.clone(), signal.severity);
        let talk = (severity >= Severity::Talk).then_some(day);
        self.spells.push(OpenSpell { kind, severity, opened: day, talk, ended: None });
    }

    /// Processes the day at `index`: the severity may rise or fall, or a single day may turn out to be the first of a
    /// longer episode. `kept` is the highest severity that the statistic still supports.
    pub fn update(
        &mut self,
        signal: Option<Signal>,
        kept: Severity,
        index: usize,
        day: Workday,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) {
        self.lower(kept);
        let Some(signal) = signal else { return };
        self.severity_now = self.severity_now.max(signal.severity);
        self.score = self.score.max(signal.score);
        if let Some(spell) = self.spells.last_mut() {
            spell.severity = spell.severity.max(signal.severity);
            spell.talk = spell.talk.or((signal.severity >= Severity::Talk).then_some(day));
        }
        if signal.severity > self.severity {
            self.raise(signal, index, day, evidence);
        } else if signal.severity == self.severity && is_single_day(&self.kind) && !is_single_day(&signal.kind) {
            self.set_kind(signal.kind, signal.from, index);
        }
    }

    /// Lowers the severity to what the statistic still supports.
    pub fn lower(&mut self, kept: Severity) {
        self.severity_now = self.severity_now.min(kept);
    }

    fn set_kind(&mut self, kind: FlagKind, from: usize, index: usize) {
        if let Some(spell) = self.spells.last_mut() {
            spell.kind = kind.clone();
        }
        self.kind = kind;
        self.from = from.max(self.since);
        self.at = index;
    }

    fn raise(
        &mut self,
        signal: Signal,
        index: usize,
        day: Workday,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) {
        self.severity = signal.severity;
        self.set_kind(signal.kind, signal.from, index);
        let (reason, citations) = evidence(&self.kind, self.span(index, false));
        let (severity, kind, score) = (self.severity, self.kind.clone(), signal.score);
        self.escalations.push(Escalation { workday: day, severity, kind, score, reason, citations });
    }

    const fn span(&self, to: usize, past: bool) -> EpisodeSpan {
        EpisodeSpan { since: self.since, from: self.from, at: self.at, to, past }
    }

    /// Ends the episode on `day`. It can be resumed.
    pub fn end(&mut self, day: Workday) {
        if let Some(spell) = self.spells.last_mut() {
            spell.ended = Some(day);
        }
    }

    /// Returns the highest severity so far.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns the index of the first day.
    #[must_use]
    pub const fn since(&self) -> usize {
        self.since
    }

    /// Returns the present kind.
    #[must_use]
    pub const fn kind(&self) -> &FlagKind {
        &self.kind
    }

    /// Returns whether the episode opened, or was resumed, on `day`.
    #[must_use]
    pub fn opened_on(&self, day: Workday) -> bool {
        self.spells.last().is_some_and(|spell| spell.opened == day)
    }

    /// Returns the flag with the reason of its last escalation, for kinds whose evidence is complete on the day they
    /// are noticed. Returns `None` without an escalation.
    #[must_use]
    pub fn to_flag_with_last_reason(&self, since: Workday, latest: Vec<LatestDay>) -> Option<Flag> {
        let (reason, citations) = self.escalations.last().map(|last| (last.reason.clone(), last.citations.clone()))?;
        Some(self.flag(since, reason, citations, latest))
    }

    /// Returns the flag as of the day at `index`. `day` returns each day since the start by its index, oldest first,
    /// and whether it was usual.
    #[must_use]
    pub fn to_flag(
        &self,
        index: usize,
        day: impl Fn(usize) -> LatestDay,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) -> Flag {
        let last_low = (self.from..=index).rev().find(|at| !day(*at).as_usual).unwrap_or(self.from);
        let ended = self.spells.last().is_some_and(|spell| spell.ended.is_some());
        let past = ended || index - last_low >= least_run(&self.kind) as usize;
        let (reason, citations) = evidence(&self.kind, self.span(if past { last_low } else { index }, past));
        let latest = (self.since.max((index + 1).saturating_sub(LATEST_DAYS))..=index).map(&day).collect();
        self.flag(day(self.since).workday, reason, citations, latest)
    }

    fn flag(&self, since: Workday, reason: Reason, citations: Vec<Citation>, latest: Vec<LatestDay>) -> Flag {
        let (kind, spells) = (self.kind.clone(), self.spells.clone());
        Flag {
            kind,
            severity: self.severity,
            severity_now: self.severity_now,
            since,
            opened: spells.first().map_or(since, |spell| spell.opened),
            escalations: self.escalations.clone(),
            ended: spells.last().and_then(|spell| spell.ended),
            spells,
            latest,
            score: self.score,
            reason,
            citations,
        }
    }
}

const fn is_single_day(kind: &FlagKind) -> bool {
    matches!(kind, FlagKind::Sudden | FlagKind::TeamLow)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: SeverityLimits = [1.0, 2.0, 3.0];

    fn evidence(_: &FlagKind, _: EpisodeSpan) -> CitedReason {
        (Reason::TeamLow { workday: Workday::from_number(0), low: 1, shared: 2 }, Vec::new())
    }

    fn signal(statistic: f64) -> Option<Signal> {
        Signal::of(FlagKind::Sliding, statistic, LIMITS, 0)
    }

    /// The severity after these statistics of consecutive days.
    fn now(statistics: &[f64]) -> (Severity, Severity) {
        let first = signal(statistics[0]).expect("a signal");
        let mut episode = Episode::open(first, 0, Workday::from_number(0), evidence);
        for (index, statistic) in statistics.iter().enumerate().skip(1) {
            let day = Workday::from_number(i32::try_from(index).unwrap_or(0));
            episode.update(signal(*statistic), severity_kept(*statistic, &LIMITS), index, day, evidence);
        }
        (episode.severity, episode.severity_now)
    }

    #[test]
    fn a_severity_falls_when_the_limit_under_it_is_nearer() {
        assert_eq!(now(&[1.0, 2.0]), (Severity::Talk, Severity::Talk));
        assert_eq!(now(&[1.0, 2.0, 1.6]), (Severity::Talk, Severity::Talk));
        assert_eq!(now(&[1.0, 2.0, 1.4]), (Severity::Talk, Severity::Watch));
        assert_eq!(now(&[3.5, 2.4]), (Severity::Act, Severity::Talk));
        assert_eq!(now(&[3.5, 1.4]), (Severity::Act, Severity::Watch));
        assert_eq!(now(&[3.5, 1.4, 3.2]), (Severity::Act, Severity::Act));
    }

    #[test]
    fn a_severity_that_was_reached_before_is_not_reported_again() {
        let mut episode = Episode::open(signal(2.5).expect("a signal"), 0, Workday::from_number(0), evidence);
        for (index, statistic) in [(1, 0.5), (2, 2.5)] {
            let day = Workday::from_number(i32::try_from(index).unwrap_or(0));
            episode.update(signal(statistic), severity_kept(statistic, &LIMITS), index, day, evidence);
        }
        let low =
            |at: usize| LatestDay { workday: Workday::from_number(i32::try_from(at).unwrap_or(0)), as_usual: false };
        let flag = episode.to_flag(2, low, evidence);
        assert_eq!((flag.escalations.len(), flag.severity_now), (1, Severity::Talk));
    }
}
