//! Removing a phone number of the centre.

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
pub struct RemovePhoneNumberForm {
    phone: String,
}

impl SubmittedForm for RemovePhoneNumberForm {
    fn page(&self) -> String {
        "/admin/centre#phone-numbers".to_owned()
    }
}

/// Removes a number. A number that is gone already is the same as one that is removed.
///
/// # Errors
/// [`AppError::NotFound`] if `phone` names no number.
pub async fn remove_phone_number(context: RequestContext, form: RemovePhoneNumberForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let id = form.phone.trim().parse().map_err(|_| AppError::NotFound)?;
    let (by, now) = (signed_in.person().id, context.visitor.now);
    context.app.store.phone_numbers().remove(id, by, now).await?;
    Ok(Redirect::to("/admin/centre#phone-numbers").with_message(t!(context.visitor.locale, "phone-removed")))
}
