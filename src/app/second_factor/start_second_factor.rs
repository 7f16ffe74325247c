//! Beginning to set up the second factor.

use serde::Deserialize;

use super::PAGE;
use crate::app::password_check::check_password;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StartSecondFactorForm {
    password: String,
}

impl SubmittedForm for StartSecondFactorForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Makes a secret, which the page then shows until a first code confirms it. Asks for the password: at a desk that was
/// left alone, somebody else could otherwise lock the person out with an app of their own.
///
/// # Errors
/// If the password is missing or wrong, or was tried too often.
pub async fn start_second_factor(context: RequestContext, form: StartSecondFactorForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::SetSecondFactor, Subject::None)?;
    let locale = context.visitor.locale;
    if form.password.is_empty() {
        return Err(AppError::field("password", t!(locale, "second-factor-password-missing")));
    }
    check_password(&context, me, "password", form.password, t!(locale, "second-factor-password-wrong")).await?;
    // One that is on stays; the page says so.
    context.app.store.second_factors().start(me.person().id, context.visitor.now).await?;
    Ok(Redirect::to(PAGE))
}
