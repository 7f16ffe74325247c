//! What goes for good: one entry, all of them, a person. Each is in the ledger before it is acknowledged, and a restored backup
//! goes through the ledger before it counts.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::own::OwnerAccess;
use super::rows::{CHECK_IN, audience_number};
use super::{Store, StoreError, access_log, keys, sights};
use crate::ledger::{Erased, Ledger, Line, mark_of};
use domain::{CheckIn, CheckInId, PersonId, Workday};

impl Store {
    /// Whether an entry of this id was undone or deleted.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn was_withdrawn(&self, person: PersonId, id: CheckInId) -> Result<bool, StoreError> {
        self.read(move |c| is_withdrawn(c, person, id)).await
    }

    /// Removes an entry for good and remembers its id. Gives what it was.
    ///
    /// # Errors
    /// Where the database or the ledger cannot be written: then nothing was removed.
    pub async fn withdraw(
        &self,
        person: PersonId,
        id: CheckInId,
        now: Timestamp,
    ) -> Result<Option<CheckIn>, StoreError> {
        let ledger = self.ledger.clone();
        self.write(move |c| {
            let before = sights::find(c, &person.into(), id)?;
            if before.is_some() {
                remove(c, person, id)?;
                write_down(c, &ledger, person, [Erased::Entry(id)], now)?;
            }
            Ok(before)
        })
        .await
    }

    /// Removes every entry of a person, what is locked too, with what followed from them and the keys that only they needed. Gives
    /// those that the person could read, as they were.
    ///
    /// # Errors
    /// Where the database or the ledger cannot be written: then nothing was removed.
    pub async fn withdraw_all(&self, person: PersonId, now: Timestamp) -> Result<Vec<CheckIn>, StoreError> {
        let ledger = self.ledger.clone();
        let before = self
            .write(move |c| {
                let before = all_of(c, person)?;
                c.execute("INSERT OR IGNORE INTO withdrawn (person_id, id) SELECT person_id, id FROM check_in WHERE person_id = ?1", [person.0])
                    .map_err(StoreError::named)?;
                remove_until(c, person, now)?;
                let keys = keys::forget_past(c, person)?;
                write_down(c, &ledger, person, [Erased::Everything(keys)], now)?;
                Ok::<_, StoreError>(before)
            })
            .await?;
        self.leave_no_key_behind().await;
        self.seen.clear();
        Ok(before)
    }

    /// Erases a person: their entries and all that followed from them, what they were told, who looked, and every key. Their name,
    /// their teams and their password stay while they work here; whoever leaves then leaves nothing. Every session ends.
    ///
    /// # Errors
    /// Where the database or the ledger cannot be written: then nothing was erased.
    pub async fn erase_person(&self, person: PersonId, now: Timestamp) -> Result<Vec<CheckIn>, StoreError> {
        let ledger = self.ledger.clone();
        let before = self
            .write(move |c| {
                let before = all_of(c, person)?;
                erase(c, person, now)?;
                c.execute("DELETE FROM session WHERE person_id = ?1", [person.0]).map_err(StoreError::named)?;
                let keys = keys::forget(c, person)?;
                write_down(c, &ledger, person, [Erased::Person(keys)], now)?;
                Ok::<_, StoreError>(before)
            })
            .await?;
        self.leave_no_key_behind().await;
        self.seen.clear();
        Ok(before)
    }

    /// Removes people who had themselves erased and whose last workday has passed: not even their names stay.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn let_erased_go(&self, today: Workday) -> Result<usize, StoreError> {
        self.write(move |c| {
            // A day more than needed: it may still be the last workday somewhere.
            let gone: Vec<i64> = c
                .prepare("SELECT id FROM person WHERE erased_at IS NOT NULL AND ends_on < ?1")?
                .query_map([today.number() - 1], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for person in &gone {
                keys::forget(c, PersonId(*person))?;
                access_log::forget::subject(c, PersonId(*person))?;
                access_log::forget::viewer(c, PersonId(*person))?;
                c.execute("DELETE FROM person WHERE id = ?1", [person]).map_err(StoreError::named)?;
            }
            Ok(gone.len())
        })
        .await
    }
}

pub(super) fn is_withdrawn(c: &Connection, person: PersonId, id: CheckInId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM withdrawn WHERE person_id = ?1 AND id = ?2")?
        .exists(params![person.0, id.0.as_bytes()])?)
}

/// Writes into the ledger what of a person was taken back.
pub(super) fn write_down(
    c: &Connection,
    ledger: &Ledger,
    person: PersonId,
    what: impl IntoIterator<Item = Erased>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let key: String = c.query_row("SELECT key FROM person WHERE id = ?1", [person.0], |row| row.get(0))?;
    let lines: Vec<Line> = what.into_iter().map(|erased| Line::new(now, &key, erased)).collect();
    Ok(ledger.write(&lines)?)
}

fn all_of(c: &Connection, person: PersonId) -> Result<Vec<CheckIn>, StoreError> {
    let all = format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 ORDER BY c.seq");
    sights::own_entries(c, &OwnerAccess::from(person), &all, [person.0])
}

fn remove(c: &Connection, person: PersonId, id: CheckInId) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM check_in WHERE person_id = ?1 AND id = ?2",
        "INSERT OR IGNORE INTO withdrawn (person_id, id) VALUES (?1, ?2)",
    ] {
        c.execute(sql, params![person.0, id.0.as_bytes()]).map_err(StoreError::named)?;
    }
    Ok(())
}

/// Removes the entries that a person said up to a moment, with what followed from them.
fn remove_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM check_in WHERE person_id = ?1 AND said_at <= ?2",
        "DELETE FROM suggestion WHERE person_id = ?1 AND offered_at <= ?2",
        "DELETE FROM flag_work WHERE person_id = ?1 AND changed_at <= ?2",
        // A workday may begin a day before the moment by the clock of the site.
        "DELETE FROM new_normal WHERE person_id = ?1 AND said_on <= ?2 / 86400000 + 1",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    // Who looked on which day says on which days something was shared.
    access_log::forget::subject(c, person)
}

/// Leaves of a person the bare account.
fn erase(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    remove_until(c, person, until)?;
    for sql in [
        "DELETE FROM notice WHERE person_id = ?1 AND at <= ?2",
        "DELETE FROM withdrawn WHERE person_id = ?1 AND ?2 <> 0",
        "UPDATE person SET default_audience = NULL, counted = NULL, counted_since = NULL, counted_put_off = 0, \
         erased_at = ?2 WHERE id = ?1",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    Ok(())
}

/// Takes back once more what a ledger says was taken back. Gives how many of its lines concern somebody of this database.
pub(super) fn replay(c: &Connection, lines: &[Line]) -> Result<usize, StoreError> {
    let mut people = std::collections::HashMap::new();
    let mut statement = c.prepare("SELECT id, key FROM person")?;
    for person in statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))? {
        let (id, key) = person?;
        people.insert(mark_of(&key), PersonId(id));
    }
    let mut concerned = 0;
    for line in lines {
        if let Erased::Everything(marks) | Erased::Person(marks) = &line.erased {
            keys::forget_marked(c, marks)?;
        }
        let Some(person) = people.get(&line.whose).copied() else { continue };
        concerned += 1;
        match &line.erased {
            Erased::Entry(id) => remove(c, person, *id)?,
            Erased::Everything(_) => remove_until(c, person, line.at)?,
            Erased::Person(_) => erase(c, person, line.at)?,
            Erased::Narrowed(id, audience) => {
                c.execute(
                    "UPDATE check_in SET audience = min(audience, ?3), note_audience = min(note_audience, ?3) \
                     WHERE person_id = ?1 AND id = ?2",
                    params![person.0, id.0.as_bytes(), audience_number(*audience)],
                )
                .map_err(StoreError::named)?;
            }
        }
    }
    Ok(concerned)
}
