//! A copy of a centre's database, to be read while a server goes on with the original.

use std::path::Path;

use tempfile::TempDir;

use super::Failure;
use crate::app::climate::close::close_weeks;
use crate::state::clock::Clock;
use store::{DATABASE, Store, backup};

/// The copy, which goes when this is dropped. Weeks that are due are closed in it, as the server would close them.
///
/// # Errors
/// The directory holds no centre, or it cannot be copied.
pub async fn of(directory: &Path, clock: &Clock) -> Result<(TempDir, Store), Failure> {
    if !directory.join(DATABASE).exists() {
        return Err(format!("{} holds no centre", directory.display()).into());
    }
    let copy = tempfile::tempdir()?;
    backup::copy(directory, &copy.path().join(DATABASE))?;
    let store = Store::open(copy.path())?;
    close_weeks(&store, clock).await?;
    Ok((copy, store))
}
