//! Removing the identity provider: everybody signs in with a password again.

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
pub struct RemoveIdentityProviderForm {}

impl SubmittedForm for RemoveIdentityProviderForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Deletes the provider with its secret, and ends every link to it with the sessions that rest on one.
///
/// # Errors
/// [`AppError::NotFound`] if no provider is set up.
pub async fn remove_identity_provider(
    context: RequestContext,
    _: RemoveIdentityProviderForm,
) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    if !context.app.store.identity_provider().remove(admin, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    context.app.provider_sign_ins.forget();
    context.app.all_sessions_changed();
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "provider-removed")))
}
