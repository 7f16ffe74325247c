//! Housekeeping every ten minutes while the server runs: removes what has expired (sessions, attempts, entries beyond
//! the retention, past breaks, schedules, appointments, thanks and sign-ups), matches askers with supporters, notes
//! where the access log ends, and closes talk requests and climate weeks.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::app::check_in::visibility_change;
use crate::app::climate::close;
use crate::app::supporters::matching;
use crate::app::talk::adopt_wishes;
use crate::state::AppState;
use crate::state::metrics::Job;
use crate::state::session::{ABSOLUTE, IDLE, OWN_PHONE, OWNER_KNOWN};
use domain::Workday;
use domain::check_in::RETENTION_DAYS;
use store::{ChainHead, Expiry};

/// Starts the housekeeping; it ends at shutdown.
pub fn start(app: AppState) {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(600));
        let mut deleted_for = None;
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                _ = every.tick() => {
                    let round = round(&app, "housekeeping", keep_house(app.clone(), deleted_for)).await;
                    deleted_for = round.unwrap_or(deleted_for);
                }
            }
        }
    });
}

async fn keep_house(app: AppState, deleted_for: Option<Workday>) -> Option<Workday> {
    app.store.start_load_interval();
    remove_ended_sessions(&app).await;
    note_head(&app).await;
    close_talked(&app).await;
    forget_past_counselling(&app).await;
    matching::run(&app).await;
    forget_breaks(&app).await;
    forget_schedules(&app).await;
    forget_given_thanks(&app).await;
    forget_event_sign_ups(&app).await;
    let deleted_for = delete_old_entries(&app, deleted_for).await;
    app.store.empty_logs().await;
    close_weeks(&app).await;
    deleted_for
}

/// Runs one round of what recurs in the background; the server waits for its end when it stops. A panic ends that round
/// alone, and not all that are to come: then it returns none.
pub async fn round<T: Send + 'static>(
    app: &AppState,
    job: &'static str,
    work: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    match app.running_writes.spawn(work).await {
        Ok(done) => Some(done),
        Err(_) => {
            tracing::error!(job, "a round of a background job broke off; the next one comes as planned");
            None
        }
    }
}

/// Freezes the roster of the running week and closes what is over. If it fails, the next run goes on.
pub async fn close_weeks(app: &AppState) {
    match close::close_weeks(&app.store, &app.clock).await {
        Ok(_) => app.metrics.job_succeeded(Job::Climate, app.clock.now()),
        Err(error) => tracing::warn!(%error, "weeks that are over could not be closed"),
    }
}

/// Turns wishes to talk from before there were requests into requests. If it fails, the next start tries again.
pub async fn adopt_wishes(app: &AppState) {
    if adopt_wishes::adopt_wishes(app).await.is_err() {
        tracing::warn!("wishes to talk could not be turned into requests");
    }
}

/// Drops the work on flags whose check-ins a restore removed again. If it fails, the next start tries again.
pub async fn drop_work_after_restore(app: &AppState) {
    if let Err(error) = visibility_change::drop_work_after_restore(app).await {
        tracing::warn!(%error, "the work on flags could not be looked through after the restore");
    }
}

/// Closes the requests to talk that were talked about a week ago.
pub async fn close_talked(app: &AppState) {
    match app.store.talk_requests().close_talked(app.clock.now()).await {
        Ok(closed) => app.talk_changed(closed.iter().map(|request| request.asker)),
        Err(error) => tracing::warn!(%error, "requests to talk that are over could not be closed"),
    }
}

/// Deletes times with psychologists and talks for groups that are over, and cancels the bookings and sign-ups for what
/// nobody holds.
pub async fn forget_past_counselling(app: &AppState) {
    if let Err(error) = app.store.forget_past_counselling(app.clock.now()).await {
        tracing::warn!(%error, "appointments and talks that are over could not be deleted");
    }
}

/// Deletes the requests for breaks of workdays that are over.
pub async fn forget_breaks(app: &AppState) {
    if let Err(error) = app.store.breaks().forget(app.clock.now()).await {
        tracing::warn!(%error, "requests for breaks of past workdays could not be deleted");
    }
}

/// Deletes the schedule of days that are long over.
async fn forget_schedules(app: &AppState) {
    if let Err(error) = app.store.schedules().forget(app.clock.now()).await {
        tracing::warn!(%error, "the schedule of past workdays could not be deleted");
    }
}

/// Forgets who gave thanks to whom once the limits no longer count it.
async fn forget_given_thanks(app: &AppState) {
    if let Err(error) = app.store.thanks().forget_given(app.clock.now()).await {
        tracing::warn!(%error, "what the limits on thanks no longer count could not be deleted");
    }
}

/// Deletes who came to events that are over.
pub async fn forget_event_sign_ups(app: &AppState) {
    if let Err(error) = app.store.events().forget_sign_ups(app.clock.now()).await {
        tracing::warn!(%error, "sign-ups for events that are over could not be deleted");
    }
}

async fn remove_ended_sessions(app: &AppState) {
    let now = app.clock.now();
    app.limits.sweep(now);
    if let Err(error) = app.store.api_tokens().remove_ended(now).await {
        tracing::warn!(%error, "ended tokens could not be removed");
    }
    if let Err(error) = app.store.api_answers().remove_old(now).await {
        tracing::warn!(%error, "old answers to requests of programs could not be removed");
    }
    let [Ok(idle), Ok(age), Ok(own_phone), Ok(owner)] =
        [IDLE, ABSOLUTE, OWN_PHONE, OWNER_KNOWN].map(|lasts| now.checked_sub(lasts))
    else {
        return;
    };
    match app.store.sessions().remove_expired(Expiry { idle, age, own_phone, owner }).await {
        Ok(_) => app.metrics.job_succeeded(Job::Sessions, now),
        Err(error) => tracing::warn!(%error, "ended sessions could not be removed"),
    }
}

/// Notes where the access log ends: in its file, and in the log of the program, which is often kept on another machine.
pub async fn note_head(app: &AppState) {
    let now = app.clock.now();
    match app.store.access_log().note_head(now).await {
        Ok(noted) => {
            if let Some(ChainHead { rows, hash }) = noted {
                tracing::info!(rows, hash, "the access log ends here");
            }
            app.metrics.job_succeeded(Job::AccessLog, now);
        }
        Err(error) => tracing::warn!(%error, "where the access log ends could not be noted"),
    }
}

/// Removes people who erased themselves and left, and what is older than the retention, once a day. Returns the last
/// day on which both succeeded.
pub async fn delete_old_entries(app: &AppState, done: Option<Workday>) -> Option<Workday> {
    let now = app.clock.now();
    let today = match app.store.org_units().earliest_today(now).await {
        Ok(today) => today,
        Err(error) => {
            tracing::warn!(%error, "the day at the sites could not be read");
            return done;
        }
    };
    if done == Some(today) {
        return done;
    }
    let retention = SignedDuration::from_hours(24 * i64::from(RETENTION_DAYS));
    let first_moment = now.saturating_sub(retention).unwrap_or(Timestamp::MIN);
    if let Err(error) = app.store.erasures().remove_departed(today).await {
        tracing::warn!(%error, "people who erased themselves and left could not be removed");
        return done;
    }
    match app.store.erasures().delete_before(today.plus(-RETENTION_DAYS), first_moment).await {
        Ok(_) => {
            // Every day, and not how much: the number would tell how many people checked in on a day.
            tracing::info!("what is older than the retention was removed");
            app.metrics.job_succeeded(Job::Retention, app.clock.now());
            Some(today)
        }
        Err(error) => {
            tracing::warn!(%error, "old entries could not be removed");
            done
        }
    }
}
