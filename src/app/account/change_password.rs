//! Changing one's password.

use leptos::prelude::server;

use crate::app::account::own_key;
use crate::app::confirmed::known;
use crate::state::live::Topic;
use crate::state::password::{LONGEST, SHORTEST};
use crate::web::form::{Asking, Faults, Next, Typed, answer};
use crate::web::refusal::Refusal;
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
) -> Result<(), Refusal> {
    let asking = Asking::here();
    answer("change_password", "/account#password", Typed::default(), async move {
        let me = asking.allowed(Action::OwnAccount, Subject::None)?;
        let (app, locale, person) = (&asking.app, asking.visitor.locale, me.person().id);
        let mut faults = Faults::default();
        if current.is_empty() {
            faults.add("current", t!(locale, "account-current-missing"));
        }
        match password.chars().count() {
            length if length < SHORTEST => {
                faults.add("password", t!(locale, "account-password-short", shortest = SHORTEST))
            }
            length if length > LONGEST => {
                faults.add("password", t!(locale, "account-password-long", longest = LONGEST))
            }
            _ if password == current => faults.add("password", t!(locale, "account-password-same")),
            _ => {}
        }
        if again != password {
            faults.add("again", t!(locale, "account-password-differs"));
        }
        faults.check()?;
        known(&asking, me, "current", current.clone(), t!(locale, "account-current-wrong")).await?;
        own_key::change_password(app, me.own.clone(), current, password).await?;
        app.store.end_sessions_of(person, Some(me.session)).await?;
        app.hub.announce(Topic::Sessions(person));
        Ok(Next::to("/account").saying(t!(locale, "account-password-changed")))
    })
    .await
}
