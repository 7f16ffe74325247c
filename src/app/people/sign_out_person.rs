//! Signing a person out on every device, as an admin.

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
pub struct SignOutPersonForm {
    person: String,
}

impl SubmittedForm for SignOutPersonForm {
    fn page(&self) -> String {
        href(&self.person)
    }
}

/// Ends all sessions of a person, those on their own phone too, for a device that was lost. The session that asks goes
/// on. The answer does not tell whether the person was signed in anywhere.
///
/// # Errors
/// If nobody has that key.
pub async fn sign_out_person(context: RequestContext, form: SignOutPersonForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::Administer, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let person = app.store.people().by_key(form.person).await?.ok_or(AppError::NotFound)?;
    let own = (person.id == me.person().id).then_some(me.session);
    app.store.sessions().end_all(person.id, own).await?;
    app.sessions_changed(person.id);
    let said = match own {
        Some(_) => t!(locale, "account-sessions-ended"),
        None => t!(locale, "person-signed-out", name = person.name),
    };
    Ok(Redirect::to(href(&person.key)).with_message(said))
}
