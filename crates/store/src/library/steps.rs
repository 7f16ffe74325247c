//! The steps of a case: written, withdrawn by its author, released or declined by a psychologist.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::cases::{REPLY, WORDS, author, delete, joined, sealed, take_out};
use super::{CaseOutcome, LibraryShelf};
use crate::StoreError;
use crate::db::rows::{moment, stored_stressors};
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::{NewCase, ReleasedCase};
use domain::library_case::MAX_WAITING_CASES;
use domain::{LibraryCaseId, PersonId, ToughCallSource};

impl LibraryShelf<'_> {
    /// Keeps a new case of a person for a psychologist to read, unless too many of theirs wait. Those that are locked
    /// after a reset of their password do not count: otherwise the answer would tell that there are some.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn write_case(self, person: PersonId, new: NewCase, now: Timestamp) -> Result<CaseOutcome, StoreError> {
        self.0
            .write(move |c| {
                let locks = table::locks(c, person)?;
                let waiting: Vec<Timestamp> = c
                    .prepare_cached("SELECT written_at FROM own_case WHERE person_id = ?1 AND state = 'waiting'")?
                    .query_map([person.0], |row| moment(row, 0))?
                    .collect::<Result<_, _>>()?;
                let waiting = waiting.into_iter().filter(|written_at| !locks.cover(*written_at)).count();
                if waiting >= usize::try_from(MAX_WAITING_CASES).unwrap_or(usize::MAX) {
                    return Ok(CaseOutcome::TooMany);
                }
                let words = sealed(c, person, new.id, WORDS, &joined(&new.words))?;
                c.prepare_cached(
                    "INSERT INTO own_case (id, person_id, language, stressor, state, words, written_at, source) \
                     VALUES (?1, ?2, ?3, ?4, 'waiting', ?5, ?6, ?7)",
                )?
                .execute(params![
                    new.id.0.as_bytes(),
                    person.0,
                    new.language.tag(),
                    stored_stressors(new.stressor.as_slice()),
                    words,
                    now.as_millisecond(),
                    new.source.map(ToughCallSource::key)
                ])
                .map_err(StoreError::named)?;
                Ok(CaseOutcome::Waits)
            })
            .await
    }

    /// Deletes a case of its author, from the library too if it was released. Returns false if the person has no such
    /// case, or it is locked.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was deleted.
    pub async fn withdraw_case(
        self,
        own: impl Into<OwnerAccess>,
        id: LibraryCaseId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (ledger, person) = (self.0.ledger.clone(), own.into().person);
        let withdrawn = self
            .0
            .write(move |c| {
                match author(c, id)? {
                    Some((known, _, at)) if known == person && !table::locks(c, person)?.cover(at) => {}
                    _ => return Ok(false),
                }
                delete(c, id)?;
                write_ledger(c, &ledger, person, [Erasure::Case(id)], now)?;
                Ok::<_, StoreError>(true)
            })
            .await?;
        self.0.note_erased().await;
        Ok(withdrawn)
    }

    /// Puts a waiting case into the library in a psychologist's version, and deletes the author's own words. Returns
    /// false if it does not wait any more.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn release_case(self, case: ReleasedCase) -> Result<bool, StoreError> {
        let released = self
            .0
            .write(move |c| {
                let ReleasedCase { id, language, stressor, source, title, words } = case;
                if !matches!(author(c, id)?, Some((_, state, _)) if state == "waiting") {
                    return Ok(false);
                }
                c.prepare_cached(
                    "INSERT INTO released_case (id, language, stressor, title, happened, tried, say, source) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    id.0.as_bytes(),
                    language.tag(),
                    stored_stressors(stressor.as_slice()),
                    title,
                    words.happened,
                    words.tried,
                    words.say,
                    source.map(ToughCallSource::key)
                ])
                .map_err(StoreError::named)?;
                decided(c, id, "released", None)?;
                Ok::<_, StoreError>(true)
            })
            .await?;
        self.0.note_erased().await;
        Ok(released)
    }

    /// Declines a waiting case, or takes a released one out of the library, with a sentence to the author. `by` is the
    /// psychologist, under whose mark the ledger says that the case is gone. Returns false if there is no such case.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn decline_case(
        self,
        by: PersonId,
        id: LibraryCaseId,
        reply: String,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        let declined = self
            .0
            .write(move |c| {
                let known = author(c, id)?.filter(|(_, state, _)| state != "declined");
                let in_library =
                    c.prepare_cached("SELECT 1 FROM released_case WHERE id = ?1")?.exists(params![id.0.as_bytes()])?;
                if let Some((person, ..)) = &known {
                    let reply = sealed(c, *person, id, REPLY, &reply)?;
                    decided(c, id, "declined", Some(reply))?;
                }
                let found = known.is_some() || in_library;
                if found {
                    take_out(c, id)?;
                    write_ledger(c, &ledger, by, [Erasure::Case(id)], now)?;
                }
                Ok::<_, StoreError>(found)
            })
            .await?;
        self.0.note_erased().await;
        Ok(declined)
    }
}

/// Records a decision. The author's own words are not needed any more.
fn decided(c: &Connection, id: LibraryCaseId, state: &str, reply: Option<Vec<u8>>) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE own_case SET state = ?2, words = NULL, reply = ?3 WHERE id = ?1")?
        .execute(params![id.0.as_bytes(), state, reply])
        .map_err(StoreError::named)?;
    Ok(())
}
