//! Asking for a link by mail that sets a new password.

use jiff::SignedDuration;
use serde::Deserialize;

use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::message::MessageKind;
use store::{NewMessage, Person, Recipient, StoreError};
use words::t;

/// The page with the form.
pub const PAGE: &str = "/forgotten";
/// At most one mail is sent in such a period, so that nobody fills somebody's mailbox.
const ONE_IN: SignedDuration = SignedDuration::from_mins(5);
/// How long sending it is tried.
const SENDING_LASTS: SignedDuration = SignedDuration::from_mins(15);

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskForResetForm {
    name: String,
}

impl SubmittedForm for AskForResetForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("name", &self.name)
    }
}

/// Whether this centre sends such links: it has a mail server, and knows its own address.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_offered(app: &AppState) -> Result<bool, StoreError> {
    Ok(app.config.public_url.is_some() && app.store.messages().mail_server().await?.is_some())
}

/// Loads what `/forgotten` shows.
///
/// # Errors
/// [`AppError::NotFound`] if this centre sends no such links.
pub async fn load(context: RequestContext) -> Result<(), AppError> {
    if is_offered(&context.app).await? { Ok(()) } else { Err(AppError::NotFound) }
}

/// Queues the mail, if there is such a person. The answer and its time are the same in any case: what follows happens
/// after it.
///
/// # Errors
/// If nothing was typed; too many requests from this address; [`AppError::NotFound`] if this centre sends no such
/// links.
pub async fn ask_for_reset(context: RequestContext, form: AskForResetForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    if !is_offered(&app).await? {
        return Err(AppError::NotFound);
    }
    let name = form.name.trim().to_owned();
    if name.is_empty() {
        return Err(AppError::field("name", t!(visitor.locale, "sign-in-name-missing")));
    }
    // Neither whom it is for nor that the name is known makes a difference.
    if !app.limits.ask_for_reset(visitor.address, visitor.now) {
        return Err(AppError::TooMany);
    }
    let person = app.store.people().sign_in(name).await?.map(|(person, _)| person);
    tokio::spawn(async move {
        let Some(person) = person else { return };
        match queue(&app, &person, visitor.now).await {
            Ok(()) => app.messages_wait.notify_one(),
            Err(error) => tracing::warn!(%error, "a link for a new password could not be queued"),
        }
    });
    Ok(Redirect::to("/sign-in").with_message(t!(visitor.locale, "forgotten-asked")))
}

async fn queue(app: &AppState, person: &Person, now: jiff::Timestamp) -> Result<(), StoreError> {
    let period = now.as_second().div_euclid(ONE_IN.as_secs());
    let message = NewMessage {
        occasion: format!("reset/{}/{period}", person.id),
        kind: MessageKind::PasswordReset,
        to: Recipient::Person(person.id),
        expires_at: now.saturating_add(SENDING_LASTS).unwrap_or(now),
    };
    app.store.messages().queue(vec![message], now).await.map(drop)
}
