//! Withdrawing one's own request for a break, granted or not.

use serde::Deserialize;

use crate::app::breaks::announce;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WithdrawBreakForm {
    request: String,
}

impl SubmittedForm for WithdrawBreakForm {
    fn page(&self) -> String {
        "/breaks".to_owned()
    }
}

/// Deletes the request: nothing of it stays.
///
/// # Errors
/// [`AppError::NotFound`] if it is not the viewer's.
pub async fn withdraw_break(context: RequestContext, form: WithdrawBreakForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AskForBreak, Subject::None)?;
    let id = form.request.parse().map_err(|_| AppError::NotFound)?;
    let withdrawn = context.app.store.breaks().withdraw(id, signed_in.person().id).await?;
    announce(&context.app, &withdrawn.ok_or(AppError::NotFound)?).await;
    Ok(Redirect::to("/breaks").with_message(t!(context.visitor.locale, "break-withdrawn")))
}
