//! Taking back one's own proposal or support.

use serde::Deserialize;

use super::{REGISTER, Side, found};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TakeBackSourceForm {
    source: String,
}

impl SubmittedForm for TakeBackSourceForm {
    fn page(&self) -> String {
        Side::People.page(&self.source)
    }
}

/// Removes the person from a source. A proposal is deleted, unless it concerns others or something was done about it.
///
/// # Errors
/// [`AppError::NotFound`] if they have no part in such a source.
pub async fn take_back_source(context: RequestContext, form: TakeBackSourceForm) -> Result<Redirect, AppError> {
    let (signed_in, source, _) = found(&context, Side::People, &form.source).await?;
    let register = context.app.store.stressor_register();
    if !register.take_back(signed_in.own.clone(), source.id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(REGISTER).with_message(t!(context.visitor.locale, "register-taken-back")))
}
