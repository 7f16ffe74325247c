//! Check-ins: recorded once, amended, narrowed. Who reads them stands in `sights`, how they go in `erasures`.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::own::OwnerAccess;
use super::rows::{self, CHECK_IN, audience_number};
use super::sights::{find, list};
use super::{Store, StoreError, erasures, notes};
use crate::ledger::{Erased, Ledger};
use domain::{Audience, CheckIn, CheckInId, Note, PersonId, Workday};

/// What became of a check-in that was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    /// It is stored now.
    New,
    /// The very same was stored before; nothing changed.
    Same,
    /// Another saying stands under this id and was left as it is.
    Different(Box<CheckIn>),
    /// It was undone or deleted before and does not come back.
    Withdrawn,
}

/// An interval of workdays, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// First workday.
    pub from: Workday,
    /// Last workday.
    pub to: Workday,
}

impl Store {
    /// Stores a check-in, durably, unless its id is known for this person.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Busy`]: then nothing was stored.
    pub async fn record(&self, check_in: CheckIn) -> Result<Recorded, StoreError> {
        self.write(move |c| record(c, &check_in, &check_in.person.into(), false)).await
    }

    /// Stores a check-in of somebody who is signed in, as [`Self::record`] does: with their key, what is for them alone can be
    /// compared with an entry that has the same id.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn record_by_owner(&self, own: OwnerAccess, check_in: CheckIn) -> Result<Recorded, StoreError> {
        self.write(move |c| record(c, &check_in, &own, false)).await
    }

    /// Replaces what an entry of the person says, if it still exists. Its workday, team and moment stay, and so does a note that
    /// could not be read.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn amend(&self, own: OwnerAccess, said: CheckIn, now: Timestamp) -> Result<Option<CheckIn>, StoreError> {
        let ledger = self.ledger.clone();
        self.write(move |c| {
            let Some(before) = find(c, &own, said.id)? else { return Ok(None) };
            c.prepare_cached(
                "UPDATE check_in SET weather = ?3, energy = ?4, stressors = ?5, note = CASE WHEN ?6 THEN note ELSE ?7 END, \
                 wish_to_talk = ?8, audience = ?9, note_audience = ?10 WHERE person_id = ?1 AND id = ?2",
            )?
            .execute(params![
                said.person.0,
                said.id.0.as_bytes(),
                said.weather.level(),
                said.energy.map(|e| e.bars()),
                rows::stored_stressors(&said.stressors),
                said.note == Some(Note::Locked),
                notes::sealed(c, &said)?,
                said.wish_to_talk,
                audience_number(said.audience),
                audience_number(said.note_audience),
            ])
            .map_err(StoreError::named)?;
            if said.audience < before.audience {
                narrowed(c, &ledger, std::slice::from_ref(&before), said.audience, now)?;
            }
            Ok(Some(before))
        })
        .await
    }

    /// Gives an entry another audience, if `allowed` agrees to the change. Gives the entry as it was, and whether it changed.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn set_audience(
        &self,
        person: PersonId,
        id: CheckInId,
        audience: Audience,
        allowed: fn(&CheckIn, Audience, Workday) -> bool,
        (today, now): (Workday, Timestamp),
    ) -> Result<Option<(CheckIn, bool)>, StoreError> {
        let ledger = self.ledger.clone();
        self.write(move |c| {
            let Some(before) = find(c, &person.into(), id)? else { return Ok(None) };
            if !allowed(&before, audience, today) {
                return Ok(Some((before, false)));
            }
            let after = before.clone().for_audience(audience);
            c.execute(
                "UPDATE check_in SET audience = ?3, note_audience = ?4 WHERE person_id = ?1 AND id = ?2",
                params![
                    person.0,
                    id.0.as_bytes(),
                    audience_number(after.audience),
                    audience_number(after.note_audience)
                ],
            )
            .map_err(StoreError::named)?;
            if after.audience < before.audience {
                // What is for the person alone from now on is sealed to them in the same transaction.
                notes::seal_waiting(c, person)?;
                narrowed(c, &ledger, std::slice::from_ref(&before), audience, now)?;
            }
            Ok(Some((before, true)))
        })
        .await
    }

    /// Narrows every entry of the person up to `until` to at most `audience`. Gives those that were wider, as they were.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub async fn narrow_all(
        &self,
        person: PersonId,
        until: Workday,
        audience: Audience,
        now: Timestamp,
    ) -> Result<Vec<CheckIn>, StoreError> {
        let ledger = self.ledger.clone();
        self.write(move |c| {
            let wanted = audience_number(audience);
            let values = params![person.0, until.number(), wanted];
            let wider = "person_id = ?1 AND workday <= ?2 AND audience > ?3";
            let before = list(c, &format!("SELECT {CHECK_IN} FROM check_in c WHERE {wider} ORDER BY c.seq"), values)?;
            let narrow =
                format!("UPDATE check_in SET audience = ?3, note_audience = min(note_audience, ?3) WHERE {wider}");
            c.execute(&narrow, values).map_err(StoreError::named)?;
            notes::seal_waiting(c, person)?;
            narrowed(c, &ledger, &before, audience, now)?;
            Ok(before)
        })
        .await
    }
}

/// Stores one entry inside a transaction; used by imports too.
pub(super) fn record(
    c: &Connection,
    check_in: &CheckIn,
    own: &OwnerAccess,
    imported: bool,
) -> Result<Recorded, StoreError> {
    if erasures::is_withdrawn(c, check_in.person, check_in.id)? {
        return Ok(Recorded::Withdrawn);
    }
    let added = c
        .prepare_cached(
            "INSERT INTO check_in (person_id, id, workday, said_at, shift, team_id, weather, energy, stressors, note, \
             wish_to_talk, audience, note_audience, imported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) \
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
            rows::stored_stressors(&check_in.stressors),
            notes::sealed(c, check_in)?,
            check_in.wish_to_talk,
            audience_number(check_in.audience),
            audience_number(check_in.note_audience),
            imported,
        ])
        .map_err(StoreError::named)?;
    if added == 1 {
        return Ok(Recorded::New);
    }
    Ok(match find(c, own, check_in.id)? {
        Some(known) if !known.says_the_same_as(check_in) => Recorded::Different(Box::new(known)),
        _ => Recorded::Same,
    })
}

/// Writes into the ledger that these entries are for fewer people now, so that no backup shows them again to those who saw them.
fn narrowed(
    c: &Connection,
    ledger: &Ledger,
    before: &[CheckIn],
    audience: Audience,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(person) = before.first().map(|entry| entry.person) else { return Ok(()) };
    let what = before.iter().map(|entry| Erased::Narrowed(entry.id, audience));
    erasures::write_down(c, ledger, person, what, now)
}
