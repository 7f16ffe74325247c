//! Opening the database and the file of keys: settings of every connection, migrations, and read-only copies.

use std::path::Path;
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::keys::table::{self, KEYS};
use crate::{DATABASE, StoreError, migrations};
use domain::canonical::search_form;
use domain::name_order::{name_order, text_order};

/// How long a connection waits for a lock that another program holds.
const LOCK_TIMEOUT: Duration = Duration::from_secs(2);

/// How often a log is tried to be truncated within that time.
const TRUNCATE_ATTEMPTS: u32 = 40;

/// Opens `file` for writing, migrates it to the newest version and attaches the keys of `directory`.
pub(crate) fn open_migrated(file: &Path, directory: &Path) -> Result<Connection, StoreError> {
    create_keys(directory)?;
    let mut connection = Connection::open(file)?;
    tune(&connection)?;
    // The write-ahead log must be on before the first reader opens; FULL makes an acknowledged commit survive a power
    // failure.
    connection.pragma_update(None, "journal_mode", "wal").map_err(StoreError::named)?;
    connection.pragma_update(None, "synchronous", "full").map_err(StoreError::named)?;
    table::attach(&connection, directory)?;
    connection.pragma_update(Some("keys"), "synchronous", "full").map_err(StoreError::named)?;
    // Deleted content is overwritten, in both files.
    connection.pragma_update(None, "secure_delete", true).map_err(StoreError::named)?;
    migrations::run(&mut connection)?;
    Ok(connection)
}

/// Creates the file of keys if it is missing, readable by its owner alone, and migrates it to the newest version.
fn create_keys(directory: &Path) -> Result<(), StoreError> {
    let file = directory.join(KEYS);
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(&file)?);
    let mut connection = Connection::open(&file)?;
    connection.pragma_update(None, "journal_mode", "wal").map_err(StoreError::named)?;
    migrations::run_for_keys(&mut connection)
}

/// Opens one connection of the pool of readers.
pub(crate) fn open_reader(file: &Path, directory: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(file, flags)?;
    tune(&connection)?;
    table::attach(&connection, directory)?;
    Ok(connection)
}

/// Opens the database of a directory read-only and does not migrate it: neither a backup nor a check-up may change the
/// version of an older program's data.
pub(crate) fn open_unmigrated(directory: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(directory.join(DATABASE), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(LOCK_TIMEOUT).map_err(StoreError::named)?;
    Ok(connection)
}

/// Writes the content of a file's write-ahead log back into the file and truncates the log. Blocks for a while if
/// somebody reads.
pub(crate) fn truncate_log(file: &Path) -> Result<(), StoreError> {
    let connection = Connection::open(file)?;
    // SQLite itself would wait for readers with the lock for writing in its hand: a long read would then hold up every
    // check-in.
    connection.busy_timeout(Duration::ZERO).map_err(StoreError::named)?;
    let truncate = || connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    for _ in 0..TRUNCATE_ATTEMPTS {
        match truncate() {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {}
            Err(error) => return Err(error.into()),
        }
        std::thread::sleep(LOCK_TIMEOUT / TRUNCATE_ATTEMPTS);
    }
    Err(StoreError::Busy)
}

/// Settings of every connection.
fn tune(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(LOCK_TIMEOUT).map_err(StoreError::named)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(StoreError::named)?;
    // 8 MB of pages per connection; the rest is left to the operating system's cache.
    connection.pragma_update(None, "cache_size", -8192).map_err(StoreError::named)?;
    connection.set_prepared_statement_cache_capacity(64);
    // SQLite folds the case of ASCII only and sorts by code point. With these, a query searches and sorts as the rest
    // of the program does.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection
        .create_scalar_function("search_form", 1, flags, |arguments| {
            Ok(arguments.get::<Option<String>>(0)?.map(|text| search_form(&text)))
        })
        .map_err(StoreError::named)?;
    type SortKey = fn(&str) -> Vec<u8>;
    for (function, order) in [("name_order", name_order as SortKey), ("text_order", text_order)] {
        connection
            .create_scalar_function(function, 1, flags, move |arguments| {
                Ok(arguments.get::<Option<String>>(0)?.map(|text| order(&text)))
            })
            .map_err(StoreError::named)?;
    }
    Ok(())
}
