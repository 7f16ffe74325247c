//! Removing a chat group: nothing is sent to it any more.

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
pub struct RemoveChatGroupForm {
    group: String,
}

impl SubmittedForm for RemoveChatGroupForm {
    fn page(&self) -> String {
        format!("{PAGE}#chat")
    }
}

/// Deletes it with its secrets and what waits for it.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such group.
pub async fn remove_chat_group(context: RequestContext, form: RemoveChatGroupForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let id: i64 = form.group.parse().map_err(|_| AppError::NotFound)?;
    let host = context.app.store.messages().remove_chat_group(id, admin, context.visitor.now).await?;
    let host = host.ok_or(AppError::NotFound)?;
    Ok(Redirect::to(format!("{PAGE}#chat")).with_message(t!(context.visitor.locale, "chat-removed", host = host)))
}
