//! Encrypting notes for those who may read them, and decrypting them with the keys at hand.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use rusqlite_migration::HookError;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::waiting_texts::WaitingTexts;
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::seal::{self, Key, Sealer, Unsealer};
use domain::{Audience, CheckIn, CheckInId, Note, PersonId, hexadecimal};

/// Decrypts notes: shared keys come with the rows, own keys with the session of the reader.
pub(crate) struct NoteDecryptor<'c> {
    own: Option<(&'c Connection, &'c OwnerAccess)>,
    known: Option<Unsealer>,
}

impl<'c> NoteDecryptor<'c> {
    /// For other readers: a note for its person alone stays locked.
    pub(crate) fn of_others() -> Self {
        Self { own: None, known: None }
    }

    /// For the person.
    pub(crate) fn of_own(c: &'c Connection, own: &'c OwnerAccess) -> Self {
        Self { own: Some((c, own)), known: None }
    }

    /// A note of this entry.
    pub(crate) fn open(&mut self, person: PersonId, id: CheckInId, note: &[u8], shared: Option<[u8; 32]>) -> Note {
        let about = seal::about_note(person, id);
        let words = if seal::is_own(note) {
            self.own_words(person, &about, note)
        } else {
            shared.and_then(|key| seal::open_shared_note(&Key::new(key), &about, note))
        };
        words.map_or(Note::Locked, Note::Words)
    }

    fn own_words(&mut self, person: PersonId, about: &[u8], note: &[u8]) -> Option<String> {
        let (c, own) = self.own.filter(|(_, own)| own.person == person)?;
        // Created for the first note that needs it: most reads meet none, and unwrapping keys is slow.
        let opener = self.known.get_or_insert_with(|| {
            Unsealer::new(own.secrets(c).unwrap_or_else(|error| {
                tracing::error!(%error, "own keys could not be read");
                Vec::new()
            }))
        });
        String::from_utf8(opener.open(about, note)?.to_vec()).ok()
    }
}

/// The note of an entry as it is stored. A note for the person alone is sealed to their own key; before there is one it
/// is encrypted with the shared key, and the first sign-in seals it.
pub(crate) fn sealed(c: &Connection, entry: &CheckIn) -> Result<Option<Vec<u8>>, StoreError> {
    match entry.note.as_ref().and_then(Note::words) {
        Some(words) => seal_words(c, entry.person, entry.id, words, entry.note_audience).map(Some),
        None => Ok(None),
    }
}

fn seal_words(
    c: &Connection,
    person: PersonId,
    id: CheckInId,
    words: &str,
    audience: Audience,
) -> Result<Vec<u8>, StoreError> {
    let about = seal::about_note(person, id);
    let own = if audience == Audience::Me { table::newest(c, person)? } else { None };
    Ok(match own {
        Some(own) => Sealer::new(&own).seal(&about, words.as_bytes()),
        None => seal::shared_note(&table::shared_or_new(c, person)?, &about, words),
    })
}

/// The fingerprint of the note of an entry as it is stored; none if it has none.
pub(crate) fn fingerprint(c: &Connection, person: PersonId, id: CheckInId) -> Result<Option<String>, StoreError> {
    let stored: Option<Option<Vec<u8>>> = c
        .prepare_cached("SELECT note FROM check_in WHERE person_id = ?1 AND id = ?2")?
        .query_row(params![person.0, id.0.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(stored.flatten().map(|note| fingerprint_of(b"weathervane note ", &note)))
}

/// The fingerprint of a text as it is stored; `kind` tells one kind of text from another.
pub(super) fn fingerprint_of(kind: &[u8], stored: &[u8]) -> String {
    let digest = Sha256::digest([kind, stored].concat());
    hexadecimal::digits(digest.iter().take(16))
}

/// Removes the note of an entry if it is the one with this fingerprint: a later one stays.
pub(crate) fn remove(c: &Connection, person: PersonId, id: CheckInId, which: &str) -> Result<(), StoreError> {
    if fingerprint(c, person, id)?.as_deref() == Some(which) {
        c.prepare_cached("UPDATE check_in SET note = NULL, note_audience = 0 WHERE person_id = ?1 AND id = ?2")?
            .execute(params![person.0, id.0.as_bytes()])
            .map_err(StoreError::named)?;
    }
    Ok(())
}

/// Notes for their person alone that are still encrypted with the shared key.
pub(super) const WAITING: WaitingTexts = WaitingTexts {
    select: "SELECT c.id, c.note, c.said_at FROM check_in c WHERE c.person_id = ?1 AND c.note_audience = 0 \
        AND substr(c.note, 1, 1) = x'01'",
    update: "UPDATE check_in SET note = ?3 WHERE person_id = ?1 AND id = ?2",
    about: seal::about_note,
};

/// Hook of migration 0005: encrypts every note that is stored as plain text, then drops the column.
pub(crate) fn seal_plaintext_notes(transaction: &Transaction<'_>) -> Result<(), HookError> {
    let failed = |error: StoreError| HookError::Hook(error.to_string());
    let mut last = 0;
    let mut plain = transaction.prepare(
        "SELECT seq, person_id, id, plain_note FROM check_in WHERE plain_note IS NOT NULL AND seq > ?1 ORDER BY seq LIMIT 1",
    )?;
    let mut seal = transaction.prepare("UPDATE check_in SET note = ?2, plain_note = NULL WHERE seq = ?1")?;
    type Plain = (i64, i64, [u8; 16], String);
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Plain> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    };
    while let Some((seq, person, id, words)) = plain.query_row([last], row).optional()? {
        // All of them with the shared key: nobody has an own key yet, and the first sign-in seals the private ones to
        // it.
        let key = table::shared_or_new(transaction, PersonId(person)).map_err(failed)?;
        let about = seal::about_note(PersonId(person), CheckInId(Uuid::from_bytes(id)));
        seal.execute(params![seq, seal::shared_note(&key, &about, &words)])?;
        last = seq;
    }
    drop((plain, seal));
    transaction.execute_batch("ALTER TABLE check_in DROP COLUMN plain_note")?;
    Ok(())
}
