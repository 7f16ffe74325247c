//! Removing a program that is notified of events: nothing is sent to it any more.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RemoveEventWebhookForm {
    webhook: String,
}

impl SubmittedForm for RemoveEventWebhookForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Deletes it with its secrets and what waits for it.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such program.
pub async fn remove_event_webhook(context: RequestContext, form: RemoveEventWebhookForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let id: i64 = form.webhook.parse().map_err(|_| AppError::NotFound)?;
    let host = context.app.store.messages().remove_event_webhook(id, admin, context.visitor.now).await?;
    let said = t!(context.visitor.locale, "webhooks-removed", host = host.ok_or(AppError::NotFound)?);
    Ok(Redirect::to(PAGE).with_message(said))
}
