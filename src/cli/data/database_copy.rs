//! Opens a temporary copy of a centre's database, so that a command can read it while a server is running.

use std::path::Path;

use tempfile::TempDir;

use crate::cli::common::{Failure, require_centre};
use store::{CLIMATE_LEDGER, DATABASE, Store, backup};

/// Returns the copy and its directory, which is deleted on drop, with the ledger of the climate. Nothing is drawn for a
/// copy: a second draw of the same week would say more about it than the privacy budget allows.
///
/// # Errors
/// If the directory holds no centre or cannot be copied.
pub fn open(directory: &Path) -> Result<(TempDir, Store), Failure> {
    require_centre(directory)?;
    let copy = tempfile::tempdir()?;
    backup::copy(directory, &copy.path().join(DATABASE))?;
    // After the database: the ledger may know more than the database, and never less.
    let ledger = directory.join(CLIMATE_LEDGER);
    if ledger.exists() {
        std::fs::copy(ledger, copy.path().join(CLIMATE_LEDGER))?;
    }
    let store = Store::open(copy.path())?;
    Ok((copy, store))
}
