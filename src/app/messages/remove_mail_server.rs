//! Removing the mail server: no e-mail leaves the centre any more.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct RemoveMailServerForm {}

impl SubmittedForm for RemoveMailServerForm {
    fn page(&self) -> String {
        format!("{PAGE}#mail")
    }
}

/// Deletes it with its password.
///
/// # Errors
/// [`AppError::NotFound`] if there is none.
pub async fn remove_mail_server(context: RequestContext, _: RemoveMailServerForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    if !context.app.store.messages().remove_mail_server(admin, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(format!("{PAGE}#mail")).with_message(t!(context.visitor.locale, "mail-removed")))
}
