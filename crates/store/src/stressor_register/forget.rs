//! What the register forgets: a proposal that its author takes back, names that are erased, and what is older than the
//! retention period.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::StoreError;
use domain::{PersonId, RegisteredSourceId, Workday};

/// Removes the author from a source. The source goes too unless others support it or something was done about it.
pub(crate) fn remove_author(c: &Connection, id: RegisteredSourceId) -> Result<(), StoreError> {
    for sql in [
        "UPDATE registered_source SET proposer = NULL WHERE id = ?1",
        "DELETE FROM source_mark WHERE source = ?1 AND proposed = 1",
    ] {
        c.execute(sql, [id.0.as_bytes()]).map_err(StoreError::named)?;
    }
    drop_if_nobody_is_left(c, id)
}

/// Deletes a source that concerns nobody any more and about which nothing was done.
pub(super) fn drop_if_nobody_is_left(c: &Connection, id: RegisteredSourceId) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM registered_source WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM source_mark WHERE source = ?1) \
         AND NOT EXISTS (SELECT 1 FROM source_step WHERE source = ?1 AND kind = 'answered')",
        [id.0.as_bytes()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// Removes a person from the proposals that they made with their name up to a moment. Those without a name cannot be
/// found.
pub(crate) fn delete_of_person(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    let named: Vec<[u8; 16]> = c
        .prepare_cached("SELECT id FROM registered_source WHERE proposer = ?1 AND week <= ?2 / 86400000 + 1")?
        .query_map(params![person.0, until.as_millisecond()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in named {
        remove_author(c, RegisteredSourceId(uuid::Uuid::from_bytes(id)))?;
    }
    Ok(())
}

/// Deletes sources that were answered before this day, and forgets names that are older.
pub(crate) fn delete_before(c: &Connection, first: Workday) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM registered_source WHERE status IN ('changed', 'unchangeable') AND status_since < ?1",
        "UPDATE registered_source SET proposer = NULL WHERE week < ?1",
        "UPDATE source_step SET written_by = NULL WHERE day < ?1",
    ] {
        c.execute(sql, [first.number()]).map_err(StoreError::named)?;
    }
    Ok(())
}
