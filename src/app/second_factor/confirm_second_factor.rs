//! Confirming the second factor with its first code.

use serde::Deserialize;

use super::{PAGE, limited};
use crate::state::flash::Flash;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::second_factor::{BACKUP_CODES, code};
use store::token;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmSecondFactorForm {
    code: String,
}

impl SubmittedForm for ConfirmSecondFactorForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Switches the second factor on, shows its backup codes once, and ends the person's other sessions, which began
/// without it.
///
/// # Errors
/// If the code is missing or wrong, or it was begun too long ago; too many attempts.
pub async fn confirm_second_factor(
    context: RequestContext,
    form: ConfirmSecondFactorForm,
) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::SetSecondFactor, Subject::None)?;
    let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
    let now = context.visitor.now;
    let digits = code(&form.code).ok_or_else(|| AppError::field("code", t!(locale, "second-factor-code-digits")))?;
    let codes: Vec<String> = (0..BACKUP_CODES).map(|_| token::recovery_code()).collect();
    let hashes = codes.iter().map(|code| token::hash_from_paper(code)).collect();
    let confirming = app.store.second_factors().confirm(person, me.session, digits, hashes, now);
    if !limited(app, person, now, confirming, |is_right| !is_right).await? {
        return Err(AppError::field("code", t!(locale, "second-factor-code-not-yet")));
    }
    app.sessions_changed(person);
    Ok(Redirect::to(PAGE).with_flash(Flash::Codes(codes)))
}
