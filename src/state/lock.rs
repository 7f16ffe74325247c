//! One program at a time writes to a data directory.

use std::fs::{File, TryLockError};
use std::path::Path;

/// Holds a data directory for as long as it lives.
#[derive(Debug)]
pub struct DataLock(#[expect(dead_code, reason = "dropping the file releases the lock")] File);

/// Why a data directory could not be held.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another program holds it.
    #[error("{0} is in use by another weathervane; stop that one first, or use its pages under /admin")]
    InUse(String),
    /// The directory cannot be written.
    #[error("{0} cannot be used as the data directory: {1}")]
    Unusable(String, std::io::Error),
}

/// Locks `directory`, and creates it if it is missing.
///
/// # Errors
/// [`LockError`].
pub fn hold(directory: &Path) -> Result<DataLock, LockError> {
    let unusable = |error| LockError::Unusable(directory.display().to_string(), error);
    std::fs::create_dir_all(directory).map_err(unusable)?;
    let file = File::create(directory.join("in-use.lock")).map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(DataLock(file)),
        Err(TryLockError::WouldBlock) => Err(LockError::InUse(directory.display().to_string())),
        Err(TryLockError::Error(error)) => Err(unusable(error)),
    }
}
