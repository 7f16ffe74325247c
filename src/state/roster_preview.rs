//! A roster looked over before it is taken in: what it would change, or everything that is wrong with it.

use std::sync::Arc;

use jiff::Timestamp;

use domain::Workday;
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
    /// Several encodings fit: somebody must choose one.
    Unclear {
        /// The file.
        bytes: Arc<[u8]>,
        /// The name of each encoding, and what the file says in it.
        samples: Vec<(&'static str, String)>,
    },
}

/// Looks a file over. Changes nothing.
///
/// # Errors
/// If the store cannot be used.
pub async fn look_over(
    store: &Store,
    file: FileBytes<'_>,
    today: Workday,
    now: Timestamp,
) -> Result<RosterPreview, StoreError> {
    let roster::Roster { rows, ignored } = match roster::parse(file) {
        Ok(roster) => roster,
        Err(problems) if problems.iter().any(|problem| problem.what == ImportProblemKind::UnclearEncoding) => {
            let samples = decode::samples(file.bytes, MAX_SAMPLE_LENGTH);
            return Ok(RosterPreview::Unclear { bytes: file.bytes.into(), samples });
        }
        Err(problems) => return Ok(RosterPreview::Faulty(problems)),
    };
    let conflicts = store.roster().conflicts(rows.clone()).await?;
    if !conflicts.is_empty() {
        return Ok(RosterPreview::Faulty(conflicts));
    }
    let units = store.roster().unit_changes(rows.clone()).await?;
    match store.roster().preview(rows.clone(), today, now).await {
        Ok(planned) => Ok(RosterPreview::Fits { rows, ignored, planned, units }),
        Err(StoreError::NoAdminLeft) => Ok(RosterPreview::Faulty(vec![no_admin_left()])),
        Err(StoreError::PsychologistInTeam(key)) => {
            Ok(RosterPreview::Faulty(vec![psychologist_in_team(line_of(&rows, &key), key)]))
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
pub fn psychologist_in_team(line: u64, key: String) -> ImportProblem {
    ImportProblem { line, column: "roles".to_owned(), value: key, what: ImportProblemKind::PsychologistInTeam }
}

/// What is wrong with a file after which nobody could administer the centre.
#[must_use]
pub fn no_admin_left() -> ImportProblem {
    ImportProblem::new(0, "roles", "", ImportProblemKind::NoAdminLeft)
}
