//! Sending what is queued. What fails is tried again later and shown to admins; nobody who checks in waits for it.

use std::collections::HashSet;

use futures::StreamExt as _;
use jiff::Timestamp;

use crate::app::event_webhooks;
use crate::app::messages::push::PushOffice;
use crate::app::messages::wording::{self, Wording};
use crate::app::messages::{occasions, push};
use crate::state::AppState;
use crate::web::address::page_of;
use crate::web::outgoing::mail::Mailer;
use crate::web::outgoing::{Sent, chat};
use domain::PersonId;
use domain::message::{MessageFault, MessageKind, pause_after};
use store::{ChatGroup, MAIL_RESET_LASTS, Recipient, StoreError, WaitingMessage, token};

/// How many messages are sent at a time.
const AT_A_TIME: usize = 4;
/// How many are read from the queue at a time.
const BATCH: u32 = 200;

/// Everything that sending needs, read once for all messages of a run.
struct Outbox<'a> {
    app: &'a AppState,
    base: &'a str,
    now: Timestamp,
    mailer: Result<Mailer, MessageFault>,
    groups: Vec<ChatGroup>,
    off: HashSet<PersonId>,
    push: PushOffice,
}

/// Sends what is due. What fails waits for its next attempt.
///
/// # Errors
/// If the store cannot be used. A failed message is no error.
pub async fn send_due(app: &AppState) -> Result<(), StoreError> {
    let (messages, now) = (app.store.messages(), app.clock.now());
    messages.forget(now).await?;
    let Some(base) = app.config.public_url.as_deref() else { return Ok(()) };
    let mut due = messages.due(now, BATCH).await?;
    if due.is_empty() {
        return Ok(());
    }
    let outbox = Outbox {
        app,
        base,
        now,
        mailer: mailer(app).await?,
        groups: messages.chat_groups().await?,
        off: messages.unwanted().await?,
        push: PushOffice::open(app, base).await?,
    };
    while !due.is_empty() {
        let mut sending = futures::stream::iter(due).map(|message| outbox.process(message)).buffer_unordered(AT_A_TIME);
        while let Some(done) = sending.next().await {
            done?;
        }
        drop(sending);
        due = messages.due(now, BATCH).await?;
    }
    Ok(())
}

/// The mail server, ready to send.
///
/// # Errors
/// If the store cannot be read. The value is a fault if there is no mail server or its settings do not allow to send.
pub async fn mailer(app: &AppState) -> Result<Result<Mailer, MessageFault>, StoreError> {
    let Some(server) = app.store.messages().mail_server().await? else { return Ok(Err(MessageFault::Settings)) };
    let password = app.store.messages().mail_password().await?;
    Ok(Mailer::new(&server, password, app.config.local_relays).await)
}

/// Sends a text to a chat group.
///
/// # Errors
/// If the store cannot be read. The value is a fault if the text could not be sent.
pub async fn to_group(app: &AppState, group: &ChatGroup, text: &str, now: Timestamp) -> Result<Sent, StoreError> {
    let Some(webhook) = app.store.messages().webhook(group.id).await? else { return Ok(Err(MessageFault::Settings)) };
    Ok(chat::send(group.kind, (&group.host, &webhook), text, now, app.config.local_relays).await)
}

impl Outbox<'_> {
    /// Sends one message and records what became of it.
    async fn process(&self, message: WaitingMessage) -> Result<(), StoreError> {
        let messages = self.app.store.messages();
        match self.send(&message).await? {
            Ok(()) => messages.sent(message.id, self.now).await,
            Err(fault) => {
                tracing::warn!(fault = fault.key(), "a message could not be sent");
                let next = self.now.saturating_add(pause_after(message.attempts + 1)).unwrap_or(message.expires_at);
                messages.failed(message.id, fault, next).await
            }
        }
    }

    async fn send(&self, message: &WaitingMessage) -> Result<Sent, StoreError> {
        match message.to {
            Recipient::Person(person) => self.to_person(message.kind, person).await,
            Recipient::Devices(person) => push::to_devices(self.app, &self.push, message, person, self.now).await,
            Recipient::Chat(id) => match self.groups.iter().find(|group| group.id == id) {
                Some(group) => {
                    let text = wording::reminder_in_chat(group.language, self.base);
                    to_group(self.app, group, &text, self.now).await
                }
                None => Ok(Ok(())),
            },
            Recipient::Program(id) => event_webhooks::events::tell(self.app, id, message, self.now).await,
        }
    }

    async fn to_person(&self, kind: MessageKind, person: PersonId) -> Result<Sent, StoreError> {
        let Some(profile) = self.app.store.people().profile(person).await? else { return Ok(Ok(())) };
        let address = profile.person.email.as_deref();
        // They may have left since it was queued. Somebody who has not joined sets a first password with an invitation.
        let is_here = occasions::still_gets_mail(&profile.person, self.now);
        let Some(address) = address.filter(|_| is_here) else { return Ok(Ok(())) };
        let is_reset = kind == MessageKind::PasswordReset;
        // The address may be somebody else's: it is not yet known to be the person's own.
        if is_reset && self.app.store.invitations().is_new_address(person, self.now).await? {
            return Ok(Ok(()));
        }
        let mailer = match &self.mailer {
            Ok(mailer) => mailer,
            Err(fault) => return Ok(Err(*fault)),
        };
        // A link that they ask for comes in any case. What they do not want fails with the server all the same, so that the list of failures
        // does not tell who wants none.
        if !is_reset && self.off.contains(&person) {
            return Ok(mailer.answers().await);
        }
        let locale = profile.person.language.unwrap_or_default();
        let Wording { subject, text } = match kind {
            MessageKind::Reminder => wording::reminder(locale, self.base),
            MessageKind::LeadDigest => wording::lead_digest(locale, self.base),
            MessageKind::Report => wording::report(locale, self.base),
            // For programs alone.
            MessageKind::RosterChanged | MessageKind::WeekReleased => return Ok(Ok(())),
            MessageKind::PasswordReset => {
                // The secret is made only now, so that no queue contains it; one that was sent before and failed ends.
                let secret = token::for_paper();
                self.app.store.invitations().create_by_mail(person, token::hash_from_paper(&secret), self.now).await?;
                let until = self.now.saturating_add(MAIL_RESET_LASTS).unwrap_or(self.now);
                let until = until.to_zoned(profile.person.time_zone.clone()).time();
                wording::password_reset(locale, &format!("{}{}", self.base, page_of("/invitation", &secret)), until)
            }
        };
        Ok(mailer.send(address, subject, text).await)
    }
}
