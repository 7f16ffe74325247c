//! Runs the matching, and notifies those for whom something changed.

use crate::state::AppState;

/// Takes back offers that no longer fit, and offers what waits to supporters. If it fails, the next run goes on:
/// nothing is lost.
pub async fn run(app: &AppState) {
    match app.store.supporters().match_all(app.clock.now()).await {
        Ok(concerned) => app.talk_changed(concerned),
        Err(error) => tracing::warn!(%error, "supporters could not be matched"),
    }
}
