//! Confirming that the recovery code is written down.

use serde::Deserialize;

use crate::app::passkeys::offer;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct KeepRecoveryCodeForm {}

impl SubmittedForm for KeepRecoveryCodeForm {
    fn page(&self) -> String {
        "/recovery".to_owned()
    }
}

/// Keeps that the code which was shown is in the person's hands; from then on nobody asks for it again.
///
/// # Errors
/// No code was made.
pub async fn keep_recovery_code(context: RequestContext, _: KeepRecoveryCodeForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnKey, Subject::None)?;
    if !context.app.store.owner_keys().confirm_code(me.person().id).await? {
        return Err(AppError::NotFound);
    }
    let next = offer::after_recovery(&context, me).await?;
    Ok(Redirect::to(next).with_message(t!(context.visitor.locale, "recovery-kept")))
}
