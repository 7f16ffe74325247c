//! Dry runs: work that is done in the writer's transaction and rolled back.

use rusqlite::Connection;

use super::writer::Writer;
use crate::StoreError;

/// Ends a dry run: carries the result out of the savepoint that is rolled back.
enum DryRunEnd<T> {
    Finished(T),
    Failed(StoreError),
}

impl<T> From<StoreError> for DryRunEnd<T> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// Does `work` and rolls all of it back. Returns what `work` returned.
pub(crate) async fn dry_run<T: Send + 'static>(
    writer: &Writer,
    work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    match writer.write(move |c| Err::<(), _>(DryRunEnd::Finished(work(c)?))).await {
        Err(DryRunEnd::Finished(found)) => Ok(found),
        Err(DryRunEnd::Failed(error)) => Err(error),
        Ok(()) => Err(StoreError::Closed),
    }
}
