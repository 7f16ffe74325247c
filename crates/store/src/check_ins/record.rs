//! Recording check-ins, each once.

use rusqlite::{Connection, params};

use super::sights::find;
use super::{CheckIns, notes, withdraw};
use crate::StoreError;
use crate::db::rows::{audience_number, stored_stressors, stored_uplifts};
use crate::keys::owner_access::OwnerAccess;
use domain::CheckIn;

/// What became of a check-in that was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordOutcome {
    /// It is stored now.
    New,
    /// The same check-in was stored before; nothing changed.
    Same,
    /// Another check-in of the person has this id and was left as it is.
    Different(Box<CheckIn>),
    /// It was undone or deleted before and does not come back.
    Withdrawn,
}

impl CheckIns<'_> {
    /// Stores a check-in, durably, unless its id is known for this person.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Busy`]: then nothing was stored.
    pub async fn record(self, check_in: CheckIn) -> Result<RecordOutcome, StoreError> {
        self.0.write(move |c| record(c, &check_in, &check_in.person.into(), false)).await
    }

    /// Stores a check-in of a person who is signed in, as [`Self::record`] does: with their key, a private note can be
    /// compared with that of an entry that has the same id.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn record_by_owner(self, own: OwnerAccess, check_in: CheckIn) -> Result<RecordOutcome, StoreError> {
        self.0.write(move |c| record(c, &check_in, &own, false)).await
    }
}

/// Stores one entry inside a transaction; used by imports too.
pub(crate) fn record(
    c: &Connection,
    check_in: &CheckIn,
    own: &OwnerAccess,
    imported: bool,
) -> Result<RecordOutcome, StoreError> {
    if withdraw::is_withdrawn(c, check_in.person, check_in.id)? {
        return Ok(RecordOutcome::Withdrawn);
    }
    let added = c
        .prepare_cached(
            "INSERT INTO check_in (person_id, id, workday, said_at, shift, team_id, weather, energy, stressors, note, \
             audience, note_audience, imported, uplifts, about_lead, tag_audience) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) \
             ON CONFLICT (person_id, id) DO NOTHING",
        )?
        .execute(params![
            check_in.person.0,
            check_in.id.0.as_bytes(),
            check_in.workday.number(),
            check_in.said_at.as_millisecond(),
            check_in.shift,
            check_in.team.map(|t| t.0),
            check_in.weather.level(),
            check_in.energy.map(|e| e.bars()),
            stored_stressors(&check_in.stressors),
            notes::sealed(c, check_in)?,
            audience_number(check_in.audience),
            audience_number(check_in.note_audience),
            imported,
            stored_uplifts(&check_in.uplifts),
            stored_stressors(&check_in.about_lead),
            audience_number(check_in.tag_audience),
        ])
        .map_err(StoreError::named)?;
    if added == 1 {
        return Ok(RecordOutcome::New);
    }
    Ok(match find(c, own, check_in.id)? {
        Some(known) if !known.has_same_content_as(check_in) => RecordOutcome::Different(Box::new(known)),
        _ => RecordOutcome::Same,
    })
}
