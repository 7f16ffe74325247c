//! Hiding a source that names a person, and showing it again.

use serde::Deserialize;

use super::{Side, answered};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::stressor_register::MAX_STEP_WORDS;
use domain::text::cleaned;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HideSourceForm {
    side: String,
    source: String,
    why: String,
    show: String,
}

impl SubmittedForm for HideSourceForm {
    fn page(&self) -> String {
        Side::read(&self.side).page(&self.source)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("why", &self.why)
    }
}

/// Hides a source from everybody but its author, its supporters and those who take care of it, with a reason that they
/// read; or shows it again.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not take care of such a source; if the reason is missing or too long.
pub async fn hide_source(context: RequestContext, form: HideSourceForm) -> Result<Redirect, AppError> {
    let (signed_in, source) = answered(&context, Side::read(&form.side), &form.source).await?;
    let locale = context.visitor.locale;
    let (why, message) = if form.show.is_empty() {
        let why = cleaned(&form.why, MAX_STEP_WORDS)
            .map_err(|long| AppError::field("why", t!(locale, "register-words-long", longest = long.0)))?;
        if why.is_empty() {
            return Err(AppError::field("why", t!(locale, "register-hide-why-missing")));
        }
        (Some(why), t!(locale, "register-now-hidden"))
    } else {
        (None, t!(locale, "register-shown-again"))
    };
    let (by, day) = (signed_in.viewer.person, signed_in.today());
    if !context.app.store.stressor_register().hide(source.id, why, by, day).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()).with_message(message))
}
