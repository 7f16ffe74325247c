//! What waits under the shared key until its person has an own key: notes for them alone, and good things.

use rusqlite::Connection;

use super::{good_things, notes};
use crate::StoreError;
use crate::keys::table;
use domain::PersonId;

/// Whether anything of a person is still encrypted with the shared key.
pub(crate) fn any(c: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(notes::WAITING.any(c, person)? || good_things::WAITING.any(c, person)?)
}

/// Seals to a person's own key the notes for them alone, and the good things, that are still encrypted with the shared
/// key. Does nothing before there is an own key. Locked entries are left out: somebody else may hold the newest key.
pub(crate) fn seal(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    let Some(own) = table::newest(c, person)? else { return Ok(()) };
    let Some(shared) = table::shared(c, person)? else { return Ok(()) };
    let locks = table::locks(c, person)?;
    good_things::WAITING.seal(c, person, &own, &shared, &locks)?;
    notes::WAITING.seal(c, person, &own, &shared, &locks)
}
