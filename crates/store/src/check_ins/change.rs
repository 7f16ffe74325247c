//! Changes to recorded check-ins: amending one, and narrowing who may read them. Each is one transaction.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::entries_before::EntriesBefore;
use super::rows::CHECK_IN;
use super::sights::{find, list_whole};
use super::{CheckIns, notes, waiting};
use crate::StoreError;
use crate::db::rows::{audience_number, stored_stressors, stored_uplifts};
use crate::erasures::ledger::{Erasure, Ledger};
use crate::erasures::record::write_ledger;
use crate::flags::suggestions;
use crate::keys::owner_access::OwnerAccess;
use domain::{Audience, CheckIn, CheckInId, Note, PersonId, Workday};

impl CheckIns<'_> {
    /// Replaces the content of an entry of the person, if it still exists. Its workday, team and moment stay, and so do
    /// a note and tags about the lead that could not be read. In the same transaction, an amendment for fewer people is
    /// written into the ledger, and what was offered in the shift is withdrawn unless the person answered it; if they
    /// did, only a reason that the entry no longer gives is deleted. Returns the entry as it was.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn amend(self, own: OwnerAccess, entry: CheckIn, now: Timestamp) -> Result<Option<CheckIn>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0.write(move |c| {
            let Some(before) = find(c, &own, entry.id)? else { return Ok(None) };
            let keeps_note = entry.note == Some(Note::Locked) || entry.note == before.note;
            let removed = if keeps_note { None } else { notes::fingerprint(c, entry.person, entry.id)? };
            c.prepare_cached(
                "UPDATE check_in SET weather = ?3, energy = ?4, stressors = ?5, note = CASE WHEN ?6 THEN note ELSE ?7 END, \
                 audience = ?8, note_audience = ?9, uplifts = ?10, about_lead = CASE WHEN ?11 = '' AND ?13 THEN about_lead ELSE ?11 END, \
                 tag_audience = ?12 WHERE person_id = ?1 AND id = ?2",
            )?
            .execute(params![
                entry.person.0,
                entry.id.0.as_bytes(),
                entry.weather.level(),
                entry.energy.map(|e| e.bars()),
                stored_stressors(&entry.stressors),
                entry.note == Some(Note::Locked),
                notes::sealed(c, &entry)?,
                audience_number(entry.audience),
                audience_number(entry.note_audience),
                stored_uplifts(&entry.uplifts),
                stored_stressors(&entry.about_lead),
                audience_number(entry.tag_audience),
                // A locked tag about the lead, which the form could not show, stays.
                before.about_lead.is_empty(),
            ])
            .map_err(StoreError::named)?;
            // It was offered on content that the entry no longer has.
            suggestions::withdraw_unanswered(c, &before)?;
            suggestions::forget_outdated_reason(c, &before, &entry)?;
            let lines = [
                (entry.audience < before.audience).then_some(Erasure::Narrowed(entry.id, entry.audience)),
                (entry.tag_audience < before.tag_audience).then_some(Erasure::LeadTags(entry.id)),
                (entry.note_audience < before.note_audience)
                    .then_some(Erasure::NarrowedNote(entry.id, entry.note_audience)),
                removed.map(|fingerprint| Erasure::Note(entry.id, fingerprint)),
            ];
            // The last step, and one write: a line stays even if the transaction fails after it.
            write_ledger(c, &ledger, entry.person, lines.into_iter().flatten(), now)?;
            Ok(Some(before))
        })
        .await
    }

    /// Changes the audience of an entry, if `allowed` permits the change. Returns the entry as it was, and whether it
    /// changed.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn set_audience(
        self,
        person: PersonId,
        id: CheckInId,
        audience: Audience,
        allowed: fn(&CheckIn, Audience, Workday) -> bool,
        today: Workday,
        now: Timestamp,
    ) -> Result<Option<(CheckIn, bool)>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let Some(before) = find(c, &person.into(), id)? else { return Ok(None) };
                if !allowed(&before, audience, today) {
                    return Ok(Some((before, false)));
                }
                let after = before.clone().for_audience(audience);
                c.execute(
                    "UPDATE check_in SET audience = ?3, note_audience = ?4, tag_audience = ?5 WHERE person_id = ?1 AND id = ?2",
                    params![
                        person.0,
                        id.0.as_bytes(),
                        audience_number(after.audience),
                        audience_number(after.note_audience),
                        audience_number(after.tag_audience)
                    ],
                )
                .map_err(StoreError::named)?;
                if after.audience < before.audience {
                    // A note that is for the person alone from now on is sealed to them in the same transaction.
                    waiting::seal(c, person)?;
                    log_narrowed(c, &ledger, std::slice::from_ref(&before), audience, now)?;
                }
                Ok(Some((before, true)))
            })
            .await
    }

    /// Narrows every entry of the person up to `until` to at most `audience`, locked ones too. Returns those that were
    /// wider, as they were.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn narrow_all(
        self,
        person: PersonId,
        until: Workday,
        audience: Audience,
        now: Timestamp,
    ) -> Result<EntriesBefore, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let wanted = audience_number(audience);
                let values = params![person.0, until.number(), wanted];
                let wider = "person_id = ?1 AND workday <= ?2 AND audience > ?3";
                let before =
                    list_whole(c, &format!("SELECT {CHECK_IN} FROM check_in c WHERE {wider} ORDER BY c.seq"), values)?;
                let narrow =
                    format!("UPDATE check_in SET audience = ?3, note_audience = min(note_audience, ?3), tag_audience = min(tag_audience, ?3) WHERE {wider}");
                c.execute(&narrow, values).map_err(StoreError::named)?;
                waiting::seal(c, person)?;
                log_narrowed(c, &ledger, &before, audience, now)?;
                EntriesBefore::new(c, person, before)
            })
            .await
    }
}

/// Writes into the ledger that fewer people may see these entries, so that no backup shows them again to the others.
fn log_narrowed(
    c: &Connection,
    ledger: &Ledger,
    before: &[CheckIn],
    audience: Audience,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(person) = before.first().map(|entry| entry.person) else { return Ok(()) };
    let what = before.iter().map(|entry| Erasure::Narrowed(entry.id, audience));
    write_ledger(c, ledger, person, what, now)
}
