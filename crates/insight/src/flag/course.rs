//! The course of a flag: the stretches during which it is open, and whether its latest days are usual again.

use serde::{Deserialize, Serialize};

use super::{Flag, FlagKind, Severity};
use domain::Workday;

/// Number of latest days that a flag carries.
pub const LATEST_DAYS: usize = 10;
/// A flag of several days is in the past tense after this many usual days in a row; a single usual day is common in a
/// long drop too.
const USUAL_RUN: u32 = 2;

/// A stretch during which a flag is open, from its opening or resumption to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSpell {
    /// What was noticed, as of the last day of the stretch.
    pub kind: FlagKind,
    /// The highest severity within the stretch.
    pub severity: Severity,
    /// The first workday of the stretch.
    pub opened: Workday,
    /// The workday on which the severity reached [`Severity::Talk`] within the stretch; `None` if it did not.
    pub talk: Option<Workday>,
    /// The first workday on which the flag was no longer open; `None` while it is open.
    pub ended: Option<Workday>,
}

/// One of the latest days of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatestDay {
    /// The workday.
    pub workday: Workday,
    /// Whether the day was usual: for a person, at the usual weather or better; for a team, with at most as many people
    /// below their usual weather as above it; for a stressor, picked about as often as usual.
    pub as_usual: bool,
}

/// How far the days of a flag are usual again, counted over [`Flag::latest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualAgain {
    /// Number of usual days in a row up to the last one.
    pub run: u32,
    /// The first workday of this run.
    pub since: Workday,
    /// Number of usual days among the latest.
    pub usual: u32,
    /// Number of the latest days.
    pub of: u32,
}

impl Flag {
    /// Returns how far the days are usual again, or `None` while they do not look usual.
    ///
    /// It needs two usual days in a row up to the last one; one is enough for a flag of a single day. A published rule
    /// ignores what is usual.
    #[must_use]
    pub fn usual_again(&self) -> Option<UsualAgain> {
        let run = self.latest.iter().rev().take_while(|day| day.as_usual);
        let since = run.clone().last()?.workday;
        let (run, usual) = (super::count(run), super::count(self.latest.iter().filter(|day| day.as_usual)));
        let enough = run >= least_run(&self.kind) && !self.is_by_rule();
        enough.then(|| UsualAgain { run, since, usual, of: super::count(self.latest.iter()) })
    }

    /// Returns whether the flag speaks in the past tense: it has ended, or its days are usual again.
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.ended.is_some() || self.usual_again().is_some()
    }
}

/// The number of usual days in a row after which a flag of this kind is in the past tense.
pub(crate) const fn least_run(kind: &FlagKind) -> u32 {
    match kind {
        FlagKind::Sudden | FlagKind::TeamLow | FlagKind::Stressor(_) => 1,
        _ => USUAL_RUN,
    }
}
