//! Ending one of one's own tokens.

use serde::Deserialize;

use super::OWN;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndOwnTokenForm {
    token: String,
}

impl SubmittedForm for EndOwnTokenForm {
    fn page(&self) -> String {
        OWN.to_owned()
    }
}

/// Ends one of the viewer's own tokens at once.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such token.
pub async fn end_own_token(context: RequestContext, form: EndOwnTokenForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnAccount, Subject::None)?.person().id;
    let id: i64 = form.token.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.api_tokens().end(id, Some(me)).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(OWN).with_message(t!(context.visitor.locale, "tokens-ended")))
}
