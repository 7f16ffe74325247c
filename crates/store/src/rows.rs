//! One mapper for each type that is read from a row, and the stored form of its parts.

use jiff::Timestamp;
use rusqlite::Row;
use uuid::Uuid;

use super::notes::NoteDecryptor;
use domain::person::{Membership, TeamRole};
use domain::{Audience, CheckIn, CheckInId, Energy, PersonId, StressorKey, TeamId, Weather, Workday};

/// The columns that [`check_in`] reads, in its order.
pub(super) const CHECK_IN: &str = "c.person_id, c.id, c.workday, c.said_at, c.shift, c.team_id, c.weather, c.energy, \
     c.stressors, c.wish_to_talk, c.audience, c.note_audience, c.note, CASE WHEN c.note IS NULL THEN NULL ELSE \
     (SELECT k.key FROM keys.shared_key k WHERE k.person_id = c.person_id) END";

pub(super) fn check_in(row: &Row<'_>, opener: &mut NoteDecryptor<'_>) -> rusqlite::Result<CheckIn> {
    let (person, id) = (PersonId(row.get(0)?), CheckInId(row.get::<_, [u8; 16]>(1).map(Uuid::from_bytes)?));
    let sealed = row.get_ref(12)?.as_blob_or_null()?;
    let note = match sealed {
        Some(sealed) => Some(opener.open(person, id, sealed, row.get(13)?)),
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
        note,
        wish_to_talk: row.get(9)?,
        audience: audience(row, 10)?,
        note_audience: audience(row, 11)?,
    })
}

pub(super) fn membership(row: &Row<'_>) -> rusqlite::Result<Membership> {
    Ok(Membership {
        person: PersonId(row.get(0)?),
        team: TeamId(row.get(1)?),
        role: tie(row, 2)?,
        from: workday(row, 3)?,
        until: row.get::<_, Option<i32>>(4)?.map(Workday::from_number),
    })
}

pub(super) fn tie(row: &Row<'_>, column: usize) -> rusqlite::Result<TeamRole> {
    Ok(if row.get::<_, u8>(column)? == tie_number(TeamRole::Lead) { TeamRole::Lead } else { TeamRole::Member })
}

pub(super) fn workday(row: &Row<'_>, column: usize) -> rusqlite::Result<Workday> {
    row.get(column).map(Workday::from_number)
}

pub(super) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    parsed(column, Timestamp::from_millisecond(row.get(column)?))
}

fn audience(row: &Row<'_>, column: usize) -> rusqlite::Result<Audience> {
    let number: u8 = row.get(column)?;
    Audience::ALL
        .get(usize::from(number))
        .copied()
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(column, i64::from(number)))
}

pub(super) fn parsed<T, E>(column: usize, value: Result<T, E>) -> rusqlite::Result<T>
where
    E: std::error::Error + Send + Sync + 'static,
{
    value.map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Integer, Box::new(error))
    })
}

pub(super) fn stressors(stored: &str) -> Vec<StressorKey> {
    stored.split(';').filter_map(|key| key.parse().ok()).collect()
}

pub(super) fn stored_stressors(keys: &[StressorKey]) -> String {
    keys.iter().map(StressorKey::as_str).collect::<Vec<_>>().join(";")
}

/// The stored form of an audience: its place from narrow to wide.
pub(super) const fn audience_number(audience: Audience) -> u8 {
    audience as u8
}

/// The stored form of a tie.
pub(super) const fn tie_number(tie: TeamRole) -> u8 {
    match tie {
        TeamRole::Member => 0,
        TeamRole::Lead => 1,
    }
}
