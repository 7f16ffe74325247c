//! Ending the link between one's own account and the identity provider.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::Workday;
use domain::access::{Action, Subject};
use words::{dates, t};

/// The part of the page with the form.
const PAGE: &str = "/account#provider";

/// What the account page says of the link.
#[derive(Clone, Debug)]
pub struct OwnBinding {
    /// What the provider is called.
    pub label: String,
    /// Since which day.
    pub since: String,
}

/// Loads the [`OwnBinding`]; none if the account is linked to no provider.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext) -> Result<Option<OwnBinding>, AppError> {
    let person = context.allowed(Action::OwnAccount, Subject::None)?.person();
    let providers = context.app.store.identity_provider();
    let Some(provider) = providers.settings().await? else { return Ok(None) };
    let Some(since) = providers.bound_since(person.id).await? else { return Ok(None) };
    let since = Workday(since.to_zoned(person.time_zone.clone()).date());
    Ok(Some(OwnBinding { label: provider.label, since: dates::full_day(context.visitor.locale, since) }))
}

/// A form without fields.
#[derive(Deserialize)]
pub struct EndOwnBindingForm {}

impl SubmittedForm for EndOwnBindingForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Ends the link, and the sessions that began at the provider. Requires the same proof as adding a passkey, because it
/// changes how the account can be opened.
///
/// # Errors
/// [`AppError::PasswordNeeded`] if only the provider vouches for the person; [`AppError::NotFound`] if there is no
/// link.
pub async fn end_own_binding(context: RequestContext, _: EndOwnBindingForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::ManagePasskeys, Subject::None)?.person().id;
    let app = &context.app;
    if !app.store.identity_provider().end(me, None, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    app.reset_confirmed(me);
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "provider-own-ended")))
}
