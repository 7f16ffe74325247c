//! What queues and sends messages while the server runs: one job queues, and one for each channel sends, so that what
//! holds up one of them holds up no other.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use tokio::sync::Notify;

use crate::app::jobs::round;
use crate::app::messages::{occasions, send};
use crate::state::AppState;
use crate::state::metrics::Job;
use store::{MessageChannel, StoreError};

/// How often it looks whether something is due: a reminder comes within this time after the start of a shift. A link
/// for a new password does not wait.
const EVERY: Duration = Duration::from_secs(30);

/// Starts it; it ends at shutdown.
pub fn start(app: AppState) {
    let senders = MessageChannel::ALL.map(|channel| {
        // Who asks for a link is sent an e-mail.
        let wakes = if channel == MessageChannel::Mail { Arc::clone(&app.messages_wait) } else { Arc::default() };
        start_sending(app.clone(), channel, Arc::clone(&wakes));
        wakes
    });
    tokio::spawn(async move {
        let mut every = tokio::time::interval(EVERY);
        // A slow disk delays the next run and causes no burst afterwards.
        every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                _ = every.tick() => {}
            }
            round(&app, "queueing messages", queue_and_say(app.clone())).await;
            senders.iter().for_each(|sender| sender.notify_one());
        }
    });
}

/// Starts what sends through one channel whenever it is notified.
fn start_sending(app: AppState, channel: MessageChannel, wakes: Arc<Notify>) {
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                () = wakes.notified() => {}
            }
            round(&app, "sending messages", send_and_say(app.clone(), channel)).await;
        }
    });
}

async fn queue_and_say(app: AppState) {
    match queue(&app).await {
        Ok(()) => app.metrics.job_succeeded(Job::Messages, app.clock.now()),
        Err(error) => tracing::warn!(%error, "messages could not be queued"),
    }
}

async fn send_and_say(app: AppState, channel: MessageChannel) {
    if let Err(error) = send::send_due(&app, channel).await {
        tracing::warn!(%error, "messages could not be sent");
    }
}

/// Queues what is due now, and forgets what was queued long ago.
///
/// # Errors
/// If the store cannot be used.
pub async fn queue(app: &AppState) -> Result<(), StoreError> {
    app.store.messages().forget(app.clock.now()).await?;
    occasions::queue_due(app).await.map(drop)
}

/// Queues and sends what is due now, through all channels side by side.
///
/// # Errors
/// If the store cannot be used.
pub async fn run(app: &AppState) -> Result<(), StoreError> {
    queue(app).await?;
    let sent = join_all(MessageChannel::ALL.map(|channel| send::send_due(app, channel))).await;
    sent.into_iter().collect()
}
