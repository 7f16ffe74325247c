//! A copy of the whole database while it is in use, and the check of its health.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::access_log::heads::{self, HEADS};
use crate::access_log::verify::{ChainCheck, verify};
use crate::db::connection::{open_migrated, open_unmigrated};
use crate::erasures::ledger::LedgerLine;
use crate::erasures::replay::replay;
use crate::keys::table::KEYS;
use crate::safeguards::{self, SafeguardReport};
use crate::{DATABASE, StoreError, migrations};

/// What `doctor` finds.
#[derive(Clone, Debug)]
pub struct Health {
    /// What the database says of its own pages: `ok`, or what is wrong.
    pub integrity: String,
    /// Rows that refer to something that is not there.
    pub dangling: usize,
    /// The form that the data has: the number of its newest migration.
    pub version: i64,
    /// The form that this program works with.
    pub newest: i64,
    /// People, teams, check-ins.
    pub counts: [i64; 3],
    /// What the walk along the access log found; none if the data has a form without one.
    pub access_log: Option<ChainCheck>,
    /// How the keys and the ledger of erasures are; none if the data has a form without them.
    pub safeguards: Option<SafeguardReport>,
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
    // A session is of use to nobody but the browser that holds it, and a copy must open nothing.
    let copy = Connection::open(target)?;
    copy.pragma_update(None, "secure_delete", true).map_err(StoreError::named)?;
    if copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'session'")?.exists([])? {
        copy.execute("DELETE FROM session", []).map_err(StoreError::named)?;
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
    // An empty file is one that may be copied into.
    keys.execute("VACUUM INTO ?1", [target.to_string_lossy()]).map_err(StoreError::named)?;
    std::fs::File::open(target)?.sync_all()?;
    Ok(())
}

/// Checks the database of `directory`.
///
/// # Errors
/// If it cannot be read at all.
pub fn health(directory: &Path) -> Result<Health, StoreError> {
    let c = open_unmigrated(directory)?;
    // A form of the data that this program does not know may lack what it counts.
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
        access_log: verify(&c, directory)?,
        safeguards: safeguards::check(&c, directory, version, newest)?,
    })
}

/// What came of a restore.
#[derive(Clone, Copy, Debug)]
pub struct Restored {
    /// How many lines of the ledger concerned somebody of the backup.
    pub erased: usize,
    /// Whether the directory holds the keys, without which no note can be read.
    pub keys: bool,
}

/// Puts a backup in the place of the database of `directory`, which must hold none: checked, brought to the newest form, and with
/// all that `erased` tells taken back once more, before it counts.
///
/// # Errors
/// If the directory already holds a database, or the backup is damaged or no database of this program.
pub fn restore(backup: &Path, directory: &Path, erased: &[LedgerLine]) -> Result<Restored, StoreError> {
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
    transaction.commit().map_err(StoreError::named)?;
    // What was taken back is to stand in no page and in no log of the copy either.
    connection.execute_batch("VACUUM").map_err(StoreError::named)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| StoreError::named(error))?;
    std::fs::File::open(&staged)?.sync_all()?;
    std::fs::rename(&staged, &target)?;
    clear(&staged)?;
    std::fs::File::open(directory)?.sync_all()?;
    // The copy is where its access log ends, from here on. A file that is there already stays: it knows what the copy may lack.
    let restored = open_unmigrated(directory)?;
    if let Some(head) = heads::end(&restored)? {
        heads::add(&directory.join(HEADS), &head, jiff::Timestamp::now())?;
    }
    Ok(Restored { erased, keys })
}

/// Removes what a restore left that was cut short, with its log.
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
