//! A schedule looked over before it is taken in: what it would change, or everything that is wrong with it.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use domain::problem::ImportProblem;
use domain::{PersonSchedule, Workday, canonical_id};
use import::csv_reader::FileBytes;
use import::schedule_file::calendar::CalendarContext;
use import::schedule_file::{self, calendar};
use store::{PersonFilter, ScheduleCounts, Store, StoreError};

/// What came of looking a schedule over.
#[derive(Clone, Debug)]
pub enum SchedulePreview {
    /// It can be taken in as it is.
    Fits {
        /// What it plans, person by person.
        people: Vec<PersonSchedule>,
        /// The names of these people, in the order of the file.
        names: Vec<String>,
        /// The number of lines.
        lines: usize,
        /// Headings that mean nothing here.
        ignored: Vec<String>,
        /// What would change.
        counts: ScheduleCounts,
    },
    /// Nothing of it can be taken in.
    Faulty(Vec<ImportProblem>),
}

/// Looks a file over: a table, or a calendar, whose `name` can say whose it is. Changes nothing.
///
/// # Errors
/// If the store cannot be read.
pub async fn look_over(
    store: &Store,
    name: &str,
    file: FileBytes<'_>,
    now: Timestamp,
) -> Result<SchedulePreview, StoreError> {
    let (people, _) = store.people().list(PersonFilter { limit: u32::MAX, ..PersonFilter::default() }).await?;
    // An id comes before somebody else's address.
    let emails = people.iter().filter_map(|person| Some((canonical_id(person.email.as_ref()?), person.key.clone())));
    let keys = people.iter().map(|person| (canonical_id(&person.key), person.key.clone()));
    let known: HashMap<String, String> = emails.chain(keys).collect();
    let key_of = |id: &str| known.get(&canonical_id(id)).cloned();
    let read = if calendar::is_calendar(file.bytes) {
        let zones: HashMap<&str, &TimeZone> =
            people.iter().map(|person| (person.key.as_str(), &person.time_zone)).collect();
        let owner = Path::new(name).file_stem().and_then(|stem| key_of(&stem.to_string_lossy()));
        let context = CalendarContext {
            owner: owner.as_deref(),
            key_of: &key_of,
            zone_of: &|key| zones.get(key).map_or(TimeZone::UTC, |zone| (*zone).clone()),
            // It is still yesterday in some places.
            first: Workday(now.to_zoned(TimeZone::UTC).date()).plus(-1),
        };
        calendar::parse(file, context)
    } else {
        schedule_file::parse(file, &key_of)
    };
    let read = match read {
        Ok(read) => read,
        Err(problems) => return Ok(SchedulePreview::Faulty(problems)),
    };
    let counts = store.schedules().preview(read.people.clone(), now).await?;
    let by_key: HashMap<&str, &str> = people.iter().map(|person| (&*person.key, &*person.name)).collect();
    let name = |one: &PersonSchedule| by_key.get(&*one.person_id).map_or(&*one.person_id, |name| name).to_owned();
    let names = read.people.iter().map(name).collect();
    Ok(SchedulePreview::Fits { people: read.people, names, lines: read.lines, ignored: read.ignored, counts })
}
