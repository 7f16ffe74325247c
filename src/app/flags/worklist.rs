//! The list of flags that a lead works through. The board, `/flags` and the navigation take their lists and counts from
//! here.

use std::cmp::Reverse;
use std::collections::HashSet;

use jiff::Timestamp;

use crate::app::flags::status;
use crate::app::flags::status::{FlagStatus, VisibleFlag};
use crate::web::context::RequestContext;
use crate::web::visitor::SignedIn;
use domain::{PersonId, Workday};
use insight::flag::Severity;
use store::{StoreError, Team};

/// How many flags there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlagCounts {
    /// Those that wait for somebody.
    pub open: usize,
    /// Those that somebody follows up.
    pub in_progress: usize,
    /// Those of them that are due today and not overdue, or on which somebody meant to ask again by today.
    pub due: usize,
    /// Those that nobody has taken in time, and those whose time to follow up has passed.
    pub overdue: usize,
    /// Those that are set aside.
    pub aside: usize,
    /// Those that are over.
    pub closed: usize,
}

/// The flags in a lead's sight, by what they need from the lead. Each flag is in one of the lists.
#[derive(Clone, Debug, Default)]
pub struct Worklist {
    /// Those that wait for somebody: the most serious first, of equals the newest.
    pub open: Vec<VisibleFlag>,
    /// Those that somebody follows up, the first due first.
    pub in_progress: Vec<VisibleFlag>,
    /// Those that are set aside, the first to return first.
    pub aside: Vec<VisibleFlag>,
    /// Those that last but are not more than chance brings about among so many people; not counted as open.
    pub faint: Vec<VisibleFlag>,
    /// Those that are over: the one that was closed last first.
    pub closed: Vec<VisibleFlag>,
    /// The moment of which it speaks.
    now: Timestamp,
}

impl Worklist {
    /// The list of these teams, each of which the viewer leads today.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(context: &RequestContext, signed_in: &SignedIn, teams: &[Team]) -> Result<Self, StoreError> {
        let mut flags = Vec::new();
        for team in teams {
            flags.extend(status::of_team(&context.app, &signed_in.viewer, team, context.visitor.now).await?);
        }
        Ok(Self::new(flags, signed_in.viewer.person, context.visitor.now))
    }

    /// Sorts these flags into the lists, as `viewer` needs them at `now`.
    #[must_use]
    pub fn new(flags: Vec<VisibleFlag>, viewer: PersonId, now: Timestamp) -> Self {
        let mut list = Self { now, ..Self::default() };
        let mut known = HashSet::new();
        // A person who works in two teams of the viewer's has the same flag in both.
        for flag in flags.into_iter().filter(|flag| known.insert(flag.id)) {
            match flag.status(now) {
                FlagStatus::Open if flag.of_the_day => list.open.push(flag),
                FlagStatus::Open => list.faint.push(flag),
                // It waits for the person who was asked, and is in progress for everybody else.
                FlagStatus::Asked if flag.work.as_ref().is_some_and(|work| work.owner == Some(viewer)) => {
                    list.open.push(flag);
                }
                FlagStatus::Asked | FlagStatus::Taken | FlagStatus::AskAgain => list.in_progress.push(flag),
                FlagStatus::Aside(_) => list.aside.push(flag),
                FlagStatus::Done | FlagStatus::Quiet | FlagStatus::Passed | FlagStatus::LeftAlone => {
                    list.closed.push(flag);
                }
            }
        }
        list.open.sort_by(|a, b| urgency(a).cmp(&urgency(b)).then(b.flag.score.total_cmp(&a.flag.score)));
        list.faint.sort_by(|a, b| urgency(a).cmp(&urgency(b)).then(b.flag.score.total_cmp(&a.flag.score)));
        let due = |flag: &VisibleFlag| flag.work.as_ref().and_then(|work| work.due_at);
        // Without a date it comes last.
        list.in_progress.sort_by_key(|flag| (due(flag).is_none(), due(flag), flag.id));
        list.aside.sort_by_key(|flag| (due(flag), flag.id));
        list.closed.sort_by_key(|flag| (flag.flag.is_by_rule(), Reverse(closed_on(flag)), flag.id));
        list
    }

    /// How many there are of each kind.
    #[must_use]
    pub fn counts(&self) -> FlagCounts {
        FlagCounts {
            open: self.open.len(),
            in_progress: self.in_progress.len(),
            due: self.in_progress.iter().filter(|flag| is_due(flag, self.now) && !flag.is_overdue(self.now)).count(),
            overdue: self.overdue().count(),
            aside: self.aside.len(),
            closed: self.closed.len(),
        }
    }

    /// Those about holders of key posts that another lead than `viewer` has followed up, and that nobody has checked.
    pub fn to_check(&self, viewer: PersonId) -> impl Iterator<Item = &VisibleFlag> {
        let mine = move |flag: &VisibleFlag| flag.work.as_ref().is_some_and(|work| work.owner == Some(viewer));
        self.closed.iter().chain(&self.in_progress).filter(move |flag| flag.waits_for_check() && !mine(flag))
    }

    /// Those that nobody has taken in time, and those whose time to follow up has passed: the first due first.
    pub fn overdue(&self) -> impl Iterator<Item = &VisibleFlag> {
        let waiting = self.open.iter().chain(&self.in_progress);
        let mut overdue: Vec<&VisibleFlag> = waiting.filter(|flag| flag.is_overdue(self.now)).collect();
        overdue.sort_by_key(|flag| (flag.due_at(self.now), flag.id));
        overdue.into_iter()
    }

    /// The flags that last or are worked on: everything but what is over or faint.
    pub fn active(&self) -> impl Iterator<Item = &VisibleFlag> {
        self.open.iter().chain(&self.in_progress).chain(&self.aside)
    }
}

/// What decides the order of open flags: published rules last, then the most serious, then the newest.
fn urgency(flag: &VisibleFlag) -> (bool, Reverse<Severity>, Reverse<Workday>) {
    (flag.flag.is_by_rule(), Reverse(flag.flag.severity_now), Reverse(last_rise(flag)))
}

/// The day on which it became as serious as it is.
fn last_rise(flag: &VisibleFlag) -> Workday {
    flag.flag.escalations.last().map_or(flag.flag.opened, |raised| raised.workday)
}

/// The day on which it was closed: that of the last step of the work on it, otherwise that of its end.
fn closed_on(flag: &VisibleFlag) -> Workday {
    match &flag.work {
        Some(work) => Workday(flag.local(work.changed_at).date()),
        None => flag.flag.ended.unwrap_or_else(|| last_rise(flag)),
    }
}

/// Whether somebody meant to do something about it today or earlier.
#[must_use]
pub fn is_due(flag: &VisibleFlag, now: Timestamp) -> bool {
    let due_at = flag.work.as_ref().and_then(|work| work.due_at);
    due_at.is_some_and(|at| flag.local(at).date() <= flag.local(now).date())
}

#[cfg(test)]
mod tests;
