//! The folders in which other programs put rosters and schedules: each file is looked over first, and imported if it
//! has no problem and nothing unusual.

pub mod file;
mod kept;
mod take;
pub mod view;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::app::imports::preview_roster::MAX_ROSTER_BYTES;
use crate::app::jobs::round;
use crate::state::AppState;
use crate::state::watched::{FileState, WatchedFile, WatchedKind, WatchedOutcome};
use crate::web::error::AppError;
use file::FileContent;
use kept::{KeptImport, KeptImports, hash_of};

/// How often the folders are looked at.
const EVERY: Duration = Duration::from_secs(60);

/// A watched folder, and the files in it when it was looked at before.
#[derive(Debug)]
pub struct WatchedFolder {
    kind: WatchedKind,
    folder: PathBuf,
    /// At the last look; none before the first.
    before: Option<Vec<FileState>>,
    /// At the first look.
    at_start: HashSet<FileState>,
}

impl WatchedFolder {
    /// The watched folders of this server.
    #[must_use]
    pub fn all(app: &AppState) -> Vec<Self> {
        let watched = |kind| {
            let folder = folder(app, kind)?;
            Some(Self { kind, folder, before: None, at_start: HashSet::new() })
        };
        WatchedKind::ALL.into_iter().filter_map(watched).collect()
    }

    /// Imports the files of the folder, the oldest first, or notes why not. A file is read when it has stayed the same
    /// since the last look: another program may still be writing it. A file that was imported or is held is not read
    /// again before it changes; one with problems is, until a newer one is imported, because the roster may change or
    /// the file become readable.
    pub async fn look(&mut self, app: &AppState) {
        let folder = self.folder.clone();
        let files = match blocking(move || file::files(&folder)).await {
            Ok(files) => files,
            Err(error) => return self.note(app, None, WatchedOutcome::FolderUnreadable, Some(&error)),
        };
        app.watched.forget_others(self.kind, &files);
        if self.before.is_none() {
            self.at_start = files.iter().cloned().collect();
        }
        let before: HashSet<FileState> = self.before.take().into_iter().flatten().collect();
        if before.len() != files.len()
            && let Err(error) = KeptImports::forget_others(app, self.kind, &files).await
        {
            tracing::warn!(%error, kind = self.kind.key(), "files that are gone cannot be forgotten");
        }
        let newest = files.last().map_or(SystemTime::UNIX_EPOCH, |newest| newest.changed);
        let mut seen = Vec::with_capacity(files.len());
        for state in files {
            let is_due = before.contains(&state) && !app.watched.is_done(self.kind, &state);
            if is_due && !app.stopping.is_cancelled() && !self.read(app, &state, newest).await {
                // The next look begins again with what is there by then.
                continue;
            }
            seen.push(state);
        }
        self.before = Some(seen);
    }

    /// Reads a file and imports it; false if it was changed meanwhile. `newest` is when the newest file was changed.
    async fn read(&self, app: &AppState, state: &FileState, newest: SystemTime) -> bool {
        let wanted = state.clone();
        match blocking(move || file::read(&wanted, MAX_ROSTER_BYTES)).await {
            Ok(FileContent::Bytes(bytes)) => self.take(app, state, newest, bytes.into()).await,
            Ok(FileContent::Changed) => return false,
            Ok(FileContent::TooLarge) => self.note(app, Some(state), WatchedOutcome::Unreadable, None),
            Err(error) => self.note(app, Some(state), WatchedOutcome::Unreadable, Some(&error)),
        }
        true
    }

    /// Imports a file, unless its content was imported last or from this file: then nothing of it is new, and what an
    /// admin corrected since stays. A file that was there when the program started and is older than what was imported
    /// is not imported: it may have waited for an admin or had problems, and must not replace what came after it.
    async fn take(&self, app: &AppState, state: &FileState, newest: SystemTime, bytes: Arc<[u8]>) {
        let hash = hash_of(&state.name(), &bytes);
        let outcome = match KeptImports::load(app, self.kind).await {
            Ok(kept) => match kept.of(state, &hash) {
                Some(import) => {
                    let outcome = WatchedOutcome::Imported(import.people);
                    return app.watched.note(self.kind, WatchedFile::new(Some(state.clone()), import.at, outcome));
                }
                None if self.at_start.contains(state) && kept.is_older(state, newest) => Ok(WatchedOutcome::Older),
                None => take::take(app, self.kind, &state.name(), &bytes).await,
            },
            Err(error) => Err(error),
        };
        let outcome = match outcome {
            Ok(WatchedOutcome::Imported(people)) => {
                let import = KeptImport::new(&hash, people, app.clock.now());
                let remembered = KeptImports::remember(app, self.kind, state, import).await;
                remembered.map(|()| WatchedOutcome::Imported(people))
            }
            outcome => outcome,
        };
        match outcome {
            Ok(outcome @ WatchedOutcome::Held(_)) => {
                let mut file = WatchedFile::new(Some(state.clone()), app.clock.now(), outcome);
                file.bytes = bytes;
                app.watched.note(self.kind, file);
            }
            Ok(outcome) => self.note(app, Some(state), outcome, None),
            // The next look tries again.
            Err(error) => self.note(app, Some(state), WatchedOutcome::Failed, Some(&error)),
        }
    }

    fn note(
        &self,
        app: &AppState,
        state: Option<&FileState>,
        outcome: WatchedOutcome,
        error: Option<&(dyn std::fmt::Debug + Sync)>,
    ) {
        let file = WatchedFile::new(state.cloned(), app.clock.now(), outcome);
        // The log says it once, not at every look.
        let known = app.watched.named(self.kind, &file.file);
        let is_known = known.is_some_and(|known| known.outcome.is_like(&file.outcome));
        if let Some(error) = error.filter(|_| !is_known) {
            tracing::warn!(?error, kind = self.kind.key(), file = file.file, "a watched file cannot be imported");
        }
        app.watched.note(self.kind, file);
    }
}

/// Notes that an admin imported a held file from the preview with this id; nothing if no file was held that they
/// opened.
///
/// # Errors
/// If the store cannot be written.
pub async fn imported_by_admin(app: &AppState, kind: WatchedKind, draft: &str, people: usize) -> Result<(), AppError> {
    let now = app.clock.now();
    let Some((state, bytes)) = app.watched.imported(kind, draft, people, now) else { return Ok(()) };
    let import = KeptImport::new(&hash_of(&state.name(), &bytes), people, now);
    KeptImports::remember(app, kind, &state, import).await
}

/// Looks at the watched folders until shutdown.
pub fn start(app: AppState) {
    let mut folders = WatchedFolder::all(&app);
    if folders.is_empty() {
        return;
    }
    tokio::spawn(async move {
        let mut every = tokio::time::interval(EVERY);
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                _ = every.tick() => {
                    let round = round(&app, "watched folders", look(app.clone(), folders)).await;
                    folders = round.unwrap_or_else(|| WatchedFolder::all(&app));
                }
            }
        }
    });
}

async fn look(app: AppState, mut folders: Vec<WatchedFolder>) -> Vec<WatchedFolder> {
    for folder in &mut folders {
        folder.look(&app).await;
    }
    folders
}

fn folder(app: &AppState, kind: WatchedKind) -> Option<PathBuf> {
    match kind {
        WatchedKind::Roster => app.config.roster_watch.clone(),
        WatchedKind::Schedule => app.config.schedule_watch.clone(),
    }
}

/// Runs what may wait for a disk or a network drive.
async fn blocking<T: Send + 'static>(run: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> std::io::Result<T> {
    tokio::task::spawn_blocking(run).await.map_err(std::io::Error::other)?
}
