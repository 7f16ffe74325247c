//! Good things: one line that a person keeps from a check-in, for themselves alone.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::notes::fingerprint_of;
use super::sights::{Range, find};
use super::waiting_texts::WaitingTexts;
use crate::db::rows::{moment, workday};
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::seal::{self, Key, Sealer, Unsealer};
use crate::{Store, StoreError};
use domain::{CheckInId, Note, PersonId, Workday};

/// Good things of people. Nobody else reads them, so there is no method for another viewer.
#[derive(Clone, Copy)]
pub struct GoodThings<'a>(pub(crate) &'a Store);

/// One good thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodThing {
    /// The check-in that it was kept from.
    pub check_in: CheckInId,
    /// The workday of that check-in.
    pub workday: Workday,
    /// The line.
    pub line: Note,
}

impl GoodThings<'_> {
    /// Keeps a line for a check-in of the person, in place of the one before; removes it if `line` is none. Returns
    /// false if the person has no such check-in, or one that they cannot read at present. The ledger keeps that the
    /// line before is gone, so that no backup brings it back.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn keep(
        self,
        own: OwnerAccess,
        id: CheckInId,
        line: Option<String>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let person = own.person;
                if find(c, &own, id)?.is_none() {
                    return Ok(false);
                }
                let before = stored(c, person, id)?;
                let is_same = match (&before, &line) {
                    (Some(before), Some(line)) => {
                        let mut lines = Lines { own: &own, shared: table::shared(c, person)?, known: None };
                        lines.open(c, id, before)? == Note::Words(line.clone())
                    }
                    _ => false,
                };
                match line {
                    Some(line) => {
                        c.prepare_cached(
                            "INSERT INTO good_thing (person_id, check_in_id, line, kept_at) VALUES (?1, ?2, ?3, ?4) \
                             ON CONFLICT (person_id, check_in_id) DO UPDATE SET line = ?3, kept_at = ?4",
                        )?
                        .execute(params![
                            person.0,
                            id.0.as_bytes(),
                            sealed(c, person, id, &line)?,
                            now.as_millisecond()
                        ])
                        .map_err(StoreError::named)?;
                    }
                    None => delete(c, person, id)?,
                }
                let removed = before.filter(|_| !is_same);
                let removed = removed.map(|line| Erasure::GoodThing(id, fingerprint(&line)));
                write_ledger(c, &ledger, person, removed, now)?;
                Ok(true)
            })
            .await
    }

    /// The good things of check-ins in an interval, oldest first, without locked ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self, own: OwnerAccess, range: Range) -> Result<Vec<GoodThing>, StoreError> {
        self.0
            .read(move |c| {
                let locks = table::locks(c, own.person)?;
                let mut lines = Lines { own: &own, shared: table::shared(c, own.person)?, known: None };
                let mut statement = c.prepare_cached(
                    "SELECT g.check_in_id, c.workday, g.kept_at, g.line FROM good_thing g JOIN check_in c \
                     ON c.person_id = g.person_id AND c.id = g.check_in_id \
                     WHERE g.person_id = ?1 AND c.workday BETWEEN ?2 AND ?3 ORDER BY c.workday, c.said_at, c.seq",
                )?;
                let mut rows = statement.query(params![own.person.0, range.from.number(), range.to.number()])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    if locks.cover(moment(row, 2)?) {
                        continue;
                    }
                    let check_in = CheckInId(Uuid::from_bytes(row.get(0)?));
                    let line = lines.open(c, check_in, row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?)?;
                    found.push(GoodThing { check_in, workday: workday(row, 1)?, line });
                }
                Ok(found)
            })
            .await
    }
}

/// The line that was kept from a check-in, as it is stored.
fn stored(c: &Connection, person: PersonId, id: CheckInId) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(c.prepare_cached("SELECT line FROM good_thing WHERE person_id = ?1 AND check_in_id = ?2")?
        .query_row(params![person.0, id.0.as_bytes()], |row| row.get(0))
        .optional()?)
}

fn fingerprint(line: &[u8]) -> String {
    fingerprint_of(b"weathervane good thing ", line)
}

fn delete(c: &Connection, person: PersonId, id: CheckInId) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM good_thing WHERE person_id = ?1 AND check_in_id = ?2")?
        .execute(params![person.0, id.0.as_bytes()])
        .map_err(StoreError::named)?;
    Ok(())
}

/// Removes the line that was kept from a check-in if it is the one with this fingerprint: a later one stays.
pub(crate) fn remove(c: &Connection, person: PersonId, id: CheckInId, which: &str) -> Result<(), StoreError> {
    match stored(c, person, id)? {
        Some(line) if fingerprint(&line) == which => delete(c, person, id),
        _ => Ok(()),
    }
}

/// Decrypts the lines of one person. Keys are unwrapped for the first line that needs them: most people have none.
struct Lines<'o> {
    own: &'o OwnerAccess,
    shared: Option<Key>,
    known: Option<Unsealer>,
}

impl Lines<'_> {
    fn open(&mut self, c: &Connection, id: CheckInId, line: &[u8]) -> Result<Note, StoreError> {
        let about = about(self.own.person, id);
        if !seal::is_own(line) {
            let words = self.shared.as_ref().and_then(|key| seal::open_shared_note(key, &about, line));
            return Ok(words.map_or(Note::Locked, Note::Words));
        }
        let opener = match &mut self.known {
            Some(known) => known,
            None => self.known.insert(Unsealer::new(self.own.secrets(c)?)),
        };
        let words = opener.open(&about, line).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        Ok(words.map_or(Note::Locked, Note::Words))
    }
}

/// The associated data of a line: one that is moved to another check-in or person, or taken for a note, does not
/// decrypt.
fn about(person: PersonId, id: CheckInId) -> Vec<u8> {
    [b"weathervane good thing".as_slice(), &person.0.to_be_bytes(), id.0.as_bytes()].concat()
}

/// A line as it is stored: sealed to the person's own key or, before there is one, encrypted with the shared key until
/// it is sealed.
fn sealed(c: &Connection, person: PersonId, id: CheckInId, line: &str) -> Result<Vec<u8>, StoreError> {
    Ok(match table::newest(c, person)? {
        Some(own) => Sealer::new(&own).seal(&about(person, id), line.as_bytes()),
        None => seal::shared_note(&table::shared_or_new(c, person)?, &about(person, id), line),
    })
}

/// Lines that are still encrypted with the shared key.
pub(super) const WAITING: WaitingTexts = WaitingTexts {
    select: "SELECT check_in_id, line, kept_at FROM good_thing WHERE person_id = ?1 AND substr(line, 1, 1) = x'01'",
    update: "UPDATE good_thing SET line = ?3 WHERE person_id = ?1 AND check_in_id = ?2",
    about,
};
