//! Adding a program that is notified of events.

use serde::Deserialize;

use super::{PAGE, events};
use crate::state::flash::{Flash, LinkKind};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::outgoing::events::fresh_secret;
use crate::web::outgoing::{Endpoint, OutgoingReach};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::NewEventWebhook;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddEventWebhookForm {
    webhook: String,
}

impl SubmittedForm for AddEventWebhookForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and_secret("webhook", &self.webhook)
    }
}

/// Adds the program and shows its secret once. Neither the secret nor the whole address is shown again.
///
/// # Errors
/// If the address is not one that the program may connect to.
pub async fn add_event_webhook(context: RequestContext, form: AddEventWebhookForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (app, now) = (&context.app, context.visitor.now);
    let endpoint = Endpoint::parse(&form.webhook, OutgoingReach::of(&app.config));
    let wrong = || AppError::field("webhook", t!(context.visitor.locale, "chat-webhook-wrong"));
    let host = endpoint.ok_or_else(wrong)?.label();
    let secret = fresh_secret();
    let known = events::known(app, now).await?;
    let address = form.webhook.trim().to_owned();
    let new = NewEventWebhook { host: host.clone(), address, secret: secret.clone(), known };
    app.store.messages().add_event_webhook(new, admin, now).await?;
    Ok(Redirect::to(PAGE).with_flash(Flash::Links(LinkKind::Webhook, vec![(host, secret)])))
}
