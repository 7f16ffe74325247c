//! Events, and who signed up for them.

pub(crate) mod cancelled;
pub(crate) mod erase;
mod rows;

use jiff::Timestamp;
use rusqlite::params;

use crate::counselling::JoinOutcome;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::sign_ups::EVENTS;
use crate::{Store, StoreError};
use domain::counselling::{FORGOTTEN_AFTER, SignUp};
use domain::{Event, EventId, PersonId, Workday};

/// What sites and teams do for joy, rest or a change of place.
#[derive(Clone, Copy)]
pub struct Events<'a>(pub(crate) &'a Store);

impl Events<'_> {
    /// Stores an event.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn plan(self, event: Event, now: Timestamp) -> Result<(), StoreError> {
        self.0.write(move |c| rows::insert(c, &event, now)).await
    }

    /// All events that are kept, by their beginning. Whom each concerns: [`Event::concerns`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(self) -> Result<Vec<Event>, StoreError> {
        self.0.read(|c| rows::list(c, "1", [])).await
    }

    /// Who signed up for an event of an organiser, in that order; nobody if it is another's.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn sign_ups(self, id: EventId, organiser: PersonId) -> Result<Vec<SignUp>, StoreError> {
        self.0
            .read(move |c| {
                let own = rows::list(c, "e.id = ?1 AND e.organiser = ?2", params![id.0.as_bytes(), organiser.0])?;
                if own.is_empty() { Ok(Vec::new()) } else { EVENTS.list(c, id.0) }
            })
            .await
    }

    /// The events for which a person signed up, with their choice about their name; without what is locked after a
    /// reset of their password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, own: impl Into<OwnerAccess>) -> Result<Vec<(Event, SignUp)>, StoreError> {
        let person = own.into().person;
        self.0
            .read(move |c| {
                let locks = table::locks(c, person)?;
                let joined = "e.id IN (SELECT event_id FROM event_sign_up WHERE person_id = ?1)";
                let mut found = Vec::new();
                for event in rows::list(c, joined, [person.0])? {
                    let own = EVENTS.list(c, event.id.0)?.into_iter().find(|sign_up| sign_up.person == person);
                    found.extend(own.filter(|sign_up| !locks.cover(sign_up.at)).map(|sign_up| (event, sign_up)));
                }
                Ok(found)
            })
            .await
    }

    /// Signs a person up, or changes whether the organiser may read their name. The caller checks that the event
    /// concerns them.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn join(self, id: EventId, sign_up: SignUp) -> Result<JoinOutcome, StoreError> {
        self.0
            .write(move |c| {
                let to_come = "e.id = ?1 AND e.starts_at > ?2";
                if rows::list(c, to_come, params![id.0.as_bytes(), sign_up.at.as_millisecond()])?.is_empty() {
                    return Ok(JoinOutcome::Missing);
                }
                EVENTS.put(c, id.0, sign_up)?;
                Ok(JoinOutcome::Joined)
            })
            .await
    }

    /// Takes a sign-up back. Returns whether there was one.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn leave(self, id: EventId, person: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let gone = EVENTS.remove(c, id.0, person)?;
                if gone {
                    write_ledger(c, &ledger, person, [Erasure::EventSignUp(id)], now)?;
                }
                Ok(gone)
            })
            .await
    }

    /// Cancels an event in the name of `by`, with its sign-ups; the caller checks that they may. If it has not ended,
    /// those who signed up and its organiser get a notice, except `by`. `day` is the day on which it begins at its
    /// site. Returns whether there was one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn cancel(self, id: EventId, by: PersonId, day: Workday, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let Some(event) = rows::list(c, "e.id = ?1", [id.0.as_bytes()])?.pop() else { return Ok(false) };
                if event.ends_at() > now {
                    cancelled::tell(c, &event, by, day, now)?;
                }
                c.execute("DELETE FROM event WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// Deletes the sign-ups of events that ended long enough ago, and the notices of those that were cancelled.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn forget_sign_ups(self, now: Timestamp) -> Result<(), StoreError> {
        let until = now.checked_sub(FORGOTTEN_AFTER).unwrap_or(now).as_millisecond();
        self.0
            .write(move |c| {
                c.execute(
                    "DELETE FROM event_sign_up WHERE event_id IN \
                     (SELECT id FROM event WHERE starts_at + minutes * 60000 <= ?1)",
                    [until],
                )
                .map_err(StoreError::named)?;
                cancelled::forget(c, now)?;
                Ok(())
            })
            .await
    }
}
