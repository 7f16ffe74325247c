//! Importing check-ins from a file, all or nothing.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::Connection;

use super::CheckIns;
use super::record::{RecordOutcome, record};
use crate::StoreError;
use crate::db::dry_run::dry_run;
use crate::erasures::erase::is_erased_since;
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use crate::roster::today;
use domain::{CheckIn, PersonId};

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

    /// Stores check-ins of a file as [`Self::import`] does, and tells each person how many were added to their record.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn import_for_others(self, entries: Vec<CheckIn>, now: Timestamp) -> Result<usize, StoreError> {
        self.0
            .write(move |c| {
                let mut added: BTreeMap<PersonId, u32> = BTreeMap::new();
                for entry in &entries {
                    if store_entry(c, entry)? == RecordOutcome::New {
                        *added.entry(entry.person).or_default() += 1;
                    }
                }
                for (person, amount) in &added {
                    let today = today::of_person(c, *person, now)?;
                    let what =
                        Announcement { amount: Some(*amount), ..Announcement::about("check_ins_imported", *person) };
                    announce::tell_account(c, what, AdminAction { by: None, today, now })?;
                }
                Ok(added.values().map(|amount| usize::try_from(*amount).unwrap_or(usize::MAX)).sum())
            })
            .await
    }

    /// What [`Self::import`] would store. Changes nothing.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn preview_import(self, entries: Vec<CheckIn>) -> Result<ImportCounts, StoreError> {
        dry_run(&self.0.writer, move |c| store_entries(c, &entries)).await
    }
}

/// Stores one check-in of a file. One from before its person was erased stays erased, even if a file still has it.
fn store_entry(c: &Connection, entry: &CheckIn) -> Result<RecordOutcome, StoreError> {
    if is_erased_since(c, entry.person, entry.said_at)? {
        return Ok(RecordOutcome::Withdrawn);
    }
    record(c, entry, &entry.person.into(), true)
}

fn store_entries(c: &Connection, entries: &[CheckIn]) -> Result<ImportCounts, StoreError> {
    let mut counts = ImportCounts::default();
    for entry in entries {
        match store_entry(c, entry)? {
            RecordOutcome::New => counts.new += 1,
            RecordOutcome::Same => counts.known += 1,
            RecordOutcome::Different(_) | RecordOutcome::Withdrawn => counts.left += 1,
        }
    }
    Ok(counts)
}
