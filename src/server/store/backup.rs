//! A copy of the whole database while it is in use, and the check of its health.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::looks::{HEADS, Walked, heads, walk};
use super::{DATABASE, Store, StoreError};

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
    /// What the walk along the access log found; none where the data has a form without one.
    pub looks: Option<Walked>,
}

impl Store {
    /// Where the database lies.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }
}

/// The database of a directory, opened to be read and for nothing else: neither a backup nor a check-up may bring the data of an
/// older program forward.
fn to_read(directory: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(directory.join(DATABASE), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(std::time::Duration::from_secs(2)).map_err(StoreError::named)?;
    Ok(connection)
}

/// Writes a copy of the whole database of `directory` to `target`, which must not exist yet. Check-ins go on meanwhile.
///
/// # Errors
/// Where the file exists or cannot be written.
pub fn copy(directory: &Path, target: &Path) -> Result<(), StoreError> {
    if target.exists() {
        return Err(std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the file exists already").into());
    }
    to_read(directory)?.execute("VACUUM INTO ?1", [target.to_string_lossy()]).map_err(StoreError::named)?;
    std::fs::File::open(target)?.sync_all()?;
    Ok(())
}

/// Checks the database of `directory`.
///
/// # Errors
/// Where it cannot be read at all.
pub fn health(directory: &Path) -> Result<Health, StoreError> {
    let c = to_read(directory)?;
    // A form of the data that this program does not know may lack what it counts.
    let count = |table: &str| -> Result<i64, StoreError> {
        let known = c.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?.exists([table])?;
        if known { Ok(c.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?) } else { Ok(0) }
    };
    Ok(Health {
        integrity: c.query_row("PRAGMA integrity_check", [], |row| row.get(0))?,
        dangling: c.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count(),
        version: c.pragma_query_value(None, "user_version", |row| row.get(0))?,
        newest: i64::try_from(super::MIGRATIONS.len()).unwrap_or(i64::MAX),
        counts: [count("person")?, count("team")?, count("check_in")?],
        looks: walk::walk(&c, directory)?,
    })
}

/// Puts a backup in the place of the database of `directory`, which must hold none. Checks the copy before it counts.
///
/// # Errors
/// Where the directory already holds a database, or the backup is damaged or no database of this program.
pub fn restore(backup: &Path, directory: &Path) -> Result<(), StoreError> {
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
    let staged = directory.join("restoring.db");
    std::fs::copy(backup, &staged)?;
    std::fs::File::open(&staged)?.sync_all()?;
    std::fs::rename(&staged, &target)?;
    // The copy is where its access log ends, from here on. A file that is there already stays: it knows what the copy may lack.
    let knows_looks = source.prepare("SELECT 1 FROM pragma_table_info('look') WHERE name = 'chain'")?.exists([])?;
    if knows_looks && let Some(head) = heads::end(&source)? {
        heads::add(&directory.join(HEADS), &head, jiff::Timestamp::now())?;
    }
    Ok(())
}
