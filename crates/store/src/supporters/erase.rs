//! Ends searches, the volunteering of a person, and what was offered to somebody who no longer takes requests.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::rows;
use crate::StoreError;
use domain::supporter::SearchState;
use domain::{PersonId, SupporterSearch, TalkRequestId};

/// Takes back everything that is offered to a person or that they agreed to without the asker. Returns the askers.
pub(crate) fn dismiss(c: &Connection, person: PersonId, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
    let found = rows::searches(c, "q.supporter = ?1", [person.0])?;
    for search in &found {
        take_back(c, search, now)?;
    }
    Ok(found.into_iter().map(|search| search.asker).collect())
}

/// Lets a search go on without the supporter who has it, and not to them again.
pub(super) fn take_back(c: &Connection, search: &SupporterSearch, now: Timestamp) -> Result<(), StoreError> {
    if let Some(supporter) = search.state.supporter() {
        rows::note_offered(c, search.id, supporter)?;
    }
    rows::write(c, &SupporterSearch { state: SearchState::Looking, changed_at: now, ..search.clone() })
}

/// Deletes what a person offers, if they volunteered up to a moment.
pub(crate) fn stop_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    c.execute("DELETE FROM supporter WHERE person_id = ?1 AND since <= ?2", params![person.0, until.as_millisecond()])
        .map_err(StoreError::named)?;
    Ok(())
}

/// Deletes a search with the asker's words.
pub(crate) fn delete_search(c: &Connection, id: TalkRequestId) -> Result<(), StoreError> {
    c.execute("DELETE FROM supporter_search WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
    Ok(())
}

/// Deletes what a person asked supporters up to a moment, and what they answered after talks.
pub(crate) fn delete_of_asker(c: &Connection, asker: PersonId, until: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM supporter_search WHERE asker = ?1 AND asked_at <= ?2",
        "DELETE FROM talk_answer WHERE person_id = ?1 AND at <= ?2",
    ] {
        c.execute(sql, params![asker.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    Ok(())
}
