//! Ending the link between somebody's account and the identity provider, as an admin.

use serde::Deserialize;

use crate::app::people::href;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndBindingForm {
    person: String,
}

impl SubmittedForm for EndBindingForm {
    fn page(&self) -> String {
        href(&self.person)
    }
}

/// Ends the link, for somebody who has another account at the provider now, and the sessions that began there. Their
/// next sign-in there is matched by their address again, and counts as a reset.
///
/// # Errors
/// If nobody has that key; [`AppError::NotFound`] if the account is not linked.
pub async fn end_binding(context: RequestContext, form: EndBindingForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (app, locale) = (&context.app, context.visitor.locale);
    let person = app.store.people().by_key(form.person).await?.ok_or(AppError::NotFound)?;
    if !app.store.identity_provider().end(person.id, Some(admin), context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    app.sessions_changed(person.id);
    Ok(Redirect::to(href(&person.key)).with_message(t!(locale, "provider-person-ended", name = person.name)))
}
