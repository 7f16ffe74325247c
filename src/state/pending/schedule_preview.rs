//! A schedule looked over before it is taken in: what it would change, or everything that is wrong with it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::file_question::FileQuestion;
use super::file_reading::read_apart;
use domain::problem::ImportProblem;
use domain::{PersonSchedule, Workday, canonical_id};
use import::csv_reader::FileBytes;
use import::schedule_file::calendar::CalendarContext;
use import::schedule_file::{self, ReadLabel, ScheduleFile, calendar};
use store::{Person, PersonFilter, ScheduleCounts, Store, StoreError};

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
        /// The labels and how they are read, those to look at first.
        labels: Vec<ReadLabel>,
        /// What would change.
        counts: ScheduleCounts,
    },
    /// Nothing of it can be imported.
    Faulty(Vec<ImportProblem>),
    /// It cannot be read before somebody answers a question.
    Asks {
        /// What is asked.
        question: FileQuestion,
        /// The same as problems, for who cannot be asked.
        problems: Vec<ImportProblem>,
    },
}

impl SchedulePreview {
    /// Whether it asks for the order of day and month in dates.
    #[must_use]
    pub const fn asks_dates(&self) -> bool {
        matches!(self, Self::Asks { question: FileQuestion::Dates(_), .. })
    }
}

/// Looks a file over, with what is stated of it: see [`complete`](super::import_mapping::complete). It is a table, or a
/// calendar, whose `name` can say whose it is. Changes nothing.
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
    let people = Arc::new(people);
    // A night shift belongs to the day before.
    let first = store.org_units().earliest_today(now).await?.plus(-1);
    let (known, name) = (Arc::clone(&people), name.to_owned());
    let read = match read_apart(file, move |file| read(file, &name, &known, first)).await? {
        Ok(read) => read,
        Err((Some(question), problems)) => return Ok(SchedulePreview::Asks { question, problems }),
        Err((None, problems)) => return Ok(SchedulePreview::Faulty(problems)),
    };
    let counts = store.schedules().preview(read.people.clone(), now).await?;
    let by_key: HashMap<&str, &str> = people.iter().map(|person| (&*person.key, &*person.name)).collect();
    let name = |one: &PersonSchedule| by_key.get(&*one.person_id).map_or(&*one.person_id, |name| name).to_owned();
    let names = read.people.iter().map(name).collect();
    let ScheduleFile { people, lines, ignored, labels } = read;
    Ok(SchedulePreview::Fits { people, names, lines, ignored, labels, counts })
}

/// Reads a file about these people, of a calendar the shifts from `first` on; otherwise its problems, and the question
/// that would resolve them.
fn read(
    file: FileBytes<'_>,
    name: &str,
    people: &[Person],
    first: Workday,
) -> Result<ScheduleFile, (Option<FileQuestion>, Vec<ImportProblem>)> {
    // An id comes before somebody else's address.
    let emails = people.iter().filter_map(|person| Some((canonical_id(person.email.as_ref()?), person.key.clone())));
    let keys = people.iter().map(|person| (canonical_id(&person.key), person.key.clone()));
    let known: HashMap<String, String> = emails.chain(keys).collect();
    let key_of = |id: &str| known.get(&canonical_id(id)).cloned();
    if !calendar::is_calendar(file.bytes) {
        let read = schedule_file::parse(file, &key_of);
        return read.map_err(|problems| (FileQuestion::of(file, schedule_file::FILE_COLUMNS, &problems), problems));
    }
    let zones: HashMap<&str, &TimeZone> = people.iter().map(|person| (&*person.key, &person.time_zone)).collect();
    let owner = Path::new(name).file_stem().and_then(|stem| key_of(&stem.to_string_lossy()));
    let context = CalendarContext {
        owner: owner.as_deref(),
        key_of: &key_of,
        zone_of: &|key| zones.get(key).map_or(TimeZone::UTC, |zone| (*zone).clone()),
        first,
    };
    calendar::parse(file, context).map_err(|problems| (None, problems))
}
