//! The readers: a few read-only connections, used from the blocking threads of the runtime.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use super::StoreError;

/// How many reads may run at once. Reads take well under a millisecond each, so more would only cost memory.
const READERS: usize = 4;

/// Read-only connections that are lent out one at a time.
#[derive(Clone)]
pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    turns: Arc<Semaphore>,
}

impl Readers {
    /// Opens the connections.
    pub(super) fn open(file: &Path, directory: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let idle = (0..READERS)
            .map(|_| {
                let connection = Connection::open_with_flags(file, flags)?;
                super::tune(&connection)?;
                super::keys::attach(&connection, directory)?;
                Ok(connection)
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(Self { idle: Arc::new(Mutex::new(idle)), turns: Arc::new(Semaphore::new(READERS)) })
    }

    /// Reads within one snapshot of the database.
    ///
    /// # Errors
    /// Whatever `read` gives.
    pub(super) async fn read<T, E, F>(&self, read: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| StoreError::Closed)?;
        let idle = Arc::clone(&self.idle);
        let result = tokio::task::spawn_blocking(move || {
            let Some(connection) = idle.lock().unwrap_or_else(PoisonError::into_inner).pop() else {
                return Err(StoreError::Closed.into());
            };
            let result = in_snapshot(&connection, read);
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            drop(turn);
            result
        });
        result.await.map_err(|_| StoreError::Closed)?
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
