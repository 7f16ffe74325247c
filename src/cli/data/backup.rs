//! `backup`: copies the database and the keys.

use std::path::Path;

use crate::cli::common::{Failure, require_centre};
use store::backup;

/// Writes a copy of the database in its current version and, if `keys` is given, a copy of the keys. A server may be
/// running.
///
/// # Errors
/// If the directory holds no centre, or a file exists already or cannot be written.
pub fn run(file: &Path, keys: Option<&Path>, directory: &Path) -> Result<(), Failure> {
    require_centre(directory)?;
    backup::copy(directory, file).map_err(|e| format!("{}: {e}", file.display()))?;
    println!("written: {}", file.display());
    if let Some(keys) = keys {
        backup::copy_keys(directory, keys).map_err(|e| format!("{}: {e}", keys.display()))?;
        println!("written: {}; keep it elsewhere than the backup, and only the newest", keys.display());
    }
    Ok(())
}
