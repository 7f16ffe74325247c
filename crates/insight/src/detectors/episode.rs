//! One thing is one flag: an episode from the day it is noticed to the day it is over, whatever its kind becomes meanwhile.

use super::limits::Steps;
use crate::flag::{Cite, Flag, Kind, Raised, Reason, Severity};
use domain::Workday;

/// What a detector says of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What it noticed.
    pub kind: Kind,
    /// How serious.
    pub severity: Severity,
    /// How unusual, as a multiple of what opens a watch.
    pub score: f64,
    /// The place, in the series, of the first day that it speaks of.
    pub from: usize,
}

impl Signal {
    /// A signal where `statistic` reaches the first of its limits.
    #[must_use]
    pub fn of(kind: Kind, statistic: f64, limits: Steps, from: usize) -> Option<Self> {
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
pub struct Span {
    /// The place of the first day of the episode.
    pub since: usize,
    /// The place of the first day that the present kind speaks of; never before `since`.
    pub from: usize,
    /// The place of the day on which the present kind was noticed.
    pub at: usize,
    /// The place of the last day counted.
    pub to: usize,
    /// Whether the episode is over.
    pub over: bool,
}

/// A reason and the entries that it counts.
pub type Evidence = (Reason, Vec<Cite>);

/// An episode that has not ended.
#[derive(Clone, Debug)]
pub struct Episode {
    kind: Kind,
    severity: Severity,
    score: f64,
    since: usize,
    from: usize,
    at: usize,
    last_low: usize,
    opened: Workday,
    raised: Vec<Raised>,
}

impl Episode {
    /// Opens on the day at `place` with what `signal` says.
    pub fn open(signal: Signal, place: usize, day: Workday, evidence: impl FnOnce(&Kind, Span) -> Evidence) -> Self {
        let mut episode = Self {
            kind: signal.kind.clone(),
            severity: signal.severity,
            score: signal.score,
            since: signal.from,
            from: signal.from,
            at: place,
            last_low: place,
            opened: day,
            raised: Vec::with_capacity(1),
        };
        episode.raise(signal, place, day, evidence);
        episode
    }

    /// Takes in the day at `place`: a rise of severity, or a sudden day that turns out to be the first of a longer thing.
    pub fn note(
        &mut self,
        signal: Option<Signal>,
        place: usize,
        day: Workday,
        low: bool,
        evidence: impl FnOnce(&Kind, Span) -> Evidence,
    ) {
        if low {
            self.last_low = place;
        }
        let Some(signal) = signal else { return };
        self.score = self.score.max(signal.score);
        if signal.severity > self.severity {
            self.raise(signal, place, day, evidence);
        } else if signal.severity == self.severity && is_of_one_day(&self.kind) && !is_of_one_day(&signal.kind) {
            self.turn(signal.kind, signal.from, place);
        }
    }

    fn turn(&mut self, kind: Kind, from: usize, place: usize) {
        self.kind = kind;
        self.from = from.max(self.since);
        self.at = place;
    }

    fn raise(&mut self, signal: Signal, place: usize, day: Workday, evidence: impl FnOnce(&Kind, Span) -> Evidence) {
        self.severity = signal.severity;
        self.turn(signal.kind, signal.from, place);
        let (reason, cites) = evidence(&self.kind, self.span(place, false));
        let (severity, kind, score) = (self.severity, self.kind.clone(), signal.score);
        self.raised.push(Raised { workday: day, severity, kind, score, reason, cites });
    }

    const fn span(&self, to: usize, over: bool) -> Span {
        Span { since: self.since, from: self.from, at: self.at, to, over }
    }

    /// The severity reached so far.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The place of the first day.
    #[must_use]
    pub const fn since(&self) -> usize {
        self.since
    }

    /// What it is taken for at present.
    #[must_use]
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The flag, with what was told when it rose last: for a thing that is evident from the days on which it was noticed alone. None
    /// for an episode that never rose, of which there is none.
    #[must_use]
    pub fn into_flag_as_told(self, since: Workday, ended: Option<Workday>) -> Option<Flag> {
        let Self { kind, severity, score, opened, raised, .. } = self;
        let (reason, cites) = raised.last().map(|last| (last.reason.clone(), last.cites.clone()))?;
        Some(Flag { kind, severity, since, opened, raised, ended, score, reason, cites })
    }

    /// The flag: still open as of the day at `place`, or ended on the given day.
    #[must_use]
    pub fn into_flag(
        self,
        place: usize,
        since: Workday,
        ended: Option<Workday>,
        evidence: impl FnOnce(&Kind, Span) -> Evidence,
    ) -> Flag {
        let to = if ended.is_some() { self.last_low } else { place };
        let (reason, cites) = evidence(&self.kind, self.span(to, ended.is_some()));
        let Self { kind, severity, score, opened, raised, .. } = self;
        Flag { kind, severity, since, opened, raised, ended, score, reason, cites }
    }
}

const fn is_of_one_day(kind: &Kind) -> bool {
    matches!(kind, Kind::Sudden | Kind::TeamLow)
}
