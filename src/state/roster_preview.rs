//! A roster looked over before it is taken in: what it would change, or everything that is wrong with it.

use jiff::Timestamp;

use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::RosterRow;
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
    /// Nothing of it can be taken in.
    Faulty(Vec<ImportProblem>),
}

/// Looks a file over. Changes nothing.
///
/// # Errors
/// If the store cannot be used.
pub async fn look_over(store: &Store, bytes: &[u8], now: Timestamp) -> Result<RosterPreview, StoreError> {
    let roster::Roster { rows, ignored } = match roster::parse(bytes) {
        Ok(roster) => roster,
        Err(problems) => return Ok(RosterPreview::Faulty(problems)),
    };
    let conflicts = store.roster().conflicts(rows.clone()).await?;
    if !conflicts.is_empty() {
        return Ok(RosterPreview::Faulty(conflicts));
    }
    let units = store.roster().unit_changes(rows.clone()).await?;
    match store.roster().preview(rows.clone(), now).await {
        Ok(planned) => Ok(RosterPreview::Fits { rows, ignored, planned, units }),
        Err(StoreError::NoAdminLeft) => Ok(RosterPreview::Faulty(vec![no_admin_left()])),
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

/// What is wrong with a file after which nobody could administer the centre.
#[must_use]
pub fn no_admin_left() -> ImportProblem {
    ImportProblem { line: 0, column: "roles".to_owned(), value: String::new(), what: ImportProblemKind::NoAdminLeft }
}
