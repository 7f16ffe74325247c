//! Deletes check-ins permanently: undoes or deletes one, deletes all.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::entries_before::EntriesBefore;
use super::rows::CHECK_IN;
use super::{CheckIns, sights};
use crate::StoreError;
use crate::access_log::forget;
use crate::api_answers;
use crate::breaks;
use crate::counselling;
use crate::erasures::ledger::{Erasure, Ledger};
use crate::erasures::record::write_ledger;
use crate::events;
use crate::flags::suggestions;
use crate::keys::table;
use crate::library;
use crate::self_tests::record;
use crate::stressor_register;
use crate::supporters;
use crate::talk_requests;
use crate::thanks;
use crate::tough_calls;
use domain::{CheckIn, CheckInId, PersonId, ToughCallId};

impl CheckIns<'_> {
    /// Whether an entry of this id was undone or deleted.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn was_withdrawn(self, person: PersonId, id: CheckInId) -> Result<bool, StoreError> {
        self.0.read(move |c| is_withdrawn(c, person, id)).await
    }

    /// Removes an entry permanently and remembers its id. Returns the entry as it was.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was removed.
    pub async fn withdraw(
        self,
        person: PersonId,
        id: CheckInId,
        now: Timestamp,
    ) -> Result<Option<CheckIn>, StoreError> {
        let ledger = self.0.ledger.clone();
        let before = self.0.write(move |c| withdraw(c, &ledger, person, id, now)).await?;
        self.0.note_erased().await;
        Ok(before)
    }

    /// Undoes a check-in: as [`Self::withdraw`], and in the same transaction withdraws what was offered in its shift,
    /// unless the person answered it.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was removed.
    pub async fn undo(self, person: PersonId, id: CheckInId, now: Timestamp) -> Result<Option<CheckIn>, StoreError> {
        let ledger = self.0.ledger.clone();
        let before = self
            .0
            .write(move |c| {
                if let Some(entry) = sights::find(c, &person.into(), id)? {
                    suggestions::withdraw_unanswered(c, &entry)?;
                }
                withdraw(c, &ledger, person, id, now)
            })
            .await?;
        self.0.note_erased().await;
        Ok(before)
    }

    /// Removes every entry, every tough call and every request to talk of a person, also locked ones, with what
    /// followed from them and the keys that only they needed. Returns what others could see of them, as it was.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was removed.
    pub async fn withdraw_all(self, person: PersonId, now: Timestamp) -> Result<EntriesBefore, StoreError> {
        let ledger = self.0.ledger.clone();
        let before = self
            .0
            .write(move |c| {
                let before = all_of(c, person)?;
                remove_until(c, person, now)?;
                let keys = table::delete_past(c, person)?;
                write_ledger(c, &ledger, person, [Erasure::Everything(keys)], now)?;
                Ok::<_, StoreError>(before)
            })
            .await?;
        self.0.seen.clear();
        self.0.note_erased().await;
        Ok(before)
    }
}

fn withdraw(
    c: &Connection,
    ledger: &Ledger,
    person: PersonId,
    id: CheckInId,
    now: Timestamp,
) -> Result<Option<CheckIn>, StoreError> {
    let before = sights::find(c, &person.into(), id)?;
    if before.is_some() {
        remove(c, person, id)?;
        write_ledger(c, ledger, person, [Erasure::Entry(id)], now)?;
    }
    Ok(before)
}

/// Whether the entry with this id was withdrawn.
pub(crate) fn is_withdrawn(c: &Connection, person: PersonId, id: CheckInId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM withdrawn WHERE person_id = ?1 AND id = ?2")?
        .exists(params![person.0, id.0.as_bytes()])?)
}

/// Every entry of a person, every tough call that they shared and every request for a break, locked ones too.
pub(crate) fn all_of(c: &Connection, person: PersonId) -> Result<EntriesBefore, StoreError> {
    let all = format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 ORDER BY c.seq");
    Ok(EntriesBefore {
        shared_calls: tough_calls::rows::list(c, "t.person_id = ?1 AND t.audience > 0", [person.0])?,
        breaks: breaks::rows::list(c, "b.person_id = ?1", [person.0])?,
        ..EntriesBefore::new(c, person, sights::list_whole(c, &all, [person.0])?)?
    })
}

/// Removes the entry or tough call of this id, with what followed from such a call: both have ids of one kind, which
/// the ledger and the list of withdrawn ids contain.
pub(crate) fn remove(c: &Connection, person: PersonId, id: CheckInId) -> Result<(), StoreError> {
    for sql in [
        // The reason of a suggestion repeats what the check-in said; the answer to it stays.
        "UPDATE suggestion SET why = '' WHERE person_id = ?1 AND why NOT GLOB 'tough_call:*' \
         AND offered_at = (SELECT said_at FROM check_in WHERE person_id = ?1 AND id = ?2)",
        "DELETE FROM check_in WHERE person_id = ?1 AND id = ?2",
        "INSERT OR IGNORE INTO withdrawn (person_id, id) VALUES (?1, ?2)",
    ] {
        c.execute(sql, params![person.0, id.0.as_bytes()]).map_err(StoreError::named)?;
    }
    tough_calls::rows::remove(c, person, ToughCallId(id.0))?;
    api_answers::forget(c, person, Some(id))
}

/// Removes the entries of a person, their tough calls, their requests to talk and for breaks, what they marked and
/// wrote in the library, their self-tests, their thank-yous, and what they proposed with their name up to a moment,
/// with what followed from them.
pub(crate) fn remove_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    for sql in [
        // Also in a restored backup: a phone or a file may still have them.
        "INSERT OR IGNORE INTO withdrawn (person_id, id) \
         SELECT person_id, id FROM check_in WHERE person_id = ?1 AND said_at <= ?2",
        "DELETE FROM check_in WHERE person_id = ?1 AND said_at <= ?2",
        "DELETE FROM suggestion WHERE person_id = ?1 AND offered_at <= ?2",
        "DELETE FROM flag_work WHERE person_id = ?1 AND changed_at <= ?2",
        "DELETE FROM flag_stop WHERE person_id = ?1 AND stopped_at <= ?2",
        "DELETE FROM library_mark WHERE person_id = ?1 AND made_at <= ?2",
        // What was released stays, edited and without names; nothing says any more who wrote it.
        "DELETE FROM own_case WHERE person_id = ?1 AND written_at <= ?2",
        // A workday may begin a day before the moment by the clock of the site.
        "DELETE FROM new_normal WHERE person_id = ?1 AND said_on <= ?2 / 86400000 + 1",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    api_answers::forget(c, person, None)?;
    talk_requests::rows::delete_of_asker(c, person, until)?;
    counselling::delete_of_person(c, person, until)?;
    tough_calls::rows::remove_until(c, person, until)?;
    library::reading::remove(c, person)?;
    supporters::delete_of_asker(c, person, until)?;
    breaks::rows::delete_of_person(c, person, until)?;
    record::empty_until(c, person, until)?;
    thanks::erase::delete_of_person(c, person, until)?;
    stressor_register::forget::delete_of_person(c, person, until)?;
    events::erase::delete_of_person(c, person, until)?;
    // The access log would tell on which days something was shared, because it lists who viewed the person when.
    forget::subject(c, person, until)
}
