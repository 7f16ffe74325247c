//! Changing one's password.

use serde::Deserialize;

use crate::app::account::new_password::{self, NewPasswordFields};
use crate::app::account::own_key;
use crate::app::password_check::check_password;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::canonical::canonical_password;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChangePasswordForm {
    current: String,
    password: String,
    again: String,
}

impl SubmittedForm for ChangePasswordForm {
    fn page(&self) -> String {
        "/account#password".to_owned()
    }
}

/// Sets a new `password`, typed twice, if the `current` one is right, and ends the person's other sessions.
///
/// # Errors
/// If a field is wrong, or there were too many attempts.
pub async fn change_password(context: RequestContext, form: ChangePasswordForm) -> Result<Redirect, AppError> {
    let ChangePasswordForm { current, password, again } = form;
    let me = context.allowed(Action::OwnAccount, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    if current.is_empty() {
        errors.add("current", t!(locale, "account-current-missing"));
    }
    let about = [&*me.person().name, &*me.person().key];
    let fields = NewPasswordFields { password: &password, again: &again };
    new_password::check(&mut errors, locale, &fields, &about);
    if canonical_password(&password) == canonical_password(&current) {
        errors.add("password", t!(locale, "account-password-same"));
    }
    errors.check()?;
    check_password(&context, me, "current", current.clone(), t!(locale, "account-current-wrong")).await?;
    own_key::change_password(app, me, current, password).await?;
    app.sessions_changed(me.person().id);
    Ok(Redirect::to("/account").with_message(t!(locale, "account-password-changed")))
}
