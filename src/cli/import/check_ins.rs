//! Imports a check-in file. The ids are derived from the content, so importing the same file again changes nothing.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{ImportSource, Imported, ignored_note, rejected};
use crate::app::imports::check_in_import;
use crate::app::imports::column_labels::ColumnLabels;
use crate::cli::common::Failure;
use crate::state::file_reading::read_apart;
use content::Stressors;
use domain::check_in::RETENTION_DAYS;
use domain::problem::ImportProblem;
use domain::{CheckIn, Locale, Workday, canonical_id};
use import::check_in_file;
use import::check_in_file::{CheckInFile, ReferenceData};
use import::csv_reader::FileBytes;
use store::{PersonFilter, Profile, Store};
use words::t;

pub(super) async fn import(store: &Store, source: ImportSource<'_>, now: Timestamp) -> Result<Imported, Failure> {
    let ImportSource { name, file, dry_run, locale } = source;
    let people = Arc::new(people(store).await?);
    // As the housekeeping of the server counts: it would delete older entries at the next start.
    let oldest = store.org_units().earliest_today(now).await?.plus(-RETENTION_DAYS);
    let stressors = store.stressors().list();
    let known = (Arc::clone(&people), Arc::clone(&stressors));
    let read = read_apart(file, move |file| {
        read(file, &known.0, &known.1, oldest, now).map_err(|problems| (labels(file, locale), problems))
    });
    let read = read.await?.map_err(|(labels, problems)| rejected(locale, name, problems, &labels))?;
    let entries: Vec<CheckIn> = read
        .rows
        .iter()
        .filter_map(|row| Some(check_in_import::entry(find(&people, &row.person_id)?, row, &stressors)))
        // The shift may still be to come, or the time of day has no moment. Deleting everything deletes what was said
        // up to now, so nothing may be dated later.
        .map(|entry| CheckIn { said_at: entry.said_at.min(now), ..entry })
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

/// What the columns of a check-in file are called.
fn labels(file: FileBytes<'_>, locale: Locale) -> ColumnLabels {
    ColumnLabels::read(file, check_in_file::FILE_COLUMNS, check_in_file::column_names(locale).collect())
}

/// Reads a file about these people and stressors; entries of days before `oldest` are problems.
fn read(
    file: FileBytes<'_>,
    people: &HashMap<String, Profile>,
    stressors: &Stressors,
    oldest: Workday,
    now: Timestamp,
) -> Result<CheckInFile, Vec<ImportProblem>> {
    let known = ReferenceData {
        person: &|key| find(people, key).is_some(),
        stressor: &|key| stressors.contains(key),
        uplift: &|key| content::uplifts().get(key).is_some(),
        first: Some(oldest),
        last: &|key| find(people, key).map(|profile| newest(profile, now)),
        now: Some(now),
    };
    check_in_file::parse(file, known)
}

/// Returns the newest workday of which somebody can have check-ins: that of their shift, or the date at their site.
fn newest(profile: &Profile, now: Timestamp) -> Workday {
    let person = &profile.person;
    person.today(now).max(Workday(now.to_zoned(person.time_zone.clone()).date()))
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
