//! Backups of a database that is in use, restoring one, and the check of its health.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use crate::access_log::heads::{self, HEADS};
use crate::access_log::verify::{ChainCheck, verify};
use crate::climate::check::{self, ClimateReport};
use crate::db::connection::{open_migrated, open_unmigrated};
use crate::erasures::ledger::LedgerLine;
use crate::erasures::replay::replay;
use crate::flags::flag_work::WORK_IN_DOUBT;
use crate::keys::table::KEYS;
use crate::people::shared_ids::{SharedId, shared_ids};
use crate::safeguards::{self, SafeguardReport};
use crate::{DATABASE, StoreError, migrations, private};

/// What a check of a data directory found.
#[derive(Clone, Debug)]
pub struct Health {
    /// The integrity check of the database: `ok`, or what is wrong.
    pub integrity: String,
    /// Rows with a reference to a row that does not exist.
    pub dangling: usize,
    /// The version of the data: how many migrations it has had.
    pub version: i64,
    /// The version that this program works with.
    pub newest: i64,
    /// The numbers of people, teams and check-ins.
    pub counts: [i64; 3],
    /// Ids that differ only in their spelling.
    pub shared_ids: Vec<SharedId>,
    /// The check of the access log; none if this version of the data has no chain.
    pub access_log: Option<ChainCheck>,
    /// The keys and the ledger of erasures; none if this version of the data has neither.
    pub safeguards: Option<SafeguardReport>,
    /// The ledger of the climate; none if this version of the data has none.
    pub climate: Option<ClimateReport>,
}

/// Writes a copy of the whole database of `directory` to `target`, which must not exist yet. Check-ins go on meanwhile.
///
/// # Errors
/// If the file exists or cannot be written.
pub fn copy(directory: &Path, target: &Path) -> Result<(), StoreError> {
    if target.exists() {
        return Err(std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the file exists already").into());
    }
    open_unmigrated(directory)?.execute("VACUUM INTO ?1", [target.to_string_lossy()]).map_err(StoreError::named)?;
    // Only a browser that holds a session can use it, and a copy must not open anything.
    let copy = Connection::open(target)?;
    copy.pragma_update(None, "secure_delete", true).map_err(StoreError::named)?;
    // Requests for breaks end with their workday, and a copy must not keep them longer. What reminds a device ends with
    // its session.
    for table in ["push_subscription", "session", "break_request"] {
        if copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?1")?.exists([table])? {
            copy.execute(&format!("DELETE FROM {table}"), []).map_err(StoreError::named)?;
        }
    }
    drop(copy);
    std::fs::File::open(target)?.sync_all()?;
    Ok(())
}

/// Writes a copy of the keys of `directory` to `target`, which must not exist yet, for its owner alone to read.
///
/// # Errors
/// If there are none, or the file exists or cannot be written.
pub fn copy_keys(directory: &Path, target: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(target)?);
    let keys = Connection::open_with_flags(directory.join(KEYS), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    keys.busy_timeout(std::time::Duration::from_secs(2)).map_err(StoreError::named)?;
    // VACUUM INTO accepts an existing file if it is empty.
    keys.execute("VACUUM INTO ?1", [target.to_string_lossy()]).map_err(StoreError::named)?;
    std::fs::File::open(target)?.sync_all()?;
    Ok(())
}

/// Checks the database, the access log, the keys and the ledger of `directory`.
///
/// # Errors
/// If it cannot be read at all.
pub fn health(directory: &Path) -> Result<Health, StoreError> {
    let c = open_unmigrated(directory)?;
    // A version of the data that this program does not know may lack a table.
    let count = |table: &str| -> Result<i64, StoreError> {
        let known = c.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?.exists([table])?;
        if known { Ok(c.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?) } else { Ok(0) }
    };
    let (version, newest) = (migrations::version(&c)?, migrations::newest_version());
    Ok(Health {
        integrity: c.query_row("PRAGMA integrity_check", [], |row| row.get(0))?,
        dangling: c.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count(),
        version,
        newest,
        counts: [count("person")?, count("team")?, count("check_in")?],
        shared_ids: shared_ids(&c)?,
        access_log: verify(&c, directory)?,
        safeguards: safeguards::check(&c, directory, version, newest)?,
        climate: check::check(&c, directory)?,
    })
}

/// The result of a restore.
#[derive(Clone, Copy, Debug)]
pub struct RestoreResult {
    /// How many lines of the ledger concerned a person of the backup.
    pub erased: usize,
    /// Whether the directory holds the keys; without them no note can be read.
    pub keys: bool,
}

/// Restores a backup into `directory`, which must not hold a database. The backup is checked, migrated to the newest
/// version, and the erasures in `erased` are replayed on it before it becomes the database.
///
/// # Errors
/// If the directory already holds a database, or the backup is damaged or no database of this program.
pub fn restore(
    backup: &Path,
    directory: &Path,
    erased: &[LedgerLine],
    now: Timestamp,
) -> Result<RestoreResult, StoreError> {
    let target = directory.join(DATABASE);
    if target.exists() {
        return Err(
            std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the directory already holds a database").into()
        );
    }
    let source = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = source.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let ours: bool = source.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'check_in'")?.exists([])?;
    if verdict != "ok" || !ours {
        return Err(StoreError::Damaged("backup"));
    }
    std::fs::create_dir_all(directory)?;
    let keys = directory.join(KEYS).exists();
    let staged = directory.join("restoring.db");
    clear(&staged)?;
    std::fs::copy(backup, &staged)?;
    let mut connection = open_migrated(&staged, directory)?;
    let transaction = connection.transaction().map_err(StoreError::named)?;
    let erased = replay(&transaction, erased)?;
    if erased > 0 {
        transaction
            .execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, 'yes')", [WORK_IN_DOUBT])
            .map_err(StoreError::named)?;
    }
    transaction.commit().map_err(StoreError::named)?;
    // No page and no log of the copy may still contain what was erased.
    connection.execute_batch("VACUUM").map_err(StoreError::named)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| StoreError::named(error))?;
    std::fs::File::open(&staged)?.sync_all()?;
    // The copy has the mode of the backup, and the directory may be new. Nobody else may read them meanwhile.
    private::restrict(directory)?;
    std::fs::rename(&staged, &target)?;
    clear(&staged)?;
    std::fs::File::open(directory)?.sync_all()?;
    // The access log of the backup is the valid one from now on. An existing file of heads stays: it knows of rows that
    // the backup may lack.
    let restored = open_unmigrated(directory)?;
    if let Some(head) = heads::end(&restored)? {
        heads::add(&directory.join(HEADS), &head, now)?;
    }
    Ok(RestoreResult { erased, keys })
}

/// Removes the files of a restore that was interrupted.
fn clear(staged: &Path) -> Result<(), StoreError> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = staged.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
