//! Taking an invitation back.

use serde::Deserialize;

use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WithdrawInvitationForm {
    person: String,
    back: String,
}

impl SubmittedForm for WithdrawInvitationForm {
    fn page(&self) -> String {
        path_or(&self.back, "/admin/invitations")
    }
}

/// Takes back the open invitation of a person: its link opens nothing any more.
///
/// # Errors
/// If nobody has that key; there is nothing open, which is said.
pub async fn withdraw_invitation(context: RequestContext, form: WithdrawInvitationForm) -> Result<Redirect, AppError> {
    let WithdrawInvitationForm { person, back } = form;
    let back = path_or(&back, "/admin/invitations");
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let person = store.people().by_key(person).await?.ok_or(AppError::NotFound)?;
    if !store.invitations().withdraw(person.id, signed_in.person().id, context.visitor.now).await? {
        return Err(AppError::field("", t!(locale, "invitation-none-open", name = person.name)));
    }
    Ok(Redirect::to(back).with_message(t!(locale, "invitation-withdrawn-said", name = person.name)))
}
