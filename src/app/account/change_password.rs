//! Changing one's password.

use serde::Deserialize;

use crate::app::account::own_key;
use crate::app::password_check::check_password;
use crate::state::live::Topic;
use crate::state::password::{MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH};
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
    let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
    let mut errors = ValidationErrors::default();
    if current.is_empty() {
        errors.add("current", t!(locale, "account-current-missing"));
    }
    let (typed, twice) = (canonical_password(&password), canonical_password(&again));
    match typed.chars().count() {
        length if length < MIN_PASSWORD_LENGTH => {
            errors.add("password", t!(locale, "account-password-short", shortest = MIN_PASSWORD_LENGTH))
        }
        length if length > MAX_PASSWORD_LENGTH => {
            errors.add("password", t!(locale, "account-password-long", longest = MAX_PASSWORD_LENGTH))
        }
        _ if typed == canonical_password(&current) => errors.add("password", t!(locale, "account-password-same")),
        _ => {}
    }
    if twice != typed {
        errors.add("again", t!(locale, "account-password-differs"));
    }
    errors.check()?;
    check_password(&context, me, "current", current.clone(), t!(locale, "account-current-wrong")).await?;
    own_key::change_password(app, me.own.clone(), current, password).await?;
    app.store.sessions().end_all(person, Some(me.session)).await?;
    app.hub.announce(Topic::Sessions(person));
    Ok(Redirect::to("/account").with_message(t!(locale, "account-password-changed")))
}
