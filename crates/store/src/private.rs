//! File permissions: a data directory and the files in it belong to the user of the program alone.

use std::path::Path;

use crate::StoreError;

/// Restricts a data directory to its owner (mode 0700) and each file in it (0600). An earlier version may have created
/// them with the umask of that time.
///
/// # Errors
/// If the directory cannot be read, or the files belong to somebody else.
#[cfg(unix)]
pub(crate) fn restrict(directory: &Path) -> Result<(), StoreError> {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;

    let restrict = |path: &Path, mode: u32| {
        let now = std::fs::symlink_metadata(path)?.permissions().mode() & 0o777;
        if now & 0o077 == 0 { Ok(()) } else { set_permissions(path, Permissions::from_mode(mode)) }
    };
    restrict(directory, 0o700)?;
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            restrict(&entry.path(), 0o600)?;
        }
    }
    Ok(())
}

/// Elsewhere the permissions are those of the directory, which the operator sets.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the signature is that of Unix")]
pub(crate) fn restrict(_directory: &Path) -> Result<(), StoreError> {
    Ok(())
}
