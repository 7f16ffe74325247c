//! Erases what a person shared with a psychologist, and erases it again in a restored backup.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::StoreError;
use crate::erasures::ledger::Erasure;
use crate::people::notices;
use domain::PersonId;

/// Frees a time that the person booked up to a moment.
const FREE: &str = "UPDATE slot SET booked_by = NULL, booked_at = NULL WHERE booked_by = ?1 AND booked_at <= ?2 AND cancelled_at IS NULL";

/// Deletes the referral, the bookings and the sign-ups of a person up to a moment, and the notice of a closed referral.
pub(crate) fn delete_of_person(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM referral WHERE person_id = ?1 AND asked_at <= ?2",
        "DELETE FROM slot WHERE booked_by = ?1 AND booked_at <= ?2 AND cancelled_at IS NOT NULL",
        FREE,
        "DELETE FROM sign_up WHERE person_id = ?1 AND signed_up_at <= ?2",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    notices::forget_referral_closed(c, person, until)
}

/// Erases again what a line of the ledger says: a referral, a booking or a sign-up from before the moment of the line.
pub(crate) fn replay(c: &Connection, person: PersonId, erased: &Erasure, at: Timestamp) -> Result<(), StoreError> {
    let run = |sql: &str, id: &Uuid| {
        c.execute(sql, params![person.0, at.as_millisecond(), id.as_bytes()]).map_err(StoreError::named).map(drop)
    };
    match erased {
        Erasure::Referral(id) => run("DELETE FROM referral WHERE person_id = ?1 AND asked_at <= ?2 AND id = ?3", &id.0),
        Erasure::Booking(id) => run(&format!("{FREE} AND id = ?3"), &id.0),
        Erasure::SignUp(id) => {
            run("DELETE FROM sign_up WHERE person_id = ?1 AND signed_up_at <= ?2 AND group_talk_id = ?3", &id.0)
        }
        _ => Ok(()),
    }
}
