//! Imports a check-in file. The ids are derived from the content, so importing the same file again changes nothing.

use std::collections::HashMap;
use std::path::Path;

use jiff::{Timestamp, tz::TimeZone};

use super::{print_ignored, rejected};
use crate::app::imports::check_in_import;
use crate::app::jobs::RETENTION;
use crate::cli::common::Failure;
use domain::{CheckIn, Locale, Workday, canonical_id};
use import::check_in_file;
use import::check_in_file::ReferenceData;
use import::csv_reader::FileBytes;
use store::{PersonFilter, Profile, Store};
use words::t;

pub(super) async fn import(
    store: &Store,
    bytes: FileBytes<'_>,
    file: &Path,
    dry_run: bool,
    locale: Locale,
    now: Timestamp,
) -> Result<(), Failure> {
    let people = people(store).await?;
    let today = |zone: &TimeZone| Workday(now.to_zoned(zone.clone()).date());
    let stressors = store.stressors().list();
    let known = ReferenceData {
        person: &|key| find(&people, key).is_some(),
        stressor: &|key| stressors.contains(key),
        uplift: &|key| content::uplifts().get(key).is_some(),
        // As the housekeeping of the server counts: it would delete these entries at the next start.
        first: Some(today(&TimeZone::UTC).plus(-RETENTION)),
        last: people.values().map(|profile| today(&profile.person.time_zone)).max(),
    };
    let read = check_in_file::parse(bytes, known).map_err(|problems| rejected(locale, file, &problems))?;
    print_ignored(locale, &read.ignored);
    let entries: Vec<CheckIn> = read
        .rows
        .iter()
        .filter_map(|row| Some(check_in_import::entry(find(&people, &row.person_id)?, row, &stressors)))
        .collect();
    let tally = store.check_ins().preview_import(entries.clone()).await?;
    if dry_run {
        println!("{}", t!(locale, "cli-would"));
    } else {
        store.check_ins().import_for_others(entries, now).await?;
        println!("{}", t!(locale, "cli-imported", file = file.display().to_string()));
    }
    println!("{}", t!(locale, "cli-check-ins-sums", new = tally.new, known = tally.known));
    if tally.left > 0 {
        println!("{}", t!(locale, "cli-check-ins-left", left = tally.left));
    }
    Ok(())
}

/// Returns the person with this id: in the exact spelling, or in any other.
fn find<'p>(people: &'p HashMap<String, Profile>, id: &str) -> Option<&'p Profile> {
    people.get(id.trim()).or_else(|| people.get(&canonical_id(id)))
}

/// Returns all people by their id in its spelling, and by its canonical form.
async fn people(store: &Store) -> Result<HashMap<String, Profile>, Failure> {
    let (mut people, _) = store.people().list(PersonFilter { limit: u32::MAX, ..PersonFilter::default() }).await?;
    let mut found = HashMap::with_capacity(people.len());
    people.sort_by_key(|person| person.id);
    for person in people {
        if let Some(profile) = store.people().profile(person.id).await? {
            found.entry(canonical_id(&person.key)).or_insert_with(|| profile.clone());
            found.insert(person.key, profile);
        }
    }
    Ok(found)
}
