//! One thing is one flag: an episode from the day it is noticed to the day it is over, whatever its kind becomes meanwhile.

use super::limits::SeverityLimits;
use crate::flag::{Citation, Escalation, Flag, FlagKind, Reason, Severity};
use domain::Workday;

/// What a detector says of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What it noticed.
    pub kind: FlagKind,
    /// How serious.
    pub severity: Severity,
    /// How unusual, as a multiple of what opens a watch.
    pub score: f64,
    /// The index, in the series, of the first day that it speaks of.
    pub from: usize,
}

impl Signal {
    /// A signal where `statistic` reaches the first of its limits.
    #[must_use]
    pub fn of(kind: FlagKind, statistic: f64, limits: SeverityLimits, from: usize) -> Option<Self> {
        let severity = Severity::reached(statistic, limits)?;
        Some(Self { kind, severity, score: statistic / limits[0], from })
    }

    /// The more serious of two; the first where they are equally so.
    #[must_use]
    pub fn stronger(first: Option<Self>, second: Option<Self>) -> Option<Self> {
        match (first, second) {
            (Some(a), Some(b)) => Some(if b.severity > a.severity { b } else { a }),
            (a, b) => a.or(b),
        }
    }
}

/// What a sentence may count over: how a detector turns an episode into a reason and its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpisodeSpan {
    /// The index of the first day of the episode.
    pub since: usize,
    /// The index of the first day that the present kind speaks of; never before `since`.
    pub from: usize,
    /// The index of the day on which the present kind was noticed.
    pub at: usize,
    /// The index of the last day counted.
    pub to: usize,
    /// Whether the episode is over.
    pub over: bool,
}

/// A reason and the entries that it counts.
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
    /// Opens on the day at `index` with what `signal` says.
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

    /// Takes in the day at `index`: a rise of severity, or a sudden day that turns out to be the first of a longer thing.
    pub fn note(
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
            self.turn(signal.kind, signal.from, index);
        }
    }

    fn turn(&mut self, kind: FlagKind, from: usize, index: usize) {
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
        self.turn(signal.kind, signal.from, index);
        let (reason, citations) = evidence(&self.kind, self.span(index, false));
        let (severity, kind, score) = (self.severity, self.kind.clone(), signal.score);
        self.escalations.push(Escalation { workday: day, severity, kind, score, reason, citations });
    }

    const fn span(&self, to: usize, over: bool) -> EpisodeSpan {
        EpisodeSpan { since: self.since, from: self.from, at: self.at, to, over }
    }

    /// The severity reached so far.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The index of the first day.
    #[must_use]
    pub const fn since(&self) -> usize {
        self.since
    }

    /// What it is taken for at present.
    #[must_use]
    pub const fn kind(&self) -> &FlagKind {
        &self.kind
    }

    /// The flag, with what was told when it rose last: for a thing that is evident from the days on which it was noticed alone. None
    /// for an episode that never rose, of which there is none.
    #[must_use]
    pub fn into_flag_with_last_reason(self, since: Workday, ended: Option<Workday>) -> Option<Flag> {
        let Self { kind, severity, score, opened, escalations, .. } = self;
        let (reason, citations) = escalations.last().map(|last| (last.reason.clone(), last.citations.clone()))?;
        Some(Flag { kind, severity, since, opened, escalations, ended, score, reason, citations })
    }

    /// The flag: still open as of the day at `index`, or ended on the given day.
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
