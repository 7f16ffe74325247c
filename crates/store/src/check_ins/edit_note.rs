//! Editing the note of a check-in, of any day.

use jiff::Timestamp;
use rusqlite::params;

use super::sights::find;
use super::{CheckIns, notes};
use crate::StoreError;
use crate::db::rows::audience_number;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::owner_access::OwnerAccess;
use domain::{Audience, CheckIn, CheckInId, Note};

impl CheckIns<'_> {
    /// Replaces the note of an entry of the person, or removes it if `note` is none; nothing else changes. A note stays
    /// visible to those who could read the one before; a first note is for the person alone. Returns the entry before
    /// and after; a note that could not be read stays. The ledger keeps that the one before is gone, so that no backup
    /// brings it back.
    ///
    /// # Errors
    /// As for [`Self::record`]; if the ledger cannot be written.
    pub async fn edit_note(
        self,
        own: OwnerAccess,
        id: CheckInId,
        note: Option<String>,
        now: Timestamp,
    ) -> Result<Option<(CheckIn, CheckIn)>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let Some(before) = find(c, &own, id)? else { return Ok(None) };
                if before.note == Some(Note::Locked) {
                    return Ok(Some((before.clone(), before)));
                }
                let kept = before.note.is_some() && note.is_some();
                let note_audience = if kept { before.note_audience } else { Audience::Me };
                let after = CheckIn { note: note.map(Note::from), note_audience, ..before.clone() };
                let removed = if after.note == before.note { None } else { notes::fingerprint(c, after.person, id)? };
                c.prepare_cached("UPDATE check_in SET note = ?3, note_audience = ?4 WHERE person_id = ?1 AND id = ?2")?
                    .execute(params![
                        after.person.0,
                        id.0.as_bytes(),
                        notes::sealed(c, &after)?,
                        audience_number(after.note_audience),
                    ])
                    .map_err(StoreError::named)?;
                let removed = removed.map(|fingerprint| Erasure::Note(id, fingerprint));
                write_ledger(c, &ledger, after.person, removed, now)?;
                Ok(Some((before, after)))
            })
            .await
    }
}
