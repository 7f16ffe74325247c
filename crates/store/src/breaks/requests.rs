//! Requests for breaks: asking, answering, withdrawing, and forgetting them when the workday is over.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, params};

use super::{Breaks, rows};
use crate::StoreError;
use crate::centre::teams;
use crate::keys::table;
use domain::break_request::{BreakAnswer, BreakState, ExpectedCost};
use domain::load::{minutes_of, moment_of};
use domain::{BreakRequest, BreakRequestId, PersonId, TeamId};
use insight::staffing::breaks::{BreakSpan, most_at_once};

/// What came of asking for a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskOutcome {
    /// It is stored.
    Stored,
    /// The person has an open request or a granted break that is not over; it stays.
    HasOne,
    /// It would be granted, and as many people as may be are on a break then.
    Full,
    /// Other breaks are granted than those with which its cost was computed: it has to be computed again.
    Changed,
}

/// What the cost of a break was computed with, and the rule for its team. A break is written only while this is so.
#[derive(Clone, Debug, PartialEq)]
pub struct CostBasis {
    /// When it was read.
    pub at: Timestamp,
    /// The same moment in minutes by the clock of the site.
    pub minute: i64,
    /// How many people of the team may be on a break at once.
    pub at_once: u32,
    /// The granted breaks that [`Breaks::granted_around`] returned.
    pub granted: Vec<BreakSpan>,
}

/// What came of answering a request.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerOutcome {
    /// It is answered; as it is now.
    Answered(Box<BreakRequest>),
    /// It was answered before, or its time has passed.
    TooLate,
    /// As many people as may be are on a break then; it still waits.
    Full,
    /// Other breaks are granted than those with which its cost was computed; it still waits.
    Changed,
    /// There is no such request.
    Missing,
}

impl Breaks<'_> {
    /// Stores a request, unless the person has an open one. `basis` is what its cost and state follow from. A request
    /// of the person that was declined is deleted, and so is one that is locked after a reset of their password:
    /// otherwise the answer would tell that there is one.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was stored.
    pub async fn ask(self, request: BreakRequest, basis: CostBasis) -> Result<AskOutcome, StoreError> {
        self.0
            .write(move |c| {
                let (locks, own) =
                    (table::locks(c, request.person)?, rows::list(c, "b.person_id = ?1", [request.person.0])?);
                let (locked, own): (Vec<_>, Vec<_>) = own.into_iter().partition(|own| locks.cover(own.asked_at));
                if own.iter().any(|earlier| earlier.is_open(basis.minute)) {
                    return Ok(AskOutcome::HasOne);
                }
                if request.state == BreakState::Granted && is_full(c, &request, basis.at_once)? {
                    return Ok(AskOutcome::Full);
                }
                if has_changed(c, request.team, &basis)? {
                    return Ok(AskOutcome::Changed);
                }
                let declined = own.iter().filter(|earlier| matches!(earlier.state, BreakState::Declined(_)));
                for gone in locked.iter().chain(declined) {
                    delete(c, gone.id)?;
                }
                rows::insert(c, &request)?;
                Ok(AskOutcome::Stored)
            })
            .await
    }

    /// Answers a request that waits. If it is granted, `cost` is what it costs as of now, and `basis` is what that
    /// follows from.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing changed.
    pub async fn answer(
        self,
        id: BreakRequestId,
        answer: BreakAnswer,
        cost: Option<ExpectedCost>,
        basis: CostBasis,
    ) -> Result<AnswerOutcome, StoreError> {
        self.0
            .write(move |c| {
                let Some(mut request) = rows::list(c, "b.id = ?1", [id.0.as_bytes()])?.pop() else {
                    return Ok(AnswerOutcome::Missing);
                };
                if request.state != BreakState::Asked || !request.is_open(basis.minute) {
                    return Ok(AnswerOutcome::TooLate);
                }
                if answer == BreakAnswer::Grant {
                    if is_full(c, &request, basis.at_once)? {
                        return Ok(AnswerOutcome::Full);
                    }
                    if has_changed(c, request.team, &basis)? {
                        return Ok(AnswerOutcome::Changed);
                    }
                    request.cost = cost;
                }
                request.state = answer.state();
                rows::update_answer(c, &request)?;
                Ok(AnswerOutcome::Answered(Box::new(request)))
            })
            .await
    }

    /// Withdraws a request or a granted break of a person. Returns it as it was; none if the person has none with this
    /// id.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing changed.
    pub async fn withdraw(self, id: BreakRequestId, person: PersonId) -> Result<Option<BreakRequest>, StoreError> {
        self.0
            .write(move |c| {
                let found = rows::list(c, "b.id = ?1 AND b.person_id = ?2", params![id.0.as_bytes(), person.0])?.pop();
                if found.is_some() {
                    delete(c, id)?;
                }
                Ok(found)
            })
            .await
    }

    /// One request of a workday that is not over.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, id: BreakRequestId, now: Timestamp) -> Result<Option<BreakRequest>, StoreError> {
        let values = (id.0.into_bytes(), now.as_millisecond());
        self.0
            .read(move |c| Ok(rows::list(c, "b.id = ?1 AND b.forgotten_at > ?2", params![values.0, values.1])?.pop()))
            .await
    }

    /// The requests of a person whose workday is not over, the earliest break first; without those that are locked
    /// after a reset of their password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, person: PersonId, now: Timestamp) -> Result<Vec<BreakRequest>, StoreError> {
        let values = (person.0, now.as_millisecond());
        self.0
            .read(move |c| {
                let locks = table::locks(c, person)?;
                let mut found = rows::list(c, "b.person_id = ?1 AND b.forgotten_at > ?2", params![values.0, values.1])?;
                found.retain(|request| !locks.cover(request.asked_at));
                Ok(found)
            })
            .await
    }

    /// The requests of a team whose workday is not over, the earliest break first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_team(self, team: TeamId, now: Timestamp) -> Result<Vec<BreakRequest>, StoreError> {
        let values = (team.0, now.as_millisecond());
        self.0.read(move |c| rows::list(c, "b.team_id = ?1 AND b.forgotten_at > ?2", params![values.0, values.1])).await
    }

    /// When people of the teams that share a queue with `team` have granted breaks, the team itself among them: times
    /// by the clock of its site, no people.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn granted_around(self, team: TeamId, now: Timestamp) -> Result<Vec<BreakSpan>, StoreError> {
        self.0.read(move |c| granted_around(c, team, now)).await
    }

    /// Deletes the requests whose workday is over. Returns how many there were.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was deleted.
    pub async fn forget(self, now: Timestamp) -> Result<usize, StoreError> {
        let sql = "DELETE FROM break_request WHERE forgotten_at <= ?1";
        self.0.write(move |c| c.execute(sql, [now.as_millisecond()]).map_err(StoreError::named)).await
    }
}

fn delete(c: &Connection, id: BreakRequestId) -> Result<(), StoreError> {
    c.execute("DELETE FROM break_request WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
    Ok(())
}

fn granted_around(c: &Connection, team: TeamId, now: Timestamp) -> Result<Vec<BreakSpan>, StoreError> {
    let around = "b.state = 'granted' AND b.forgotten_at > ?2 AND (b.team_id = ?1 OR b.team_id IN \
         (SELECT other.team_id FROM team_queue own JOIN team_queue other ON other.queue = own.queue \
          WHERE own.team_id = ?1))";
    let mut granted = rows::list(c, around, params![team.0, now.as_millisecond()])?;
    // A request says when by the clock of its own site, which may be in another time zone.
    if granted.iter().any(|request| request.team != team) {
        let here = teams::zone_of(c, team, now)?;
        for request in granted.iter_mut().filter(|request| request.team != team) {
            let there = teams::zone_of(c, request.team, now)?;
            request.starts = by_clock_of(&here, request.starts, &there).unwrap_or(request.starts);
        }
    }
    Ok(granted.iter().map(span).collect())
}

/// The minutes by the clock `here` at which it is `minutes` by the clock `there`; none out of the calendar's range.
fn by_clock_of(here: &TimeZone, minutes: i64, there: &TimeZone) -> Option<i64> {
    let moment = there.to_timestamp(moment_of(minutes)?).ok()?;
    Some(minutes_of(here.to_datetime(moment)))
}

/// Whether other breaks are granted around a team than those that a cost was computed with.
fn has_changed(c: &Connection, team: TeamId, basis: &CostBasis) -> Result<bool, StoreError> {
    let (mut now, mut seen) = (granted_around(c, team, basis.at)?, basis.granted.clone());
    now.sort_unstable();
    seen.sort_unstable();
    Ok(now != seen)
}

fn span(request: &BreakRequest) -> BreakSpan {
    BreakSpan { starts: request.starts, minutes: request.minutes }
}

/// Whether as many people of the team as may be have a granted break at the time of this request.
fn is_full(c: &Connection, request: &BreakRequest, at_once: u32) -> Result<bool, StoreError> {
    // A break that is to be forgotten is over: it overlaps with none that is asked for.
    let granted = rows::list(c, "b.team_id = ?1 AND b.state = 'granted'", [request.team.0])?;
    let spans: Vec<_> = granted.iter().map(span).collect();
    Ok(most_at_once(&spans, span(request)) >= usize::try_from(at_once).unwrap_or(usize::MAX))
}
