//! Putting away what was written about a source of one's own.

use serde::Deserialize;

use super::{REGISTER, Side, found};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PutSourceAwayForm {
    source: String,
}

impl SubmittedForm for PutSourceAwayForm {
    fn page(&self) -> String {
        REGISTER.to_owned()
    }
}

/// Notes that the person has read what was written, so that pages no longer remind of it.
///
/// # Errors
/// [`AppError::NotFound`] if they have no part in such a source.
pub async fn put_source_away(context: RequestContext, form: PutSourceAwayForm) -> Result<Redirect, AppError> {
    let (signed_in, source, _) = found(&context, Side::People, &form.source).await?;
    if !context.app.store.stressor_register().put_away(signed_in.own.clone(), source.id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()))
}
