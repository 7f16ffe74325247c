//! Ending a token of a machine.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndTokenForm {
    token: String,
}

impl SubmittedForm for EndTokenForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Ends a token of a machine at once.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such token.
pub async fn end_token(context: RequestContext, form: EndTokenForm) -> Result<Redirect, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let id: i64 = form.token.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.api_tokens().end(id, None).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(PAGE).with_message(t!(context.visitor.locale, "tokens-ended")))
}
