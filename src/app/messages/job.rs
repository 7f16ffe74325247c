//! What queues and sends messages while the server runs.

use std::time::Duration;

use crate::app::jobs::round;
use crate::app::messages::{occasions, send};
use crate::state::AppState;
use crate::state::metrics::Job;
use store::StoreError;

/// How often it looks whether something is due: a reminder comes within this time after the start of a shift. A link for a new
/// password does not wait.
const EVERY: Duration = Duration::from_secs(30);

/// Starts it; it ends at shutdown.
pub fn start(app: AppState) {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(EVERY);
        // A slow mail server delays the next run and causes no burst afterwards.
        every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                _ = every.tick() => {}
                () = app.messages_wait.notified() => {}
            }
            tokio::select! {
                () = app.stopping.cancelled() => break,
                _ = round("messages", run_and_say(app.clone())) => {}
            }
        }
    });
}

async fn run_and_say(app: AppState) {
    match run(&app).await {
        Ok(()) => app.metrics.job_succeeded(Job::Messages, app.clock.now()),
        Err(error) => tracing::warn!(%error, "messages could not be processed"),
    }
}

/// Queues and sends what is due now.
///
/// # Errors
/// If the store cannot be used.
pub async fn run(app: &AppState) -> Result<(), StoreError> {
    occasions::queue_due(app).await?;
    send::send_due(app).await
}
