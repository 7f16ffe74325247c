//! Check-ins from a file: each becomes the entry that the person would have made, under an id that is the same every time.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::{DateTime, time};
use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};

use super::{faulty, pass_over};
use crate::domain::person::Tie;
use crate::domain::{Audience, CheckIn, CheckInId, Shift, Workday};
use crate::server::check_in_file::{self, Known, Row};
use crate::server::cli::Failure;
use crate::server::content;
use crate::server::store::{PersonFilter, Profile, Store};
use crate::t;
use crate::words::Locale;

pub(super) async fn import(store: &Store, bytes: &[u8], file: &Path, dry_run: bool, locale: Locale) -> Result<(), Failure> {
    let people = people(store).await?;
    let now = Timestamp::now();
    let today = |zone: &TimeZone| Workday(now.to_zoned(zone.clone()).date());
    let known = Known {
        person: &|key| people.contains_key(&key.to_lowercase()),
        stressor: &|key| content::stressors().contains(key),
        last: people.values().map(|profile| today(&profile.person.time_zone)).max(),
    };
    let read = check_in_file::parse(bytes, known).map_err(|problems| faulty(locale, file, &problems))?;
    pass_over(locale, &read.ignored);
    let find = |row: &Row| people.get(&row.person_id.to_lowercase());
    let entries: Vec<CheckIn> = read.rows.iter().filter_map(|row| Some(entry(find(row)?, row))).collect();
    let tally = store.try_check_ins(entries.clone()).await?;
    if dry_run {
        println!("{}", t!(locale, "cli-would"));
    } else {
        store.take_check_ins(entries).await?;
        println!("{}", t!(locale, "cli-imported", file = file.display().to_string()));
    }
    println!("{}", t!(locale, "cli-check-ins-sums", new = tally.new, known = tally.known, left = tally.left));
    Ok(())
}

/// Everybody by their key in small letters.
async fn people(store: &Store) -> Result<HashMap<String, Profile>, Failure> {
    let (people, _) = store.people(PersonFilter { limit: u32::MAX, ..PersonFilter::default() }).await?;
    let mut found = HashMap::with_capacity(people.len());
    for person in people {
        if let Some(profile) = store.profile(person.id).await? {
            found.insert(person.key.to_lowercase(), profile);
        }
    }
    Ok(found)
}

/// The entry that a line stands for.
fn entry(profile: &Profile, row: &Row) -> CheckIn {
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
