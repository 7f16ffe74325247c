//! Withdrawing one's own case.

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
pub struct WithdrawCaseForm {
    case: String,
}

impl SubmittedForm for WithdrawCaseForm {
    fn page(&self) -> String {
        "/library/write".to_owned()
    }
}

/// Deletes a case of the reader, from the library too if it was released.
///
/// # Errors
/// [`AppError::NotFound`] if they wrote no such case.
pub async fn withdraw_case(context: RequestContext, form: WithdrawCaseForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let id = form.case.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.library().withdraw_case(signed_in.own.clone(), id, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to("/library/write").with_message(t!(context.visitor.locale, "library-case-withdrawn")))
}
