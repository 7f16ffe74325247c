//! The folders in which other programs put rosters and schedules: the newest file of each is looked over first, and imported if it has
//! no problem and nothing unusual.

pub mod file;
mod take;
pub mod view;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::app::imports::preview_roster::MAX_ROSTER_BYTES;
use crate::app::jobs::round;
use crate::state::AppState;
use crate::state::watched::{FileState, WatchedFile, WatchedKind, WatchedOutcome};
use crate::web::error::AppError;
use file::FileContent;

/// How often the folders are looked at.
const EVERY: Duration = Duration::from_secs(60);

/// A watched folder, and the newest file in it when it was looked at last.
#[derive(Debug)]
pub struct WatchedFolder {
    kind: WatchedKind,
    folder: PathBuf,
    before: Option<FileState>,
}

impl WatchedFolder {
    /// The watched folders of this server.
    #[must_use]
    pub fn all(app: &AppState) -> Vec<Self> {
        let watched = |kind| folder(app, kind).map(|folder| Self { kind, folder, before: None });
        WatchedKind::ALL.into_iter().filter_map(watched).collect()
    }

    /// Imports the newest file of the folder, or notes why not. A file is read when it has stayed the same since the last look: another
    /// program may still be writing it. A file that was imported or is held is not read again before it changes; one with problems is,
    /// because the roster may change or the file become readable.
    pub async fn look(&mut self, app: &AppState) {
        let folder = self.folder.clone();
        let newest = match blocking(move || file::newest(&folder)).await {
            Ok(newest) => newest,
            Err(error) => return self.note(app, None, WatchedOutcome::FolderUnreadable, Some(&error)),
        };
        let is_done = app.watched.last(self.kind).is_some_and(|last| last.state == newest && last.outcome.is_final());
        let stays = self.before == newest;
        self.before.clone_from(&newest);
        let Some(state) = newest.filter(|_| stays && !is_done) else { return };
        let wanted = state.clone();
        match blocking(move || file::read(&wanted, MAX_ROSTER_BYTES)).await {
            Ok(FileContent::Bytes(bytes)) => self.take(app, state, bytes.into()).await,
            // The next look begins again with what is there by then.
            Ok(FileContent::Changed) => self.before = None,
            Ok(FileContent::TooLarge) => self.note(app, Some(state), WatchedOutcome::Unreadable, None),
            Err(error) => self.note(app, Some(state), WatchedOutcome::Unreadable, Some(&error)),
        }
    }

    /// Imports a file, unless it is the one that was imported last: then nothing of it is new, and what an admin corrected since stays.
    async fn take(&self, app: &AppState, state: FileState, bytes: Arc<[u8]>) {
        let hash = Sha256::digest(&bytes).into();
        let outcome = match take::imported_before(app, self.kind, &hash).await {
            Ok(Some((people, at))) => {
                let outcome = WatchedOutcome::Imported(people);
                return app.watched.note(self.kind, WatchedFile::new(Some(state), at, outcome));
            }
            Ok(None) => take::take(app, self.kind, &state.name(), &bytes).await,
            Err(error) => Err(error),
        };
        let outcome = match outcome {
            Ok(WatchedOutcome::Imported(people)) => {
                let remembered = take::remember(app, self.kind, &hash, people).await;
                remembered.map(|()| WatchedOutcome::Imported(people))
            }
            outcome => outcome,
        };
        match outcome {
            Ok(outcome @ WatchedOutcome::Held(_)) => {
                let mut file = WatchedFile::new(Some(state), app.clock.now(), outcome);
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
        state: Option<FileState>,
        outcome: WatchedOutcome,
        error: Option<&(dyn std::fmt::Debug + Sync)>,
    ) {
        let file = WatchedFile::new(state, app.clock.now(), outcome);
        // The log says it once, not at every look.
        let is_known = app
            .watched
            .last(self.kind)
            .is_some_and(|last| last.file == file.file && last.outcome.is_like(&file.outcome));
        if let Some(error) = error.filter(|_| !is_known) {
            tracing::warn!(?error, kind = self.kind.key(), file = file.file, "a watched file cannot be imported");
        }
        app.watched.note(self.kind, file);
    }
}

/// Notes that an admin imported a held file from the preview with this id; nothing if no file was held that they opened.
///
/// # Errors
/// If the store cannot be written.
pub async fn imported_by_admin(app: &AppState, kind: WatchedKind, draft: &str, people: usize) -> Result<(), AppError> {
    let Some(bytes) = app.watched.imported(kind, draft, people, app.clock.now()) else { return Ok(()) };
    take::remember(app, kind, &Sha256::digest(&bytes).into(), people).await
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
                    let round = round("watched folders", look(app.clone(), folders)).await;
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
