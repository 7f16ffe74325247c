//! An episode: the state of one flag from the day it opens to the day it ends. Its kind may change meanwhile.

use super::limits::SeverityLimits;
use crate::flag::{Citation, Escalation, Flag, FlagKind, Reason, Severity};
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
    /// Whether the episode has ended.
    pub ended: bool,
}

/// A reason, and the entries that it counts.
pub type CitedReason = (Reason, Vec<Citation>);

/// An episode that has not ended.
#[derive(Clone, Debug)]
pub struct Episode {
    kind: FlagKind,
    severity: Severity,
    score: f64,
    since: usize,
    from: usize,
    at: usize,
    last_low: usize,
    opened: Workday,
    escalations: Vec<Escalation>,
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
            score: signal.score,
            since: signal.from,
            from: signal.from,
            at: index,
            last_low: index,
            opened: day,
            escalations: Vec::with_capacity(1),
        };
        episode.raise(signal, index, day, evidence);
        episode
    }

    /// Processes the day at `index`: the severity may rise, or a single day may turn out to be the first of a longer episode. `low` says
    /// whether the day is below its baseline.
    pub fn update(
        &mut self,
        signal: Option<Signal>,
        index: usize,
        day: Workday,
        low: bool,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) {
        if low {
            self.last_low = index;
        }
        let Some(signal) = signal else { return };
        self.score = self.score.max(signal.score);
        if signal.severity > self.severity {
            self.raise(signal, index, day, evidence);
        } else if signal.severity == self.severity && is_single_day(&self.kind) && !is_single_day(&signal.kind) {
            self.set_kind(signal.kind, signal.from, index);
        }
    }

    fn set_kind(&mut self, kind: FlagKind, from: usize, index: usize) {
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

    const fn span(&self, to: usize, ended: bool) -> EpisodeSpan {
        EpisodeSpan { since: self.since, from: self.from, at: self.at, to, ended }
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

    /// Returns the flag with the reason of its last escalation, for kinds whose evidence is complete on the day they are noticed. `ended`
    /// is the day on which the episode ended. Returns `None` without an escalation.
    #[must_use]
    pub fn into_flag_with_last_reason(self, since: Workday, ended: Option<Workday>) -> Option<Flag> {
        let Self { kind, severity, score, opened, escalations, .. } = self;
        let (reason, citations) = escalations.last().map(|last| (last.reason.clone(), last.citations.clone()))?;
        Some(Flag { kind, severity, since, opened, escalations, ended, score, reason, citations })
    }

    /// Returns the flag: open as of the day at `index`, or ended on `ended`.
    #[must_use]
    pub fn into_flag(
        self,
        index: usize,
        since: Workday,
        ended: Option<Workday>,
        evidence: impl FnOnce(&FlagKind, EpisodeSpan) -> CitedReason,
    ) -> Flag {
        let to = if ended.is_some() { self.last_low } else { index };
        let (reason, citations) = evidence(&self.kind, self.span(to, ended.is_some()));
        let Self { kind, severity, score, opened, escalations, .. } = self;
        Flag { kind, severity, since, opened, escalations, ended, score, reason, citations }
    }
}

const fn is_single_day(kind: &FlagKind) -> bool {
    matches!(kind, FlagKind::Sudden | FlagKind::TeamLow)
}
