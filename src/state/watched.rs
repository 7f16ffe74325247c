//! What came of the files in the watched folders, in memory only.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use jiff::Timestamp;

use crate::state::kept::locked;
use domain::problem::ImportProblem;

/// A file is held if more than one in so many of the people it concerns lose everything.
const MAX_LOST_ONE_IN: usize = 5;

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
    /// It was there when the program started, is older than what was imported last, and so was not imported.
    Older,
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
    /// Whether this is the same kind of outcome.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A file of a watched folder.
#[derive(Clone, Debug)]
pub struct WatchedFile {
    /// Its name; empty for the folder itself.
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

    /// The order of files: the one that was changed first first, then by path.
    #[must_use]
    pub fn by_age(&self, other: &Self) -> Ordering {
        (self.changed, &self.path).cmp(&(other.changed, &other.path))
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

/// What came of the files of the watched folders. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Watched(Arc<Mutex<HashMap<WatchedKind, Vec<WatchedFile>>>>);

impl Watched {
    fn with<T>(&self, kind: WatchedKind, run: impl FnOnce(&mut Vec<WatchedFile>) -> T) -> T {
        run(locked(&self.0).entry(kind).or_default())
    }

    /// The files of a kind that were looked over since the program started, the newest first.
    #[must_use]
    pub fn all(&self, kind: WatchedKind) -> Vec<WatchedFile> {
        self.with(kind, |files| files.clone())
    }

    /// The newest of [`Self::all`].
    #[must_use]
    pub fn last(&self, kind: WatchedKind) -> Option<WatchedFile> {
        self.with(kind, |files| files.first().cloned())
    }

    /// The file of a kind with this name.
    #[must_use]
    pub fn named(&self, kind: WatchedKind, name: &str) -> Option<WatchedFile> {
        self.with(kind, |files| files.iter().find(|file| file.file == name).cloned())
    }

    /// Returns true if looking at a file again would change nothing: something final came of it, or a newer file was
    /// imported since, which it must not replace.
    #[must_use]
    pub fn is_done(&self, kind: WatchedKind, state: &FileState) -> bool {
        let is_newer = |file: &WatchedFile| file.state.as_ref().is_some_and(|other| state.by_age(other).is_lt());
        self.with(kind, |files| {
            let known = files.iter().find(|file| file.state.as_ref() == Some(state));
            known.is_some_and(|known| match known.outcome {
                WatchedOutcome::Imported(_) | WatchedOutcome::Held(_) | WatchedOutcome::Older => true,
                WatchedOutcome::Failed | WatchedOutcome::FolderUnreadable => false,
                WatchedOutcome::Faulty(_) | WatchedOutcome::Unreadable => {
                    files.iter().any(|file| matches!(file.outcome, WatchedOutcome::Imported(_)) && is_newer(file))
                }
            })
        })
    }

    /// Notes what came of a file, in the place of what came of it before.
    pub fn note(&self, kind: WatchedKind, file: WatchedFile) {
        self.with(kind, |files| {
            files.retain(|known| known.file != file.file);
            files.push(file);
            files.sort_by(|one, other| match (&one.state, &other.state) {
                (Some(one), Some(other)) => other.by_age(one),
                // What came of the folder itself is first.
                (one, other) => one.is_some().cmp(&other.is_some()),
            });
        });
    }

    /// Forgets files that are no longer in the folder, and that the folder could not be read.
    pub fn forget_others(&self, kind: WatchedKind, files: &[FileState]) {
        let names: HashSet<String> = files.iter().map(FileState::name).collect();
        self.with(kind, |known| known.retain(|file| names.contains(&file.file)));
    }

    /// Name and content of the file with this name that is held, or of the newest one if the name is empty, for an
    /// admin's preview with this id. The file stays held until one of them imports it or it changes.
    #[must_use]
    pub fn held(&self, kind: WatchedKind, name: &str, draft: &str) -> Option<(String, Arc<[u8]>)> {
        self.with(kind, |files| {
            let mut held = files.iter_mut().filter(|file| matches!(file.outcome, WatchedOutcome::Held(_)));
            let held = held.find(|file| name.is_empty() || file.file == name)?;
            held.drafts.push(draft.to_owned());
            Some((held.file.clone(), held.bytes.clone()))
        })
    }

    /// Notes that an admin made the preview with the id `earlier` again, as `draft`, with more answers: if it was of a
    /// held file, so is this one.
    pub fn looked_again(&self, kind: WatchedKind, earlier: &str, draft: &str) {
        self.with(kind, |files| {
            for held in files.iter_mut().filter(|file| file.drafts.iter().any(|known| known == earlier)) {
                held.drafts.push(draft.to_owned());
            }
        });
    }

    /// Notes that a held file was imported from this preview, and returns its state and its content; none if the
    /// preview was of another file.
    #[must_use]
    pub fn imported(
        &self,
        kind: WatchedKind,
        draft: &str,
        people: usize,
        at: Timestamp,
    ) -> Option<(FileState, Arc<[u8]>)> {
        self.with(kind, |files| {
            let held = files.iter_mut().find(|file| file.drafts.iter().any(|known| known == draft))?;
            held.drafts.clear();
            (held.outcome, held.at) = (WatchedOutcome::Imported(people), at);
            Some((held.state.clone()?, std::mem::take(&mut held.bytes)))
        })
    }
}

/// Returns true if too many people lose everything for a file that nobody has looked over.
#[must_use]
pub const fn loses_too_many(lost: usize, of: usize) -> bool {
    lost.saturating_mul(MAX_LOST_ONE_IN) > of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_held_if_more_than_a_fifth_lose_everything() {
        assert!(!loses_too_many(0, 0) && !loses_too_many(2, 10) && loses_too_many(3, 10) && loses_too_many(1, 1));
    }
}
