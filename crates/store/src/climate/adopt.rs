//! Whether the ledger of the climate in a directory is that of the database next to it.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::ledger::{CLIMATE_LEDGER, ClimateLedger};
use crate::StoreError;
use crate::centre::settings::stored_budget;

/// The setting with the identity of the ledger.
pub(crate) const LEDGER_ID: &str = "climate_ledger";

/// Opens the ledger of a directory if it is that of the database. If it is missing, unreadable or another one, what was
/// spent is unknown: another ledger begins, and no week of which the database has a roster is ever drawn. The file that
/// was there stays under another name.
pub(crate) fn adopt(c: &Connection, directory: &Path) -> Result<ClimateLedger, StoreError> {
    let ledger = find_or_begin(c, directory)?;
    // A ledger of an earlier version, or one that begins now, does not know of a lowered budget.
    if let Some(budget) = stored_budget(c)? {
        ledger.lower_budget(budget, ledger.modified()?)?;
    }
    Ok(ledger)
}

fn find_or_begin(c: &Connection, directory: &Path) -> Result<ClimateLedger, StoreError> {
    let known: Option<String> =
        c.query_row("SELECT value FROM setting WHERE key = ?1", [LEDGER_ID], |row| row.get(0)).optional()?;
    let file = directory.join(CLIMATE_LEDGER);
    if file.exists() {
        match ClimateLedger::open(directory) {
            Ok(ledger) if known == Some(ledger.with(|content| content.id).to_string()) => return Ok(ledger),
            Ok(ledger) if ledger.with(|content| content.account.is_empty()) => drop(ledger),
            found => {
                let aside = directory.join(format!("climate-{}.log", Uuid::new_v4()));
                tracing::warn!(error = found.err().map(|error| error.to_string()), aside = %aside.display(),
                    "the ledger of the climate is not that of this database: it was put aside");
                std::fs::rename(&file, aside)?;
            }
        }
        if file.exists() {
            std::fs::remove_file(&file)?;
        }
    }
    let ledger = ClimateLedger::open(directory)?;
    let id = ledger.with(|content| content.id).to_string();
    c.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::named)?;
    let written = c
        .execute(
            "INSERT INTO climate_closed (site_id, period, closed_at, how) \
             SELECT site_id, date(monday * 86400, 'unixepoch'), 0, 'undrawn' FROM climate_frozen WHERE true \
             ON CONFLICT DO UPDATE SET how = 'undrawn' WHERE how = 'drawn'",
            [],
        )
        .and_then(|_| c.execute("UPDATE climate_closed SET how = 'undrawn' WHERE how = 'drawn'", []))
        .and_then(|_| {
            c.execute(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                params![LEDGER_ID, id],
            )
        });
    c.execute_batch(if written.is_ok() { "COMMIT" } else { "ROLLBACK" }).map_err(StoreError::named)?;
    written.map_err(StoreError::named)?;
    Ok(ledger)
}
