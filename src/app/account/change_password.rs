//! Changing one's password.

use leptos::prelude::server;

use crate::app::account::own_key;
use crate::app::confirmed::known;
use crate::state::live::Topic;
use crate::state::password::{LONGEST, SHORTEST};
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use domain::access::{Action, Subject};
use words::t;

/// Sets a new `password`, typed twice, for whoever knows the `current` one, and ends the person's other sessions.
///
/// # Errors
/// What is wrong beside which field; too many attempts.
#[server(prefix = "/api", endpoint = "change_password")]
pub async fn change_password(
    #[server(default)] current: String,
    #[server(default)] password: String,
    #[server(default)] again: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("change_password", "/account#password", FormValues::default(), async move {
        let me = context.allowed(Action::OwnAccount, Subject::None)?;
        let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
        let mut errors = ValidationErrors::default();
        if current.is_empty() {
            errors.add("current", t!(locale, "account-current-missing"));
        }
        match password.chars().count() {
            length if length < SHORTEST => {
                errors.add("password", t!(locale, "account-password-short", shortest = SHORTEST))
            }
            length if length > LONGEST => {
                errors.add("password", t!(locale, "account-password-long", longest = LONGEST))
            }
            _ if password == current => errors.add("password", t!(locale, "account-password-same")),
            _ => {}
        }
        if again != password {
            errors.add("again", t!(locale, "account-password-differs"));
        }
        errors.check()?;
        known(&context, me, "current", current.clone(), t!(locale, "account-current-wrong")).await?;
        own_key::change_password(app, me.own.clone(), current, password).await?;
        app.store.sessions().end_all(person, Some(me.session)).await?;
        app.hub.announce(Topic::Sessions(person));
        Ok(Next::to("/account").saying(t!(locale, "account-password-changed")))
    })
    .await
}
