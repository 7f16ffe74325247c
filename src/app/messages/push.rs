//! Reminders to devices: what a person has switched on where, and sending one.

use jiff::Timestamp;

use crate::app::account::session_marks::others;
use crate::app::help_now;
use crate::app::messages::{receivers, wording};
use crate::state::{AppState, session};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::outgoing::push::{self, PushOutcome, Sender};
use crate::web::outgoing::silent::SilentMachines;
use crate::web::outgoing::{OutgoingReach, SendResult};
use crate::web::visitor::SignedIn;
use domain::{PersonId, PushHosts, Role};
use store::{StoreError, WaitingMessage};
use words::dates;

/// What the card on `/account` shows.
#[derive(Clone, Debug)]
pub struct PushView {
    /// Whether this device gets reminders, or why it cannot.
    pub here: PushHere,
    /// The person's other devices that get reminders: the name of the session in a form, and since when they are signed
    /// in there.
    pub elsewhere: Vec<(String, String)>,
}

/// Whether the browser that asks gets reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PushHere {
    /// The centre allows no push service.
    NotAllowed,
    /// The session is not one of an own phone: at a desk somebody else would read the reminder.
    AtDesk,
    /// It gets none, and can: with the public key of the centre, and the version of the worker that shows reminders.
    Off {
        /// The public key.
        key: String,
        /// The version.
        version: String,
    },
    /// It gets them.
    On,
}

/// Loads the [`PushView`]; none for somebody who does not check in.
///
/// # Errors
/// If the store cannot be used.
pub async fn load(context: &RequestContext, me: &SignedIn) -> Result<Option<PushView>, AppError> {
    let (app, person) = (&context.app, me.person());
    if !person.roles.has(Role::Agent) {
        return Ok(None);
    }
    let (messages, now) = (app.store.messages(), context.visitor.now);
    let reminded = messages.reminded_sessions(person.id).await?;
    let allowed = !messages.push_hosts().await?.is_empty();
    let here = match sender(app, "").await?.filter(|_| allowed) {
        None => PushHere::NotAllowed,
        Some(_) if !me.on_own_phone => PushHere::AtDesk,
        Some(_) if reminded.contains(&me.session) => PushHere::On,
        Some(sender) => PushHere::Off { key: sender.public_key(), version: help_now::version(app).await? },
    };
    let zone = &person.time_zone;
    let moment = |at: Timestamp| dates::moment(context.visitor.locale, at.to_zoned(zone.clone()).datetime());
    let sessions = others(app.store.sessions().of_person(person.id).await?, me.session).into_iter();
    let elsewhere = sessions.filter(|(_, token, row)| reminded.contains(token) && session::holds(row, now));
    let elsewhere = elsewhere.map(|(mark, _, row)| (mark, moment(row.created_at))).collect();
    Ok(Some(PushView { here, elsewhere }))
}

/// The centre as a sender; none before its key is made.
async fn sender(app: &AppState, contact: &str) -> Result<Option<Sender>, StoreError> {
    Ok(app.store.messages().push_key().await?.and_then(|key| Sender::new(&key, contact)))
}

/// Makes the key that the centre signs with, if there is none: at first, and after a restore without the keys.
///
/// # Errors
/// If the store cannot be used.
pub async fn ensure_key(app: &AppState) -> Result<(), StoreError> {
    let messages = app.store.messages();
    match messages.push_key().await? {
        Some(_) => Ok(()),
        None => messages.keep_push_key(push::fresh_sender_key()).await,
    }
}

/// What sending to devices needs, read once for all messages of a round.
pub struct PushOffice {
    sender: Option<Sender>,
    hosts: PushHosts,
    silent: SilentMachines,
}

impl PushOffice {
    /// Reads the settings and the key. `base` is the address of the centre, which push services can read.
    ///
    /// # Errors
    /// If the store cannot be used.
    pub async fn open(app: &AppState, base: &str) -> Result<Self, StoreError> {
        let hosts = app.store.messages().push_hosts().await?;
        let sender = if hosts.is_empty() { None } else { sender(app, base).await? };
        Ok(Self { sender, hosts, silent: SilentMachines::default() })
    }
}

/// Sends a reminder to the devices of a person, except those that received it before. Having no device is not a
/// failure.
///
/// # Errors
/// If the store cannot be used. The value is a fault if a service did not take it; it may have arrived if that holds
/// for all devices that did not receive it.
pub async fn to_devices(
    app: &AppState,
    office: &PushOffice,
    message: &WaitingMessage,
    person: PersonId,
    now: Timestamp,
) -> Result<SendResult, StoreError> {
    let messages = app.store.messages();
    let Some(sender) = &office.sender else { return Ok(Ok(())) };
    let Some(profile) = app.store.people().profile(person).await? else { return Ok(Ok(())) };
    // They may have left since it was queued.
    if !receivers::still_gets_push(&profile.person, now) {
        return Ok(Ok(()));
    }
    let text = wording::reminder_on_device(profile.person.language.unwrap_or_default());
    let mut result: SendResult = Ok(());
    for device in messages.push_subscriptions(person).await? {
        let has_ended = now.duration_since(device.signed_in_at) >= session::OWN_PHONE;
        if has_ended || device.received == Some(message.expires_at) {
            continue;
        }
        let times = (now, message.expires_at);
        let sending = push::send(&device, sender, &office.hosts, &text, times, OutgoingReach::of(&app.config));
        let sending = async { Ok::<_, StoreError>(sending.await) };
        match office.silent.unless_silent(&device.host, sending).await? {
            Ok(PushOutcome::Taken) => messages.push_received(device.session, message.expires_at).await?,
            Ok(PushOutcome::Gone) => messages.unsubscribe(device.session).await?,
            Err(wrong) => {
                if wrong.may_have_arrived {
                    messages.push_received(device.session, message.expires_at).await?;
                }
                messages.push_failed(profile.person.today(now), device.host, wrong.fault).await?;
                // One device that certainly has nothing is a reason to try again.
                result = Err(result.err().filter(|before| !before.may_have_arrived).unwrap_or(wrong));
            }
        }
    }
    Ok(result)
}
