//! Deleting what ties a person to events, also again in a restored backup.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::cancelled::CANCELLED;
use crate::StoreError;
use domain::{EventId, PersonId};

/// Deletes the sign-ups of a person up to a moment, the notices that tell of one, also for a talk, or of a booking, and
/// their name as an organiser. The events stay: others plan to come.
pub(crate) fn delete_of_person(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM event_sign_up WHERE person_id = ?1 AND signed_up_at <= ?2",
        params![person.0, until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    for kind in CANCELLED {
        c.execute(
            "DELETE FROM notice WHERE person_id = ?1 AND kind = ?2 AND at <= ?3",
            params![person.0, kind, until.as_millisecond()],
        )
        .map_err(StoreError::named)?;
    }
    c.execute(
        "UPDATE event SET organiser = NULL WHERE organiser = ?1 AND planned_at <= ?2",
        params![person.0, until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// Deletes a sign-up again that was taken back by the moment of the line.
pub(crate) fn replay(c: &Connection, person: PersonId, id: EventId, at: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM event_sign_up WHERE person_id = ?1 AND event_id = ?2 AND signed_up_at <= ?3",
        params![person.0, id.0.as_bytes(), at.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}
