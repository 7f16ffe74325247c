//! Times that psychologists offer, and their bookings.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use super::held::{held, is_held};
use crate::db::rows::{moment, optional_moment};
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::events::cancelled;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::{Store, StoreError};
use domain::PersonId;
use domain::counselling::{Booking, Slot, SlotId};

/// Times that psychologists offer.
#[derive(Clone, Copy)]
pub struct Slots<'a>(pub(crate) &'a Store);

/// What became of a booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookOutcome {
    /// It is booked.
    Booked(Slot),
    /// Somebody else was faster, it has begun, or it was withdrawn.
    Taken,
    /// The person has booked a time that is still to come.
    HasOne,
}

const COLUMNS: &str =
    "s.id, s.psychologist, s.starts_at, s.minutes, s.place, s.booked_by, s.booked_at, s.cancelled_at, s.freed_at";

impl Slots<'_> {
    /// Offers a time. Returns false if the psychologist offers another one that overlaps with it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn offer(self, slot: Slot) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let (start, end) = (slot.starts_at.as_millisecond(), slot.ends_at().as_millisecond());
                let overlaps = c
                    .prepare_cached(
                        "SELECT 1 FROM slot WHERE psychologist = ?1 AND cancelled_at IS NULL AND starts_at < ?3 \
                         AND starts_at + minutes * 60000 > ?2",
                    )?
                    .exists(params![slot.psychologist.0, start, end])?;
                if overlaps {
                    return Ok(false);
                }
                c.execute(
                    "INSERT INTO slot (id, psychologist, starts_at, minutes, place) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![slot.id.0.as_bytes(), slot.psychologist.0, start, slot.minutes, slot.place],
                )
                .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// The times that can be booked at `now`, the next one first; without those of somebody who has left by then.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn free(self, now: Timestamp) -> Result<Vec<Slot>, StoreError> {
        self.0
            .read(move |c| {
                let free = "s.booked_by IS NULL AND s.cancelled_at IS NULL AND s.starts_at > ?1";
                held(c, list(c, free, [now.as_millisecond()])?, offered)
            })
            .await
    }

    /// What a person booked, without what is locked after a reset of their password. A time of a psychologist who has
    /// left by then, or is no longer a psychologist, counts as cancelled: nobody comes.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, own: impl Into<OwnerAccess>) -> Result<Vec<Slot>, StoreError> {
        let own = own.into();
        self.0.read(move |c| of_person(c, own.person)).await
    }

    /// The times that a psychologist offers, without those that they cancelled.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_psychologist(self, psychologist: PersonId) -> Result<Vec<Slot>, StoreError> {
        self.0.read(move |c| list(c, "s.psychologist = ?1 AND s.cancelled_at IS NULL", [psychologist.0])).await
    }

    /// Books a time for a person: one at a time.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn book(self, id: SlotId, person: PersonId, now: Timestamp) -> Result<BookOutcome, StoreError> {
        self.0
            .write(move |c| {
                let is_ahead = |slot: &Slot| slot.cancelled_at.is_none() && slot.ends_at() > now;
                if of_person(c, person)?.iter().any(is_ahead) {
                    return Ok(BookOutcome::HasOne);
                }
                if held(c, list(c, "s.id = ?1", [id.0.as_bytes()])?, offered)?.is_empty() {
                    return Ok(BookOutcome::Taken);
                }
                let booked = c
                    .execute(
                        "UPDATE slot SET booked_by = ?2, booked_at = ?3, freed_at = NULL WHERE id = ?1 AND booked_by IS NULL \
                         AND cancelled_at IS NULL AND starts_at > ?3 AND psychologist <> ?2",
                        params![id.0.as_bytes(), person.0, now.as_millisecond()],
                    )
                    .map_err(StoreError::named)?;
                let slot = list(c, "s.id = ?1", [id.0.as_bytes()])?.pop();
                Ok(slot.filter(|_| booked == 1).map_or(BookOutcome::Taken, BookOutcome::Booked))
            })
            .await
    }

    /// Cancels, by the person who booked or by the psychologist. The booking of the person ends and the time is free
    /// again; what the psychologist takes back is deleted, except that the person who booked it gets a notice, and sees
    /// the cancelled time until they put it away. Returns the time as it was; none if it is neither's.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn cancel(self, id: SlotId, by: PersonId, now: Timestamp) -> Result<Option<Slot>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let Some(slot) = list(c, "s.id = ?1", [id.0.as_bytes()])?.pop() else { return Ok(None) };
                let locks = table::locks(c, by)?;
                let own = slot.booking.filter(|booking| booking.person == by && !locks.cover(booking.at));
                let (id, at) = (id.0.as_bytes(), now.as_millisecond());
                match own {
                    // The person puts away a time that the psychologist cancelled.
                    Some(_) if slot.cancelled_at.is_some() => {
                        c.execute("DELETE FROM slot WHERE id = ?1", params![id]).map_err(StoreError::named)?;
                    }
                    Some(_) => {
                        c.execute(
                            "UPDATE slot SET booked_by = NULL, booked_at = NULL, freed_at = ?2 WHERE id = ?1",
                            params![id, at],
                        )
                        .map_err(StoreError::named)?;
                        write_ledger(c, &ledger, by, [Erasure::Booking(slot.id)], now)?;
                    }
                    None if slot.psychologist == by && slot.cancelled_at.is_none() => take_back(c, &slot, now)?,
                    None => return Ok(None),
                }
                Ok(Some(slot))
            })
            .await
    }
}

/// Cancels the booked times to which no psychologist comes any more, as if they had cancelled. If one comes after all,
/// people book again.
pub(super) fn cancel_unheld(c: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let booked = "s.booked_by IS NOT NULL AND s.cancelled_at IS NULL AND s.starts_at + s.minutes * 60000 > ?1";
    for slot in list(c, booked, [now.as_millisecond()])? {
        if !is_held(c, slot.psychologist, slot.starts_at)? {
            take_back(c, &slot, now)?;
        }
    }
    Ok(())
}

/// Deletes a time that its psychologist takes back. If somebody has booked it, it stays for them to read, and they get
/// a notice unless it is over.
fn take_back(c: &Connection, slot: &Slot, now: Timestamp) -> Result<(), StoreError> {
    let Some(booking) = slot.booking else {
        c.execute("DELETE FROM slot WHERE id = ?1", [slot.id.0.as_bytes()]).map_err(StoreError::named)?;
        return Ok(());
    };
    c.execute("UPDATE slot SET cancelled_at = ?2 WHERE id = ?1", params![slot.id.0.as_bytes(), now.as_millisecond()])
        .map_err(StoreError::named)?;
    if slot.ends_at() > now {
        cancelled::tell_of_booking(c, booking, slot.starts_at, now)?;
    }
    Ok(())
}

fn of_person(c: &Connection, person: PersonId) -> Result<Vec<Slot>, StoreError> {
    let locks = table::locks(c, person)?;
    let mut found = list(c, "s.booked_by = ?1", [person.0])?;
    found.retain(|slot| slot.booking.is_some_and(|booking| !locks.cover(booking.at)));
    for slot in &mut found {
        if slot.cancelled_at.is_none() && !is_held(c, slot.psychologist, slot.starts_at)? {
            slot.cancelled_at = slot.booking.map(|booking| booking.at);
        }
    }
    Ok(found)
}

/// Who offered a time, and when it begins.
fn offered(slot: &Slot) -> (PersonId, Timestamp) {
    (slot.psychologist, slot.starts_at)
}

fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<Slot>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM slot s WHERE {condition} ORDER BY s.starts_at, s.id");
    Ok(c.prepare_cached(&sql)?.query_map(values, slot)?.collect::<Result<_, _>>()?)
}

fn slot(row: &Row<'_>) -> rusqlite::Result<Slot> {
    let person: Option<i64> = row.get(5)?;
    Ok(Slot {
        id: SlotId(Uuid::from_bytes(row.get(0)?)),
        psychologist: PersonId(row.get(1)?),
        starts_at: moment(row, 2)?,
        minutes: row.get(3)?,
        place: row.get(4)?,
        booking: match (person, optional_moment(row, 6)?) {
            (Some(person), Some(at)) => Some(Booking { person: PersonId(person), at }),
            _ => None,
        },
        cancelled_at: optional_moment(row, 7)?,
        freed_at: optional_moment(row, 8)?,
    })
}
