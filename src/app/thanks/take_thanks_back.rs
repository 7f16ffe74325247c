//! Taking a thank-you back before it arrives.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::ThankYouId;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TakeThanksBackForm {
    thanks: String,
}

impl SubmittedForm for TakeThanksBackForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Deletes it. After it has arrived it is the receiver's: the giver cannot even learn whether it is still there.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has given no such thank-you that has not arrived.
pub async fn take_thanks_back(context: RequestContext, form: TakeThanksBackForm) -> Result<Redirect, AppError> {
    let giver = context.allowed(Action::GiveThanks, Subject::None)?.viewer.person;
    let id: ThankYouId = form.thanks.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.thanks().take_back(id, giver, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "thanks-taken-back")))
}
