//! Importing check-ins from a file, all or nothing.

use rusqlite::Connection;

use super::CheckIns;
use super::record::{RecordOutcome, record};
use crate::StoreError;
use crate::db::dry_run::dry_run;
use domain::CheckIn;

/// The result of importing many check-ins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Stored now.
    pub new: usize,
    /// Known already, with the same content.
    pub known: usize,
    /// Known already with other content, or withdrawn; left as they are.
    pub left: usize,
}

impl CheckIns<'_> {
    /// Stores many check-ins at once, all or nothing, as imported. Returns how many were new.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn import(self, entries: Vec<CheckIn>) -> Result<usize, StoreError> {
        self.0.write(move |c| Ok(store_entries(c, &entries)?.new)).await
    }

    /// What [`Self::import`] would store. Changes nothing.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn preview_import(self, entries: Vec<CheckIn>) -> Result<ImportCounts, StoreError> {
        dry_run(&self.0.writer, move |c| store_entries(c, &entries)).await
    }
}

fn store_entries(c: &Connection, entries: &[CheckIn]) -> Result<ImportCounts, StoreError> {
    let mut counts = ImportCounts::default();
    for entry in entries {
        match record(c, entry, &entry.person.into(), true)? {
            RecordOutcome::New => counts.new += 1,
            RecordOutcome::Same => counts.known += 1,
            RecordOutcome::Different(_) | RecordOutcome::Withdrawn => counts.left += 1,
        }
    }
    Ok(counts)
}
