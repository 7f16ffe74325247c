//! What is done now and then while the server runs: ended sessions are removed, old attempts forgotten, old entries let go.

use std::time::Duration;

use super::app::App;
use super::session::{ABSOLUTE, IDLE};

/// Starts the housekeeping; it ends at shutdown.
pub fn start(app: App) {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(600));
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                _ = every.tick() => keep_house(&app).await,
            }
        }
    });
}

async fn keep_house(app: &App) {
    app.limits.sweep();
    let now = app.clock.now();
    let (Ok(idle), Ok(age)) = (now.checked_sub(IDLE), now.checked_sub(ABSOLUTE)) else { return };
    if let Err(error) = app.store.sweep_sessions(idle, age).await {
        tracing::warn!(%error, "ended sessions could not be removed");
    }
}
