//! Imports a check-in file. The ids are derived from the content, so importing the same file again changes nothing.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};

use super::{Imported, Source, ignored_note, rejected};
use crate::app::imports::check_in_import;
use crate::cli::common::Failure;
use domain::check_in::RETENTION_DAYS;
use domain::{CheckIn, Workday, canonical_id};
use import::check_in_file;
use import::check_in_file::ReferenceData;
use store::{PersonFilter, Profile, Store};
use words::t;

pub(super) async fn import(store: &Store, source: Source<'_>, now: Timestamp) -> Result<Imported, Failure> {
    let Source { name, file, dry_run, locale } = source;
    let people = people(store).await?;
    let today = |zone: &TimeZone| Workday(now.to_zoned(zone.clone()).date());
    let stressors = store.stressors().list();
    let known = ReferenceData {
        person: &|key| find(&people, key).is_some(),
        stressor: &|key| stressors.contains(key),
        uplift: &|key| content::uplifts().get(key).is_some(),
        // As the housekeeping of the server counts: it would delete these entries at the next start.
        first: Some(today(&TimeZone::UTC).plus(-RETENTION_DAYS)),
        last: people.values().map(|profile| today(&profile.person.time_zone)).max(),
        now: Some(now),
    };
    let read = check_in_file::parse(file, known).map_err(|problems| rejected(locale, name, &problems))?;
    let entries: Vec<CheckIn> = read
        .rows
        .iter()
        .filter_map(|row| Some(check_in_import::entry(find(&people, &row.person_id)?, row, &stressors)))
        .collect();
    let tally = store.check_ins().preview_import(entries.clone()).await?;
    let first = if dry_run {
        t!(locale, "cli-would")
    } else {
        store.check_ins().import_for_others(entries, now).await?;
        t!(locale, "cli-imported", file = name)
    };
    let mut said = vec![first, t!(locale, "cli-check-ins-sums", new = tally.new, known = tally.known)];
    if tally.left > 0 {
        said.push(t!(locale, "cli-check-ins-left", left = tally.left));
    }
    let notes = ignored_note(locale, &read.ignored);
    Ok(Imported { said, notes, has_check_ins: !dry_run, ..Imported::default() })
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
