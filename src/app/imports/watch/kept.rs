//! Which files of a watched folder were imported, as it is stored: hashes of names and contents, no name.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::state::AppState;
use crate::state::watched::{FileState, WatchedKind};
use crate::web::error::AppError;
use domain::hexadecimal;
use import::schedule_file::calendar::is_calendar;

/// The SHA-256 of a file: of its content, and of the name of a calendar, which says whose it is.
pub(super) type FileHash = [u8; 32];

/// The hash of a file with this name.
pub(super) fn hash_of(name: &str, bytes: &[u8]) -> FileHash {
    let mut digest = Sha256::new();
    if is_calendar(bytes) {
        digest.update(name.as_bytes());
    }
    digest.update(bytes);
    digest.finalize().into()
}

/// In a folder of which nothing was imported yet, files that are this much older than the newest one are of an earlier
/// export.
const ONE_EXPORT: SignedDuration = SignedDuration::from_hours(24);

/// What was imported of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptImports {
    /// The last import.
    last: Option<KeptImport>,
    /// When the newest file that was imported had been changed.
    through: Option<Timestamp>,
    /// By the hash of the name of a file in the folder: what was imported of it last.
    files: BTreeMap<String, KeptImport>,
}

/// An import of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptImport {
    hash: String,
    /// For how many people it was imported.
    pub people: usize,
    /// When it was imported.
    pub at: Timestamp,
}

impl KeptImport {
    /// The import of a file with this hash.
    pub(super) fn new(hash: &FileHash, people: usize, at: Timestamp) -> Self {
        Self { hash: hexadecimal::digits(hash), people, at }
    }
}

impl KeptImports {
    /// What is stored of a folder.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub(super) async fn load(app: &AppState, kind: WatchedKind) -> Result<Self, AppError> {
        let kept = app.store.settings().get(setting(kind)).await?.unwrap_or_default();
        Ok(serde_json::from_str(&kept).unwrap_or_else(|_| Self::of_one_file(&kept)))
    }

    /// What earlier versions stored: the hash of the file that was imported last, for how many people, and when.
    fn of_one_file(kept: &str) -> Self {
        let mut parts = kept.split(' ');
        let hash = parts.next().unwrap_or_default().to_owned();
        let people = parts.next().and_then(|people| people.parse().ok());
        let at: Option<Timestamp> = parts.next().and_then(|at| at.parse().ok());
        let last = people.zip(at).map(|(people, at)| KeptImport { hash, people, at });
        Self { through: last.as_ref().map(|last| last.at), last, files: BTreeMap::new() }
    }

    async fn save(&self, app: &AppState, kind: WatchedKind) -> Result<(), AppError> {
        let kept = serde_json::to_string(self).map_err(|error| {
            tracing::error!(%error, "what was imported of a watched folder cannot be written");
            AppError::Internal
        })?;
        Ok(app.store.settings().set(setting(kind), kept).await?)
    }

    /// The import of this content: the last one, or the last of this file. Nothing of it is new then.
    pub(super) fn of(&self, file: &FileState, hash: &FileHash) -> Option<&KeptImport> {
        let hash = hexadecimal::digits(hash);
        let of_file = self.files.get(&name_hash(file));
        [self.last.as_ref(), of_file].into_iter().flatten().find(|import| import.hash == hash)
    }

    /// Returns true if a file is older than the newest one that was imported or, before the first import, belongs to an
    /// earlier export than the newest one of the folder.
    pub(super) fn is_older(&self, file: &FileState, newest: SystemTime) -> bool {
        let begins = |newest: Timestamp| newest.saturating_sub(ONE_EXPORT).unwrap_or(newest);
        moment(file.changed) < self.through.unwrap_or_else(|| begins(moment(newest)))
    }

    /// Notes that a file was imported.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub(super) async fn remember(
        app: &AppState,
        kind: WatchedKind,
        file: &FileState,
        import: KeptImport,
    ) -> Result<(), AppError> {
        let mut kept = Self::load(app, kind).await?;
        kept.last = Some(import.clone());
        kept.through = kept.through.max(Some(moment(file.changed)));
        kept.files.insert(name_hash(file), import);
        kept.save(app, kind).await
    }

    /// Forgets files that are no longer in the folder.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub(super) async fn forget_others(app: &AppState, kind: WatchedKind, files: &[FileState]) -> Result<(), AppError> {
        let kept = Self::load(app, kind).await?;
        let names: BTreeSet<String> = files.iter().map(name_hash).collect();
        let mut fewer = kept.clone();
        fewer.files.retain(|name, _| names.contains(name));
        if fewer == kept { Ok(()) } else { fewer.save(app, kind).await }
    }
}

fn moment(at: SystemTime) -> Timestamp {
    Timestamp::try_from(at).unwrap_or(Timestamp::MIN)
}

fn name_hash(file: &FileState) -> String {
    hexadecimal::digits(Sha256::digest(file.name().as_bytes()).iter())
}

const fn setting(kind: WatchedKind) -> &'static str {
    match kind {
        WatchedKind::Roster => "watched_roster",
        WatchedKind::Schedule => "watched_schedule",
    }
}
