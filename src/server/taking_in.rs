//! From the lines of a file of check-ins to entries: who, in which team and shift of that workday, at which moment.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::time;
use sha2::{Digest, Sha256};

use super::check_in_file::Row;
use super::store::{Profile, Store, StoreError};
use crate::domain::person::Tie;
use crate::domain::{CheckIn, CheckInId, ShiftPattern};

/// The entries that these lines say, in their order. Lines of people whom the centre does not know are left out.
///
/// # Errors
/// Where the store cannot be read.
pub async fn entries(store: &Store, rows: &[Row]) -> Result<Vec<CheckIn>, StoreError> {
    let mut profiles: HashMap<String, Option<Profile>> = HashMap::new();
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let key = row.person_id.to_lowercase();
        if !profiles.contains_key(&key) {
            let person = store.person_by_key(row.person_id.clone()).await?;
            let profile = match person {
                Some(person) => store.profile(person.id).await?,
                None => None,
            };
            profiles.insert(key.clone(), profile);
        }
        if let Some(Some(profile)) = profiles.get(&key) {
            entries.push(entry(profile, row));
        }
    }
    Ok(entries)
}

fn entry(profile: &Profile, row: &Row) -> CheckIn {
    let person = &profile.person;
    let shift = shift(&person.patterns, row);
    CheckIn {
        person: person.id,
        id: id(row),
        workday: row.workday,
        said_at: moment(profile, row, shift),
        shift: shift.map(|pattern| pattern.name.clone()),
        team: profile.viewer().teams(Tie::Member, row.workday).next(),
        weather: row.weather,
        energy: row.energy,
        stressors: row.stressors.clone(),
        note: row.note.clone(),
        wish_to_talk: false,
        audience: row.audience,
        note_audience: crate::domain::Audience::Me,
    }
}

/// The same line always has the same id, so that a file that is imported twice is there once.
fn id(row: &Row) -> CheckInId {
    let time = row.time.map(|t| t.to_string()).unwrap_or_default();
    let digest = Sha256::digest(format!("{}|{}|{time}", row.person_id.to_lowercase(), row.workday));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
    CheckInId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The shift that runs at the line's time, or the only one that the person has.
fn shift<'a>(patterns: &'a [ShiftPattern], row: &Row) -> Option<&'a ShiftPattern> {
    let Some(said) = row.time else {
        return if patterns.len() == 1 { patterns.first() } else { None };
    };
    let date =
        if patterns.iter().any(|p| p.crosses_midnight() && said < p.ends) { row.workday.plus(1) } else { row.workday };
    let found = crate::domain::Shift::at(patterns, date.0.to_datetime(said)).pattern?;
    patterns.iter().find(|pattern| **pattern == found)
}

fn moment(profile: &Profile, row: &Row, shift: Option<&ShiftPattern>) -> Timestamp {
    let said = row.time.or_else(|| shift.map(|pattern| pattern.starts)).unwrap_or(time(9, 0, 0, 0));
    let next_day = shift.is_some_and(|pattern| pattern.crosses_midnight() && said < pattern.ends);
    let date = if next_day { row.workday.plus(1) } else { row.workday };
    let zoned = date.0.to_datetime(said).to_zoned(profile.person.time_zone.clone());
    zoned.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
