//! A schedule looked over before it is taken in: what it would change, or everything that is wrong with it.

use std::collections::HashMap;

use jiff::Timestamp;

use domain::problem::ImportProblem;
use domain::{PersonSchedule, canonical_id};
use import::csv_reader::FileBytes;
use import::schedule_file;
use store::{PersonFilter, ScheduleCounts, Store, StoreError};

/// What came of looking a schedule over.
#[derive(Clone, Debug)]
pub enum SchedulePreview {
    /// It can be taken in as it is.
    Fits {
        /// What it plans, person by person.
        people: Vec<PersonSchedule>,
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

/// Looks a file over. Changes nothing.
///
/// # Errors
/// If the store cannot be read.
pub async fn look_over(store: &Store, file: FileBytes<'_>, now: Timestamp) -> Result<SchedulePreview, StoreError> {
    let (known, _) = store.people().list(PersonFilter { limit: u32::MAX, ..PersonFilter::default() }).await?;
    // An id comes before somebody else's address.
    let emails = known.iter().filter_map(|person| Some((canonical_id(person.email.as_ref()?), person.key.clone())));
    let keys = known.iter().map(|person| (canonical_id(&person.key), person.key.clone()));
    let known: HashMap<String, String> = emails.chain(keys).collect();
    let read = match schedule_file::parse(file, &|id| known.get(&canonical_id(id)).cloned()) {
        Ok(read) => read,
        Err(problems) => return Ok(SchedulePreview::Faulty(problems)),
    };
    let counts = store.schedules().preview(read.people.clone(), now).await?;
    Ok(SchedulePreview::Fits { people: read.people, lines: read.lines, ignored: read.ignored, counts })
}
