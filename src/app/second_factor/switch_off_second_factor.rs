//! Switching one's own second factor off.

use serde::Deserialize;

use super::{EnteredCode, PAGE, check};
use crate::app::password_check::check_password;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SwitchOffSecondFactorForm {
    password: String,
    code: String,
}

impl SubmittedForm for SwitchOffSecondFactorForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Switches it off, with the password and a code: neither alone is enough.
///
/// # Errors
/// If one is missing or wrong, or was tried too often.
pub async fn switch_off_second_factor(
    context: RequestContext,
    form: SwitchOffSecondFactorForm,
) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::SetSecondFactor, Subject::None)?;
    let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
    let mut errors = ValidationErrors::default();
    if form.password.is_empty() {
        errors.add("password", t!(locale, "second-factor-password-missing"));
    }
    let typed =
        errors.keep("code", EnteredCode::of(&form.code).ok_or_else(|| t!(locale, "second-factor-code-missing")));
    let typed = errors.finish(typed)?;
    check_password(&context, me, "password", form.password, t!(locale, "second-factor-password-wrong")).await?;
    check(app, person, typed, &context.visitor).await?;
    app.store.second_factors().switch_off(person, context.visitor.now).await?;
    Ok(Redirect::to("/account#second-factor").with_message(t!(locale, "second-factor-now-off")))
}
