//! The steps of a request after it was sent, and its end.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::ask::makes_room;
use super::{TalkRequests, rows};
use crate::StoreError;
use crate::erasures::ledger::{Erasure, Ledger};
use crate::erasures::record::write_ledger;
use crate::keys::table;
use domain::talk_request::{CLOSES_AFTER, StepFault, TalkStep};
use domain::{PersonId, TalkRequest, TalkRequestId};

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepOutcome {
    /// It was taken.
    Taken {
        /// The request before it.
        before: Box<TalkRequest>,
        /// The request after it; none if it is closed.
        after: Option<Box<TalkRequest>>,
    },
    /// It was refused.
    Refused(StepFault),
    /// There is no such request, or it is locked for the asker.
    Missing,
}

impl TalkRequests<'_> {
    /// Takes a step of `by`, by the rule of [`TalkRequest::after`]. A closed request is deleted, and the ledger says
    /// so.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn step(
        self,
        id: TalkRequestId,
        by: PersonId,
        step: TalkStep,
        now: Timestamp,
    ) -> Result<StepOutcome, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let Some(before) = rows::find(c, id)? else { return Ok(StepOutcome::Missing) };
                if by == before.asker && table::locks(c, by)?.cover(before.asked_at) {
                    return Ok(StepOutcome::Missing);
                }
                let after = match before.after(by, step, now) {
                    Err(fault) => return Ok(StepOutcome::Refused(fault)),
                    Ok(after) => after,
                };
                let after = store(c, &ledger, &before, after, now)?;
                Ok(StepOutcome::Taken { before: Box::new(before), after: after.map(Box::new) })
            })
            .await
    }

    /// Closes the requests that were marked as talked long enough ago. Returns them as they were.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was closed.
    pub async fn close_talked(self, now: Timestamp) -> Result<Vec<TalkRequest>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let until = now.checked_sub(CLOSES_AFTER).unwrap_or(now).as_millisecond();
                let over = rows::list(c, "r.state = 'talked' AND r.changed_at <= ?1", [until])?;
                for request in &over {
                    close(c, &ledger, request, now)?;
                }
                Ok(over)
            })
            .await
    }
}

fn store(
    c: &Connection,
    ledger: &Ledger,
    before: &TalkRequest,
    after: Option<TalkRequest>,
    now: Timestamp,
) -> Result<Option<TalkRequest>, StoreError> {
    let Some(after) = after else {
        close(c, ledger, before, now)?;
        return Ok(None);
    };
    if after.addressee == before.addressee {
        rows::write(c, &after)?;
        return Ok(Some(after));
    }
    // The asker may have sent a request of their own to the person who takes over: there is at most one between two
    // people.
    let next = after.addressee.map(|addressee| addressee.person.0);
    let other = rows::list(c, "r.asker = ?1 AND r.addressee = ?2", params![after.asker.0, next])?.pop();
    match other {
        Some(other) if makes_room(c, &other)? => {
            rows::delete(c, other.id)?;
            rows::write(c, &after)?;
            write_ledger(c, ledger, after.asker, [Erasure::Request(other.id)], now)?;
            Ok(Some(after))
        }
        Some(_) => {
            close(c, ledger, before, now)?;
            Ok(None)
        }
        None => {
            rows::write(c, &after)?;
            Ok(Some(after))
        }
    }
}

fn close(c: &Connection, ledger: &Ledger, request: &TalkRequest, now: Timestamp) -> Result<(), StoreError> {
    rows::delete(c, request.id)?;
    write_ledger(c, ledger, request.asker, [Erasure::Request(request.id)], now)
}
