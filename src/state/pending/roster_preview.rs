//! A roster looked over before it is taken in: what it would change, or everything that is wrong with it.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::file_question::FileQuestion;
use super::file_reading::read_apart;
use domain::Locale;
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::{RosterRow, people};
use import::csv_reader::FileBytes;
use import::roster;
use store::{RosterChange, RosterChangeKind, Store, StoreError, UnitChange};

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

impl RosterPreview {
    /// Whether it asks for the order of day and month in dates.
    #[must_use]
    pub const fn asks_dates(&self) -> bool {
        matches!(self, Self::Asks { question: FileQuestion::Dates(_), .. })
    }
}

/// Looks a file over, with what is stated of it: see [`complete`](super::import_mapping::complete). Changes nothing.
///
/// # Errors
/// If the store cannot be used.
pub async fn look_over(store: &Store, file: FileBytes<'_>, now: Timestamp) -> Result<RosterPreview, StoreError> {
    let read = |file: FileBytes<'_>| {
        roster::parse(file).map_err(|problems| (FileQuestion::of(file, roster::FILE_COLUMNS, &problems), problems))
    };
    let roster::Roster { rows, ignored } = match read_apart(file, read).await? {
        Ok(roster) => roster,
        Err((Some(question), problems)) => return Ok(RosterPreview::Asks { question, problems }),
        Err((None, problems)) => return Ok(RosterPreview::Faulty(problems)),
    };
    let mut problems = store.roster().conflicts(rows.clone()).await?;
    // The other lines are tried too, so that all faults are told at once.
    let faulty: HashSet<u64> = problems.iter().flat_map(ImportProblem::lines).collect();
    let others = rows.iter().filter(|row| !faulty.contains(&row.line)).cloned().collect();
    match store.roster().preview(others, now).await {
        Ok(planned) if problems.is_empty() => {
            let units = store.roster().unit_changes(rows.clone()).await?;
            return Ok(RosterPreview::Fits { rows, ignored, planned, units });
        }
        Err(StoreError::NoAdminLeft) if problems.is_empty() => problems.push(no_admin_left()),
        // Without the faulty lines, neither says anything about the file.
        Err(StoreError::Taken(_) | StoreError::NoAdminLeft) if !problems.is_empty() => {}
        Ok(_) => {}
        Err(StoreError::PsychologistInTeam(keys)) => problems.push(psychologists_in_teams(&rows, &keys)),
        Err(error) => return Err(error),
    }
    problems.sort_by_key(|problem| problem.line);
    Ok(RosterPreview::Faulty(problems))
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

/// The names of people who have chosen another language than the one that the file states for them. They keep theirs.
#[must_use]
pub fn own_languages(rows: &[RosterRow], planned: &[RosterChange]) -> Vec<String> {
    let stated: HashMap<String, Locale> =
        people(rows).iter().filter_map(|person| Some((person.row.person_id.clone(), person.row.language?))).collect();
    let differs = |person: &&RosterChange| {
        let own = person.after.language;
        own.is_some() && stated.get(&person.key).is_some_and(|stated| own != Some(*stated))
    };
    planned.iter().filter(differs).map(|person| person.name.clone()).collect()
}

/// What is wrong with a file after which psychologists would still work in the teams that the centre knows for them.
#[must_use]
pub fn psychologists_in_teams(rows: &[RosterRow], keys: &[String]) -> ImportProblem {
    let line_of = |key: &String| rows.iter().find(|row| row.person_id == *key).map_or(0, |row| row.line);
    let mut lines = keys.iter().map(line_of);
    let line = lines.next().unwrap_or_default();
    let value = keys.first().map(String::as_str).unwrap_or_default();
    let problem = ImportProblem::new(line, "roles", value, ImportProblemKind::PsychologistInTeam);
    ImportProblem { further_lines: lines.collect(), ..problem }
}

/// What is wrong with a file after which nobody could administer the centre.
#[must_use]
pub fn no_admin_left() -> ImportProblem {
    ImportProblem::new(0, "roles", "", ImportProblemKind::NoAdminLeft)
}
