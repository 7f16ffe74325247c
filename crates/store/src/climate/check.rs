//! The check of the ledger of the climate: whether it is that of the database, and no person-week lost more than the
//! budget.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::adopt::LEDGER_ID;
use super::ledger::{self, CLIMATE_LEDGER, LedgerContent};
use crate::StoreError;
use crate::safeguards::open_to_others;
use insight::climate::{Budget, Epsilon, Period};

/// The state of the ledger of the climate. It depends on nobody's answers.
#[derive(Clone, Debug, Default)]
pub struct ClimateReport {
    /// Number of draws that were paid for.
    pub charges: usize,
    /// The highest privacy loss of any person-week.
    pub highest: Epsilon,
    /// Periods that were paid for and have no figures, because the program ended before the draw. They never will.
    pub undrawn: usize,
    /// What is wrong.
    pub faults: Vec<ClimateFault>,
}

/// Something wrong with the ledger of the climate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClimateFault {
    /// There is none.
    #[error("{CLIMATE_LEDGER} is missing: the figures in it are lost, and no closed week is drawn again")]
    Missing,
    /// It cannot be read, or is not a ledger.
    #[error("{CLIMATE_LEDGER} cannot be read: {0}")]
    Unreadable(String),
    /// Others than its owner may read it.
    #[error("others on this machine may read {0}: its mode is {1:o} and should be 600")]
    Open(String, u32),
    /// It is that of another database.
    #[error("{CLIMATE_LEDGER} belongs to another database")]
    Another,
    /// A person-week lost more than the budget.
    #[error("a person-week lost {0}, more than the privacy budget of {1}")]
    OverBudget(Epsilon, Epsilon),
    /// The number of draws that exceed the lowered budget that held when they were paid for.
    #[error("{0} draws exceed the privacy budget that was lowered to {1} before them")]
    OverLowered(usize, Epsilon),
    /// The number of figures that nobody paid for.
    #[error("{0} figures are in it for which no budget was spent")]
    Unpaid(usize),
    /// The number of periods with figures according to the database that the ledger lacks.
    #[error("the figures of {0} periods are missing from it")]
    Lacks(usize),
}

/// Compares the database with the climate ledger. Returns none if this version of the data has no ledger, or no program
/// has opened it since.
pub(crate) fn check(c: &Connection, directory: &Path) -> Result<Option<ClimateReport>, StoreError> {
    if !c.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'climate_closed'")?.exists([])? {
        return Ok(None);
    }
    let known: Option<String> =
        c.query_row("SELECT value FROM setting WHERE key = ?1", [LEDGER_ID], |row| row.get(0)).optional()?;
    let Some(known) = known else { return Ok(None) };
    let mut found = ClimateReport::default();
    let file = directory.join(CLIMATE_LEDGER);
    if !file.exists() {
        found.faults.push(ClimateFault::Missing);
        return Ok(Some(found));
    }
    let open = open_to_others(directory, &[CLIMATE_LEDGER.to_owned()]);
    found.faults.extend(open.into_iter().map(|(name, mode)| ClimateFault::Open(name, mode)));
    // Before the ledger: a server may be running, which writes the ledger first and then the database.
    let drawn = drawn(c)?;
    match ledger::read(&file) {
        Err(error) => found.faults.push(ClimateFault::Unreadable(error.to_string())),
        Ok(content) if content.id.to_string() != known => found.faults.push(ClimateFault::Another),
        Ok(content) => check_content(&content, &drawn, &mut found),
    }
    Ok(Some(found))
}

fn check_content(content: &LedgerContent, drawn: &[(i64, Period)], found: &mut ClimateReport) {
    (found.charges, found.highest) = (content.account.len(), content.account.highest());
    let periods = content.account.periods();
    found.undrawn = periods.iter().filter(|(site, period)| !content.has_figures(*site, *period)).count();
    let limit = Budget::FULL.total();
    found.faults.extend((found.highest > limit).then_some(ClimateFault::OverBudget(found.highest, limit)));
    let lowered = content.lowered_to.unwrap_or(limit);
    found.faults.extend((content.over_lowered > 0).then_some(ClimateFault::OverLowered(content.over_lowered, lowered)));
    found.faults.extend((content.unpaid > 0).then_some(ClimateFault::Unpaid(content.unpaid)));
    let lacks = drawn.iter().filter(|(site, period)| !content.has_figures(*site, *period)).count();
    found.faults.extend((lacks > 0).then_some(ClimateFault::Lacks(lacks)));
}

/// The periods of which the database says that there are figures.
fn drawn(c: &Connection) -> Result<Vec<(i64, Period)>, StoreError> {
    let mut statement = c.prepare("SELECT site_id, period FROM climate_closed WHERE how = 'drawn'")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let period = row.get::<_, String>(1)?.parse().map_err(|_| StoreError::Damaged("climate period"))?;
        found.push((row.get(0)?, period));
    }
    Ok(found)
}
