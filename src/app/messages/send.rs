//! Sending what is queued. What fails is tried again later and shown to admins; nobody who checks in waits for it. A
//! reminder is sent once: if it is not known whether it arrived, it is not sent again.

use std::collections::HashSet;

use futures::StreamExt as _;
use jiff::Timestamp;

use crate::app::event_webhooks;
use crate::app::messages::push::PushOffice;
use crate::app::messages::wording::{self, Wording};
use crate::app::messages::{push, receivers};
use crate::state::AppState;
use crate::web::address::page_of;
use crate::web::outgoing::mail::Mailer;
use crate::web::outgoing::silent::SilentMachines;
use crate::web::outgoing::{OutgoingReach, SendResult, chat};
use domain::PersonId;
use domain::message::{MessageFault, MessageKind, pause_after};
use store::{ChatGroup, MAIL_RESET_LASTS, MessageChannel, Person, Recipient, StoreError, WaitingMessage, token};

/// How many messages are sent through a channel at a time.
const AT_A_TIME: usize = 4;
/// How many are read from the queue at a time.
const BATCH: u32 = 200;
/// What the mail server is called among the machines that are silent.
const MAIL_SERVER: &str = "mail server";

/// Everything that sending through a channel needs, read once for all messages of a round.
struct Outbox<'a> {
    app: &'a AppState,
    base: &'a str,
    mailer: Result<Mailer, MessageFault>,
    groups: Vec<ChatGroup>,
    off: HashSet<PersonId>,
    push: PushOffice,
    silent: SilentMachines,
}

/// Sends what is due through a channel. What fails waits for its next attempt.
///
/// # Errors
/// If the store cannot be used. A failed message is not an error.
pub async fn send_due(app: &AppState, channel: MessageChannel) -> Result<(), StoreError> {
    let messages = app.store.messages();
    let Some(base) = app.config.public_url.as_deref() else { return Ok(()) };
    let mut due = messages.due(channel, app.clock.now(), BATCH).await?;
    if due.is_empty() {
        return Ok(());
    }
    let by_mail = channel == MessageChannel::Mail;
    let outbox = Outbox {
        app,
        base,
        mailer: if by_mail { mailer(app).await? } else { Err(MessageFault::Settings) },
        groups: messages.chat_groups().await?,
        off: messages.unwanted().await?,
        push: PushOffice::open(app, base).await?,
        silent: SilentMachines::default(),
    };
    let mut result = Ok(());
    while !due.is_empty() && !app.stopping.is_cancelled() && result.is_ok() {
        let mut sending = futures::stream::iter(due).map(|message| outbox.process(message)).buffer_unordered(AT_A_TIME);
        // What has begun ends, also if another one fails: a message that is cut short may have arrived.
        while let Some(done) = sending.next().await {
            result = result.and(done);
        }
        drop(sending);
        due = messages.due(channel, app.clock.now(), BATCH).await?;
    }
    if let Ok(mailer) = outbox.mailer {
        mailer.close().await;
    }
    result
}

/// The mail server, ready to send.
///
/// # Errors
/// If the store cannot be read. The value is a fault if there is no mail server or its settings do not allow to send.
pub async fn mailer(app: &AppState) -> Result<Result<Mailer, MessageFault>, StoreError> {
    let Some(server) = app.store.messages().mail_server().await? else { return Ok(Err(MessageFault::Settings)) };
    let password = app.store.messages().mail_password().await?;
    Ok(Mailer::new(&server, password, OutgoingReach::of(&app.config), app.sending_limits).await)
}

/// Sends a text to a chat group.
///
/// # Errors
/// If the store cannot be read. The value is a fault if the text could not be sent.
pub async fn to_group(app: &AppState, group: &ChatGroup, text: &str, now: Timestamp) -> Result<SendResult, StoreError> {
    let webhook = app.store.messages().webhook(group.id).await?;
    let Some(webhook) = webhook else { return Ok(Err(MessageFault::Settings.into())) };
    Ok(chat::send(group.kind, &group.host, &webhook, text, now, OutgoingReach::of(&app.config)).await)
}

impl Outbox<'_> {
    /// Sends one message and records what became of it.
    ///
    /// That it begins is recorded first: if the program ends or the disk is full, a reminder is not sent a second time.
    /// Anything else is sent again rather than lost.
    async fn process(&self, message: WaitingMessage) -> Result<(), StoreError> {
        let (messages, now) = (self.app.store.messages(), self.app.clock.now());
        // It waited for others in the meantime.
        if message.expires_at <= now || self.app.stopping.is_cancelled() {
            return Ok(());
        }
        let again = now.saturating_add(pause_after(message.attempts + 1)).unwrap_or(message.expires_at);
        let if_unknown = if message.kind == MessageKind::Reminder { message.expires_at } else { again };
        if !messages.begin(message.id, now, if_unknown).await? {
            return Ok(());
        }
        match self.send(&message, now).await? {
            Ok(()) => messages.sent(message.id, now).await,
            Err(wrong) => {
                tracing::warn!(fault = wrong.fault.key(), "a message could not be sent");
                let next = if wrong.may_have_arrived { if_unknown } else { again };
                messages.failed(message.id, wrong.fault, next).await
            }
        }
    }

    async fn send(&self, message: &WaitingMessage, now: Timestamp) -> Result<SendResult, StoreError> {
        match message.to {
            Recipient::Person(person) => self.to_person(message.kind, person, now).await,
            Recipient::Devices(person) => push::to_devices(self.app, &self.push, message, person, now).await,
            Recipient::Chat(id) => match self.groups.iter().find(|group| group.id == id) {
                Some(group) => {
                    let text = wording::reminder_in_chat(group.language, self.base);
                    self.silent.unless_silent(&group.host, to_group(self.app, group, &text, now)).await
                }
                None => Ok(Ok(())),
            },
            Recipient::Program(id) => event_webhooks::events::tell(self.app, id, message, &self.silent, now).await,
        }
    }

    async fn to_person(&self, kind: MessageKind, person: PersonId, now: Timestamp) -> Result<SendResult, StoreError> {
        let Some(profile) = self.app.store.people().profile(person).await? else { return Ok(Ok(())) };
        // They may have left since it was queued. Somebody who has not joined sets a first password with an invitation.
        if profile.person.email.is_none() || !receivers::still_gets_mail(&profile.person, now) {
            return Ok(Ok(()));
        }
        // The address may be somebody else's: it is not yet known to be the person's own.
        let is_reset = kind == MessageKind::PasswordReset;
        if is_reset && self.app.store.invitations().is_new_address(person, now).await? {
            return Ok(Ok(()));
        }
        let mailer = match &self.mailer {
            Ok(mailer) => mailer,
            Err(fault) => return Ok(Err((*fault).into())),
        };
        self.silent.unless_silent(MAIL_SERVER, self.by_mail(mailer, kind, &profile.person, now)).await
    }

    async fn by_mail(
        &self,
        mailer: &Mailer,
        kind: MessageKind,
        person: &Person,
        now: Timestamp,
    ) -> Result<SendResult, StoreError> {
        let Some(address) = person.email.as_deref() else { return Ok(Ok(())) };
        // A link that they ask for comes in any case. What they do not want fails all the same, with the server or with
        // their address, so that the list of failures does not tell who wants none.
        if kind != MessageKind::PasswordReset && self.off.contains(&person.id) {
            return Ok(mailer.takes(address).await);
        }
        let locale = person.language.unwrap_or_default();
        let Wording { subject, text } = match kind {
            MessageKind::Reminder => wording::reminder(locale, self.base),
            MessageKind::LeadDigest => wording::lead_digest(locale, self.base),
            MessageKind::Report => wording::report(locale, self.base),
            // For programs alone.
            MessageKind::RosterChanged | MessageKind::WeekReleased => return Ok(Ok(())),
            MessageKind::PasswordReset => {
                // The secret is made only now, so that no queue contains it; one that was sent before and failed ends.
                let secret = token::for_paper();
                self.app.store.invitations().create_by_mail(person.id, token::hash_from_paper(&secret), now).await?;
                let until = now.saturating_add(MAIL_RESET_LASTS).unwrap_or(now);
                let until = until.to_zoned(person.time_zone.clone()).time();
                wording::password_reset(locale, &format!("{}{}", self.base, page_of("/invitation", &secret)), until)
            }
        };
        Ok(mailer.send(address, subject, text).await)
    }
}
