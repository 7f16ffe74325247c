//! Saying that a source gets in one's own way too.

use serde::Deserialize;

use super::{Side, found};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use store::SupportOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SupportSourceForm {
    source: String,
}

impl SubmittedForm for SupportSourceForm {
    fn page(&self) -> String {
        Side::People.page(&self.source)
    }
}

/// Counts the person among those whom a source concerns. Nobody learns that it was they.
///
/// # Errors
/// [`AppError::NotFound`] if they do not read such a source; if the person's own key is missing in this session.
pub async fn support_source(context: RequestContext, form: SupportSourceForm) -> Result<Redirect, AppError> {
    let (signed_in, source, _) = found(&context, Side::People, &form.source).await?;
    let locale = context.visitor.locale;
    let register = context.app.store.stressor_register();
    match register.support(signed_in.own.clone(), source.id).await? {
        SupportOutcome::Kept | SupportOutcome::Already => {
            Ok(Redirect::to(form.page()).with_message(t!(locale, "register-support-kept")))
        }
        SupportOutcome::Locked => Err(AppError::field("", t!(locale, "register-locked"))),
        SupportOutcome::Gone => Err(AppError::NotFound),
    }
}
