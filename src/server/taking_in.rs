//! From the lines of a file of check-ins to entries: who, in which team and shift of that workday, at which moment.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{DateTime, time};
use sha2::{Digest, Sha256};

use super::check_in_file::Row;
use super::store::{Profile, Store, StoreError};
use crate::domain::person::Tie;
use crate::domain::{Audience, CheckIn, CheckInId, Shift};

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

/// The entry that a line stands for.
#[must_use]
pub fn entry(profile: &Profile, row: &Row) -> CheckIn {
    let person = &profile.person;
    let (said, shift) = moment(profile, row);
    let team = profile.ties.iter().find(|tie| tie.tie == Tie::Member && tie.holds_on(row.workday)).map(|tie| tie.team);
    let said_at = said.to_zoned(person.time_zone.clone()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
    CheckIn {
        person: person.id,
        id: id(&person.key, row),
        workday: row.workday,
        said_at,
        shift,
        team,
        weather: row.weather,
        energy: row.energy,
        stressors: row.stressors.clone(),
        note: row.note.clone(),
        wish_to_talk: false,
        audience: row.audience,
        note_audience: Audience::Me,
    }
}

/// When it was said, by the clock of the site, and in which shift. A time before the shift began is of the next day.
fn moment(profile: &Profile, row: &Row) -> (DateTime, Option<String>) {
    let patterns = &profile.person.patterns;
    let Some(clock) = row.time else {
        return match patterns.as_slice() {
            [only] => (row.workday.0.to_datetime(only.starts), Some(only.name.clone())),
            _ => (row.workday.0.to_datetime(time(9, 0, 0, 0)), None),
        };
    };
    let days = [row.workday, row.workday.plus(1)].map(|day| day.0.to_datetime(clock));
    let shifts = days.map(|said| (said, Shift::at(patterns, said)));
    let of_the_day = || shifts.iter().filter(|(_, shift)| shift.workday == row.workday);
    let found = of_the_day().find(|(_, shift)| shift.pattern.is_some()).or_else(|| of_the_day().next());
    match found {
        Some((said, shift)) => (*said, shift.pattern.as_ref().map(|pattern| pattern.name.clone())),
        None => (days[0], None),
    }
}

/// The same line gives the same id, so that a file that is imported twice is there once.
fn id(key: &str, row: &Row) -> CheckInId {
    let clock = row.time.map(|time| time.to_string()).unwrap_or_default();
    let digest = Sha256::digest(format!("check-in\n{}\n{}\n{clock}", key.to_lowercase(), row.workday));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    CheckInId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
