//! The row mapper of check-ins.

use rusqlite::Row;
use uuid::Uuid;

use super::notes::NoteDecryptor;
use crate::db::rows::{audience, moment, parsed, stressors, uplifts, workday};
use domain::{CheckIn, CheckInId, Energy, PersonId, TeamId, Weather};

/// The columns that [`check_in`] reads, in its order.
pub(crate) const CHECK_IN: &str = "c.person_id, c.id, c.workday, c.said_at, c.shift, c.team_id, c.weather, c.energy, \
     c.stressors, c.audience, c.note_audience, c.note, CASE WHEN c.note IS NULL THEN NULL ELSE \
     (SELECT k.key FROM keys.shared_key k WHERE k.person_id = c.person_id) END, c.uplifts, c.about_lead, c.tag_audience";

/// One check-in of a row of [`CHECK_IN`]; `opener` decrypts its note.
pub(crate) fn check_in(row: &Row<'_>, opener: &mut NoteDecryptor<'_>) -> rusqlite::Result<CheckIn> {
    let (person, id) = (PersonId(row.get(0)?), CheckInId(row.get::<_, [u8; 16]>(1).map(Uuid::from_bytes)?));
    let sealed = row.get_ref(11)?.as_blob_or_null()?;
    let note = match sealed {
        Some(sealed) => Some(opener.open(person, id, sealed, row.get(12)?)),
        None => None,
    };
    Ok(CheckIn {
        person,
        id,
        workday: workday(row, 2)?,
        said_at: moment(row, 3)?,
        shift: row.get(4)?,
        team: row.get::<_, Option<i64>>(5)?.map(TeamId),
        weather: parsed(6, Weather::try_from(row.get::<_, u8>(6)?))?,
        energy: row.get::<_, Option<u8>>(7)?.map(|bars| parsed(7, Energy::try_from(bars))).transpose()?,
        stressors: stressors(row.get_ref(8)?.as_str()?),
        uplifts: uplifts(row.get_ref(13)?.as_str()?),
        about_lead: stressors(row.get_ref(14)?.as_str()?),
        tag_audience: audience(row, 15)?,
        note,
        audience: audience(row, 9)?,
        note_audience: audience(row, 10)?,
    })
}
