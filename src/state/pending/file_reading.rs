//! Reading a file apart from the threads that answer requests.

use import::csv_reader::FileBytes;
use store::StoreError;

/// Reads a file on a thread of its own: a large workbook takes seconds, and other requests do not wait for it.
///
/// # Errors
/// [`StoreError::Panicked`] if `read` panics.
pub async fn read_apart<T: Send + 'static>(
    file: FileBytes<'_>,
    read: impl FnOnce(FileBytes<'_>) -> T + Send + 'static,
) -> Result<T, StoreError> {
    let (bytes, stated) = (file.bytes.to_vec(), file.stated.clone());
    let read = tokio::task::spawn_blocking(move || read(FileBytes { bytes: &bytes, stated: &stated }));
    read.await.map_err(|_| StoreError::Panicked)
}
