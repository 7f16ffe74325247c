//! Writing to the ledger inside a transaction.

use jiff::Timestamp;
use rusqlite::Connection;

use super::ledger::{Erasure, Ledger, LedgerLine};
use crate::StoreError;
use domain::PersonId;

/// Writes into the ledger what of a person was erased. Call it last in a transaction: a line stays if the transaction
/// fails later.
pub(crate) fn write_ledger(
    c: &Connection,
    ledger: &Ledger,
    person: PersonId,
    what: impl IntoIterator<Item = Erasure>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let key: String = c.query_row("SELECT key FROM person WHERE id = ?1", [person.0], |row| row.get(0))?;
    let lines: Vec<LedgerLine> = what.into_iter().map(|erased| LedgerLine::new(now, &key, erased)).collect();
    Ok(ledger.write(&lines)?)
}
