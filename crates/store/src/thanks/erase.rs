//! Deleting and hiding thank-yous, also again in a restored backup.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::StoreError;
use domain::thanks::ARRIVES_AFTER;
use domain::{PersonId, ThankYouId};

/// Deletes a thank-you.
pub(crate) fn delete(c: &Connection, id: ThankYouId) -> Result<(), StoreError> {
    c.execute("DELETE FROM thanks WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
    Ok(())
}

/// Shows a thank-you to nobody else any more, if it was shown up to a moment.
pub(crate) fn hide(c: &Connection, id: ThankYouId, until: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "UPDATE thanks SET shown_to = NULL, shown_in = NULL, shown_at = NULL WHERE id = ?1 AND shown_at <= ?2",
        params![id.0.as_bytes(), until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// Deletes what a person received up to a moment, and what they gave that has not arrived or went to a team. What
/// others received stays theirs, without the name.
pub(crate) fn delete_of_person(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    let arrived = until.saturating_sub(ARRIVES_AFTER).unwrap_or(until);
    c.execute(
        "DELETE FROM thanks WHERE giver = ?1 AND given_at > ?2 AND given_at <= ?3",
        params![person.0, arrived.as_millisecond(), until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    for sql in [
        "DELETE FROM thanks WHERE receiver = ?1 AND given_at <= ?2",
        "DELETE FROM thanks WHERE giver = ?1 AND team_id IS NOT NULL AND given_at <= ?2",
        "UPDATE thanks SET giver = NULL WHERE giver = ?1 AND given_at <= ?2",
        "DELETE FROM thanks_given WHERE giver = ?1 AND given_at <= ?2",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    Ok(())
}
