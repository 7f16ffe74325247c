//! The pool of readers: a few read-only connections, used from the blocking threads of the runtime.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::connection::open_reader;
use crate::StoreError;

/// How many reads may run at once. Reads take well under a millisecond each, so more would only cost memory.
const READERS: usize = 4;

/// Read-only connections, each lent to one read at a time.
#[derive(Clone)]
pub(crate) struct Readers {
    pool: Arc<Pool>,
    permits: Arc<Semaphore>,
}

struct Pool {
    idle: Mutex<Vec<Connection>>,
    file: PathBuf,
    directory: PathBuf,
}

impl Readers {
    /// Opens the connections.
    pub(crate) fn open(file: &Path, directory: &Path) -> Result<Self, StoreError> {
        let idle = (0..READERS).map(|_| open_reader(file, directory)).collect::<Result<_, _>>()?;
        let pool = Pool { idle: Mutex::new(idle), file: file.to_owned(), directory: directory.to_owned() };
        Ok(Self { pool: Arc::new(pool), permits: Arc::new(Semaphore::new(READERS)) })
    }

    /// Reads within one snapshot of the database.
    ///
    /// # Errors
    /// The error of `read`; [`StoreError::Panicked`] if it panicked.
    pub(crate) async fn read<T, E, F>(&self, read: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| StoreError::Closed)?;
        let pool = Arc::clone(&self.pool);
        let result = tokio::task::spawn_blocking(move || {
            // Dropped after the connection is back in the pool, also while a panic unwinds.
            let _permit = permit;
            let lent = Lent::take(pool)?;
            in_snapshot(lent.connection.as_ref().ok_or(StoreError::Closed)?, read)
        });
        result.await.map_err(|error| if error.is_panic() { StoreError::Panicked } else { StoreError::Closed })?
    }
}

/// A connection that is lent to one read. It returns to the pool when this is dropped, also while a panic unwinds.
struct Lent {
    connection: Option<Connection>,
    pool: Arc<Pool>,
}

impl Lent {
    /// Takes a connection out of the pool, or opens another in place of one that could not be returned.
    fn take(pool: Arc<Pool>) -> Result<Self, StoreError> {
        let idle = pool.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open_reader(&pool.file, &pool.directory)?,
        };
        Ok(Self { connection: Some(connection), pool })
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        if !connection.is_autocommit() {
            // The read ended before its COMMIT: the next read must not see this old snapshot.
            drop(connection.execute_batch("ROLLBACK"));
        }
        if connection.is_autocommit() {
            self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

fn in_snapshot<T, E: From<StoreError>>(
    connection: &Connection,
    read: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    connection.execute_batch("BEGIN").map_err(StoreError::named)?;
    let result = read(connection);
    connection.execute_batch("COMMIT").map_err(StoreError::named)?;
    result
}
