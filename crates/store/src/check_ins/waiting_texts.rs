//! Texts of one table that wait under the shared key of their person.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::moment;
use crate::seal::{self, Key, OwnPublic, Sealer};
use domain::{CheckInId, LockedPeriods, PersonId};

/// Encrypted texts about check-ins, some of which may still be encrypted with the shared key.
pub(super) struct WaitingTexts {
    /// Selects those of a person (`?1`): the id of the check-in, the text, and the moment that a lock covers.
    pub(super) select: &'static str,
    /// Stores the text (`?3`) of a person (`?1`) about a check-in (`?2`).
    pub(super) update: &'static str,
    /// The associated data of a text.
    pub(super) about: fn(PersonId, CheckInId) -> Vec<u8>,
}

impl WaitingTexts {
    /// Whether there are any of this person.
    pub(super) fn any(&self, c: &Connection, person: PersonId) -> Result<bool, StoreError> {
        Ok(c.prepare_cached(self.select)?.exists([person.0])?)
    }

    /// Seals those of a person to their own key, except locked ones.
    pub(super) fn seal(
        &self,
        c: &Connection,
        person: PersonId,
        own: &OwnPublic,
        shared: &Key,
        locks: &LockedPeriods,
    ) -> Result<(), StoreError> {
        type WaitingText = ([u8; 16], Vec<u8>, Timestamp);
        let row = |row: &Row<'_>| -> rusqlite::Result<WaitingText> { Ok((row.get(0)?, row.get(1)?, moment(row, 2)?)) };
        let waiting: Vec<WaitingText> =
            c.prepare_cached(self.select)?.query_map([person.0], row)?.collect::<Result<_, _>>()?;
        if waiting.is_empty() {
            return Ok(());
        }
        let to = Sealer::new(own);
        let mut update = c.prepare_cached(self.update)?;
        for (id, text, _) in waiting.into_iter().filter(|(.., since)| !locks.cover(*since)) {
            let about = (self.about)(person, CheckInId(Uuid::from_bytes(id)));
            // A text that the key does not open is left as it is: locked, not lost.
            let Some(words) = seal::open_shared_note(shared, &about, &text) else { continue };
            update.execute(params![person.0, id, to.seal(&about, words.as_bytes())]).map_err(StoreError::named)?;
        }
        Ok(())
    }
}
