//! Allowing people to end abusive calls, so that cards offer it.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AllowHangingUpForm {
    allowed: String,
}

impl SubmittedForm for AllowHangingUpForm {
    fn page(&self) -> String {
        "/admin/centre#hanging-up".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("allowed", &self.allowed)
    }
}

/// Says whether the centre allows it: `yes` or `no`. From then on cards offer it, or no longer.
///
/// # Errors
/// If it is neither.
pub async fn allow_hanging_up(context: RequestContext, form: AllowHangingUpForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let allowed = match form.allowed.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(AppError::field("allowed", t!(locale, "hanging-up-missing"))),
    };
    context.app.store.settings().allow_hanging_up(allowed, admin.person().id, context.visitor.now).await?;
    let said = if allowed { t!(locale, "hanging-up-on") } else { t!(locale, "hanging-up-off") };
    Ok(Redirect::to("/admin/centre").with_message(said))
}
