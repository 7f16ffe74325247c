//! Requiring a second factor of admins and psychologists.

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
pub struct RequireSecondFactorForm {
    second_factor: String,
}

impl SubmittedForm for RequireSecondFactorForm {
    fn page(&self) -> String {
        "/admin/centre#second-factor".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("second_factor", &self.second_factor)
    }
}

/// Requires it (`required`) or no longer (`optional`). People of these roles without one set it up before anything else
/// of the role.
///
/// # Errors
/// If it is neither.
pub async fn require_second_factor(
    context: RequestContext,
    form: RequireSecondFactorForm,
) -> Result<Redirect, AppError> {
    let by = context.allowed(Action::Administer, Subject::None)?.person().id;
    let locale = context.visitor.locale;
    let (required, said) = match form.second_factor.as_str() {
        "required" => (true, t!(locale, "second-factor-now-required")),
        "optional" => (false, t!(locale, "second-factor-now-optional")),
        _ => return Err(AppError::field("second_factor", t!(locale, "second-factor-required-missing"))),
    };
    context.app.store.second_factors().require(required, by, context.visitor.now).await?;
    Ok(Redirect::to("/admin/centre").with_message(said))
}
