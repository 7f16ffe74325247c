//! Removing a passkey.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RemovePasskeyForm {
    passkey: String,
}

impl SubmittedForm for RemovePasskeyForm {
    fn page(&self) -> String {
        "/account#passkeys".to_owned()
    }
}

/// Removes a `passkey` of the person: it signs nobody in any more and opens nothing. Sessions go on.
///
/// # Errors
/// [`AppError::PasswordNeeded`] if the password was typed too long ago; [`AppError::NotFound`] if the person has no
/// such passkey.
pub async fn remove_passkey(context: RequestContext, form: RemovePasskeyForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::ManagePasskeys, Subject::None)?;
    let id = form.passkey.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.passkeys().remove(me.person().id, id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to("/account#passkeys").with_message(t!(context.visitor.locale, "passkey-removed")))
}
