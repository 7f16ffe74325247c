//! Which events programs are notified of. The roster and the calendar of the climate decide it, and nothing that
//! anybody said.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::app::api::people::PersonRecord;
use crate::app::climate::newest_report::newest_report;
use crate::state::AppState;
use crate::web::outgoing::events::{ProgramEvent, send};
use crate::web::outgoing::silent::SilentMachines;
use crate::web::outgoing::{OutgoingReach, SendResult};
use domain::PersonId;
use domain::message::{MessageFault, MessageKind};
use store::{KnownEvents, NewMessage, Recipient, StoreError, WaitingMessage};

/// How long the program tries to deliver an event.
const EVENT_LASTS: SignedDuration = SignedDuration::from_hours(24);

/// Returns the current state that events are about.
///
/// # Errors
/// If the store cannot be read.
pub async fn known(app: &AppState, now: Timestamp) -> Result<KnownEvents, StoreError> {
    let listed = app.store.roster().listed(PersonId(0), u32::MAX, now).await?;
    let mut digest = Sha256::new();
    for person in listed {
        // In the form in which programs read it: a change that they cannot read is not an event.
        digest.update(json!(PersonRecord::from(person)).to_string());
    }
    Ok(KnownEvents { roster: digest.finalize().into(), week: newest_report(app, now).await? })
}

/// Queues an event for each program that does not know it yet. Returns how many are new.
///
/// # Errors
/// If the store cannot be used.
pub async fn queue(app: &AppState, now: Timestamp) -> Result<usize, StoreError> {
    let messages = app.store.messages();
    let webhooks = messages.event_webhooks().await?;
    if webhooks.is_empty() {
        return Ok(0);
    }
    let current = known(app, now).await?;
    let mut count = 0;
    for webhook in webhooks.into_iter().filter(|webhook| webhook.known != current) {
        let event = |kind: MessageKind, which: String| NewMessage {
            occasion: format!("event/{}/{which}", webhook.id),
            kind,
            to: Recipient::Program(webhook.id),
            expires_at: now.saturating_add(EVENT_LASTS).unwrap_or(now),
        };
        let roster = (webhook.known.roster != current.roster)
            .then(|| event(MessageKind::RosterChanged, format!("roster/{}", now.as_millisecond())));
        let week = current.week.filter(|week| Some(*week) > webhook.known.week);
        let week = week.map(|week| event(MessageKind::WeekReleased, format!("week/{week}")));
        count += messages.queue(roster.into_iter().chain(week).collect(), now).await?;
        // The order makes delivery at-least-once: if the process ends here, the event is sent again.
        messages.knows_events(webhook.id, current).await?;
    }
    Ok(count)
}

/// Sends an event to a program; does nothing if the program was removed since.
///
/// # Errors
/// If the store cannot be read. The value is a fault if the program did not take it.
pub async fn tell(
    app: &AppState,
    id: i64,
    message: &WaitingMessage,
    silent: &SilentMachines,
    now: Timestamp,
) -> Result<SendResult, StoreError> {
    let name = match message.kind {
        MessageKind::RosterChanged => "roster.changed",
        MessageKind::WeekReleased => "climate.week_released",
        _ => return Ok(Ok(())),
    };
    let messages = app.store.messages();
    let webhook = messages.event_webhooks().await?.into_iter().find(|webhook| webhook.id == id);
    let Some(webhook) = webhook else { return Ok(Ok(())) };
    let Some(secrets) = messages.event_webhook(id).await? else { return Ok(Err(MessageFault::Settings.into())) };
    let at = message.expires_at.saturating_sub(EVENT_LASTS).unwrap_or(now);
    let event = ProgramEvent { name, id: format!("msg_{}_{}", message.id, at.as_millisecond()), at };
    let sending = async { Ok(send(&event, &webhook.host, &secrets, now, OutgoingReach::of(&app.config)).await) };
    silent.unless_silent(&webhook.host, sending).await
}
