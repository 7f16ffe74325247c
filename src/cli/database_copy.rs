//! Opens a temporary copy of a centre's database, so that a command can read it while a server is running.

use std::path::Path;

use tempfile::TempDir;

use super::common::{Failure, require_centre};
use crate::app::climate::close::close_weeks;
use crate::state::clock::Clock;
use store::{DATABASE, Store, backup};

/// Returns the copy and its directory, which is deleted on drop. Closes the weeks that are due, as the server would.
///
/// # Errors
/// If the directory holds no centre or cannot be copied.
pub async fn open(directory: &Path, clock: &Clock) -> Result<(TempDir, Store), Failure> {
    require_centre(directory)?;
    let copy = tempfile::tempdir()?;
    backup::copy(directory, &copy.path().join(DATABASE))?;
    let store = Store::open(copy.path())?;
    close_weeks(&store, clock).await?;
    Ok((copy, store))
}
