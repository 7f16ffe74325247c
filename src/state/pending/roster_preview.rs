//! A roster looked over before it is taken in: what it would change, or everything that is wrong with it.

use jiff::Timestamp;

use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::RosterRow;
use import::csv_reader::FileBytes;
use import::{decode, roster};
use store::{RosterChange, RosterChangeKind, Store, StoreError, UnitChange};

/// Maximum length of what is shown of a file in an encoding, in characters.
const MAX_SAMPLE_LENGTH: usize = 120;

/// What came of looking a roster over.
#[derive(Clone, Debug)]
pub enum RosterPreview {
    /// It can be taken in as it is.
    Fits {
        /// Its lines.
        rows: Vec<RosterRow>,
        /// Headings that mean nothing here.
        ignored: Vec<String>,
        /// What would change, person by person.
        planned: Vec<RosterChange>,
        /// What would change about teams and sites.
        units: Vec<UnitChange>,
    },
    /// Nothing of it can be taken in.
    Faulty(Vec<ImportProblem>),
    /// It cannot be read before somebody answers a question.
    Asks {
        /// What is asked.
        question: FileQuestion,
        /// The same as problems, for who cannot be asked.
        problems: Vec<ImportProblem>,
    },
}

/// What a file does not tell.
#[derive(Clone, Debug)]
pub enum FileQuestion {
    /// Its encoding: the name of each that fits, and what the file says in it.
    Encoding(Vec<(&'static str, String)>),
    /// The order of day and month in its dates: one that is two days.
    Dates(String),
    /// Which columns its headings name: a required one is missing.
    Columns,
}

/// Returns the question that would resolve a problem.
fn question(file: FileBytes<'_>, problems: &[ImportProblem]) -> Option<FileQuestion> {
    problems.iter().find_map(|problem| match problem.what {
        ImportProblemKind::UnclearEncoding => {
            Some(FileQuestion::Encoding(decode::samples(file.bytes, MAX_SAMPLE_LENGTH)))
        }
        ImportProblemKind::UnclearDates => Some(FileQuestion::Dates(problem.value.clone())),
        ImportProblemKind::MissingColumn => Some(FileQuestion::Columns),
        _ => None,
    })
}

/// Looks a file over. Changes nothing.
///
/// # Errors
/// If the store cannot be used.
pub async fn look_over(store: &Store, file: FileBytes<'_>, now: Timestamp) -> Result<RosterPreview, StoreError> {
    let roster::Roster { rows, ignored } = match roster::parse(file) {
        Ok(roster) => roster,
        Err(problems) => {
            return Ok(match question(file, &problems) {
                Some(question) => RosterPreview::Asks { question, problems },
                None => RosterPreview::Faulty(problems),
            });
        }
    };
    let conflicts = store.roster().conflicts(rows.clone()).await?;
    if !conflicts.is_empty() {
        return Ok(RosterPreview::Faulty(conflicts));
    }
    let units = store.roster().unit_changes(rows.clone()).await?;
    match store.roster().preview(rows.clone(), now).await {
        Ok(planned) => Ok(RosterPreview::Fits { rows, ignored, planned, units }),
        Err(StoreError::NoAdminLeft) => Ok(RosterPreview::Faulty(vec![no_admin_left()])),
        Err(StoreError::PsychologistInTeam(key)) => {
            Ok(RosterPreview::Faulty(vec![psychologist_in_team(line_of(&rows, &key), &key)]))
        }
        Err(error) => Err(error),
    }
}

/// How many people a plan concerns in this way.
#[must_use]
pub fn count(planned: &[RosterChange], change: RosterChangeKind) -> usize {
    planned.iter().filter(|person| person.change == change).count()
}

/// The columns that are not in the file and so leave what is known of people as it is; none where everybody is new.
#[must_use]
pub fn staying(rows: &[RosterRow], planned: &[RosterChange]) -> Vec<&'static str> {
    let known = planned.iter().any(|person| person.before.is_some());
    rows.first().filter(|_| known).map(|row| row.stated.kept()).unwrap_or_default()
}

/// The line of a person.
fn line_of(rows: &[RosterRow], key: &str) -> u64 {
    rows.iter().find(|row| row.person_id == key).map_or(0, |row| row.line)
}

/// What is wrong with a file after which a psychologist would still work in the team that the centre knows for them.
#[must_use]
pub fn psychologist_in_team(line: u64, key: &str) -> ImportProblem {
    ImportProblem::new(line, "roles", key, ImportProblemKind::PsychologistInTeam)
}

/// What is wrong with a file after which nobody could administer the centre.
#[must_use]
pub fn no_admin_left() -> ImportProblem {
    ImportProblem::new(0, "roles", "", ImportProblemKind::NoAdminLeft)
}
