//! The files of a folder, each read only if it is an ordinary file that stays the same meanwhile.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use crate::state::watched::FileState;

/// The endings of files that are read. Others, such as the one of a file that is still being written, are not.
const ENDINGS: [&str; 6] = ["csv", "txt", "xlsx", "xls", "ods", "ics"];

/// What was read of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum FileContent {
    /// All of it.
    Bytes(Vec<u8>),
    /// Another program changed or replaced it.
    Changed,
    /// It has more bytes than are read.
    TooLarge,
}

/// The files of a folder with an ending that is read, the one that was changed first first. A link is not followed: it
/// counts as itself.
///
/// # Errors
/// If the folder cannot be read.
pub fn files(folder: &Path) -> io::Result<Vec<FileState>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if !ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            continue;
        }
        // A file that has disappeared again is skipped.
        files.extend(FileState::at(&path).ok());
    }
    files.sort_by(FileState::by_age);
    Ok(files)
}

/// Reads a file if it is still in this state, and stays so until it is read.
///
/// # Errors
/// If it is not a regular file, or cannot be read.
pub fn read(state: &FileState, most: usize) -> io::Result<FileContent> {
    match open(state)? {
        Some(file) => content(file, state, most),
        None => Ok(FileContent::Changed),
    }
}

/// Opens a file; none if it is in another state by now. Never blocks: a pipe that took its place is not a regular file.
///
/// # Errors
/// If it is not a regular file, or cannot be opened.
pub fn open(state: &FileState) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    let file = options.open(&state.path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not an ordinary file"));
    }
    Ok((FileState::of(&state.path, &metadata)? == *state).then_some(file))
}

/// Reads an open file to its end, and makes sure that it is still the one at its path.
///
/// # Errors
/// If it cannot be read.
pub fn content(file: File, state: &FileState, most: usize) -> io::Result<FileContent> {
    let most_read = u64::try_from(most).unwrap_or(u64::MAX);
    if state.length > most_read {
        return Ok(FileContent::TooLarge);
    }
    let mut bytes = Vec::new();
    file.take(most_read.saturating_add(1)).read_to_end(&mut bytes)?;
    let stayed = FileState::at(&state.path).is_ok_and(|now| now == *state);
    let is_whole = u64::try_from(bytes.len()).is_ok_and(|length| length == state.length);
    Ok(if stayed && is_whole { FileContent::Bytes(bytes) } else { FileContent::Changed })
}
