//! What came of the files in the watched folders: the last of each kind, in memory only.

use std::collections::HashMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use jiff::Timestamp;

use domain::problem::ImportProblem;

/// A file is held if more than this share of the people it concerns lose everything: one in five.
const MAX_LOSS: usize = 5;

/// What a watched folder contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WatchedKind {
    /// Rosters.
    Roster,
    /// Schedules.
    Schedule,
}

impl WatchedKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Roster, Self::Schedule];

    /// The stable name used in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Schedule => "schedule",
        }
    }
}

/// Why a file waits for an admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoldReason {
    /// So many of so many people would leave, or lose all their shifts.
    Lost {
        /// How many.
        lost: usize,
        /// Of how many.
        of: usize,
    },
    /// It names these sites, which the centre does not have.
    Sites(Vec<String>),
    /// It changes this many names, departments or time zones of teams and sites.
    Units(usize),
}

/// What came of a file.
#[derive(Clone, Debug)]
pub enum WatchedOutcome {
    /// It was imported: this many people are in it.
    Imported(usize),
    /// It waits for an admin, for all of these reasons: at least one, the worst first.
    Held(Vec<HoldReason>),
    /// It has problems, and nothing of it was imported.
    Faulty(Vec<ImportProblem>),
    /// It cannot be read.
    Unreadable,
    /// The folder cannot be read.
    FolderUnreadable,
    /// It could not be stored.
    Failed,
}

impl WatchedOutcome {
    /// Whether looking at the same file again would change nothing.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Imported(_) | Self::Held(_))
    }

    /// Whether this is the same kind of outcome.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// The last file of a watched folder.
#[derive(Clone, Debug)]
pub struct WatchedFile {
    /// Its name; empty if there is none.
    pub file: String,
    /// Its content while it is held; empty otherwise.
    pub bytes: Arc<[u8]>,
    /// Which state of which file it is.
    pub state: Option<FileState>,
    /// When it was looked over.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: WatchedOutcome,
    /// The previews that admins made of it while it is held.
    drafts: Vec<String>,
}

impl WatchedFile {
    /// What came of a file at this moment.
    #[must_use]
    pub fn new(state: Option<FileState>, at: Timestamp, outcome: WatchedOutcome) -> Self {
        let file = state.as_ref().map(FileState::name).unwrap_or_default();
        Self { file, bytes: Arc::default(), state, at, outcome, drafts: Vec::new() }
    }
}

/// What tells whether a file is still the same: as long as this stays the same, so does its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Where it is.
    pub path: PathBuf,
    /// Its length, in bytes.
    pub length: u64,
    /// When its content was changed.
    pub changed: SystemTime,
    /// Its device and number, and when it was changed in any way (seconds, nanoseconds), where the system tells.
    identity: [i128; 4],
}

impl FileState {
    /// The state of what is at this path. A link is not followed.
    ///
    /// # Errors
    /// If nothing is there, or it cannot be examined.
    pub fn at(path: &Path) -> std::io::Result<Self> {
        Self::of(path, &std::fs::symlink_metadata(path)?)
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The state of a file with this metadata.
    ///
    /// # Errors
    /// If the system does not tell when a file was changed.
    pub fn of(path: &Path, metadata: &Metadata) -> std::io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            length: metadata.len(),
            changed: metadata.modified()?,
            identity: identity(metadata),
        })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> [i128; 4] {
    use std::os::unix::fs::MetadataExt as _;
    [metadata.dev().into(), metadata.ino().into(), metadata.ctime().into(), metadata.ctime_nsec().into()]
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> [i128; 4] {
    [0; 4]
}

/// The last file of each watched folder. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Watched(Arc<Mutex<HashMap<WatchedKind, WatchedFile>>>);

impl Watched {
    /// The last file of a kind, if there was one since the program started.
    #[must_use]
    pub fn last(&self, kind: WatchedKind) -> Option<WatchedFile> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&kind).cloned()
    }

    /// Notes what came of a file, in the place of an earlier one.
    pub fn note(&self, kind: WatchedKind, file: WatchedFile) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(kind, file);
    }

    /// Name and content of a file that is held, for an admin's preview with this id. The file stays held until one of them imports it
    /// or a newer one comes.
    #[must_use]
    pub fn held(&self, kind: WatchedKind, draft: &str) -> Option<(String, Arc<[u8]>)> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = files.get_mut(&kind).filter(|file| matches!(file.outcome, WatchedOutcome::Held(_)))?;
        held.drafts.push(draft.to_owned());
        Some((held.file.clone(), held.bytes.clone()))
    }

    /// Notes that the held file was imported from this preview, and returns its content; none if the preview was of another file.
    #[must_use]
    pub fn imported(&self, kind: WatchedKind, draft: &str, people: usize, at: Timestamp) -> Option<Arc<[u8]>> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = files.get_mut(&kind).filter(|file| file.drafts.iter().any(|known| known == draft))?;
        held.drafts.clear();
        (held.outcome, held.at) = (WatchedOutcome::Imported(people), at);
        Some(std::mem::take(&mut held.bytes))
    }
}

/// Returns true if too many lose everything for a file that nobody has looked over.
#[must_use]
pub const fn is_too_many(lost: usize, of: usize) -> bool {
    lost.saturating_mul(MAX_LOSS) > of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_held_if_more_than_a_fifth_lose_everything() {
        assert!(!is_too_many(0, 0) && !is_too_many(2, 10) && is_too_many(3, 10) && is_too_many(1, 1));
    }
}
