//! Unlocking what one kept to oneself before the password was set anew.

use leptos::prelude::server;

use crate::app::account::own_key;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use store::token;
use words::t;

/// Unlocks what was private before a reset, with the recovery `code` of that time. `back` is the page that the form stands on.
///
/// # Errors
/// The code is missing or opens nothing that is locked, or was tried too often; nothing is locked.
#[server(prefix = "/api", endpoint = "unlock_past")]
pub async fn unlock_past(#[server(default)] code: String, #[server(default)] back: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    let back = if back == "/account" { "/account" } else { "/me" };
    answer("unlock_past", format!("{back}#locked"), FormValues::default().and("code", &code), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (app, locale) = (&context.app, context.visitor.locale);
        if app.store.owner_keys().state(me.person().id).await?.locks.is_empty() {
            return Err(AppError::NotFound);
        }
        if token::from_paper(&code).is_empty() {
            return Err(AppError::field("code", t!(locale, "unlock-code-missing")));
        }
        if !app.limits.allow(&me.person().key, context.visitor.address) {
            return Err(AppError::TooMany);
        }
        if !own_key::unlock(app, me.own.clone(), &code).await? {
            return Err(AppError::field("code", t!(locale, "unlock-code-wrong")));
        }
        Ok(Next::to(back).saying(t!(locale, "unlock-done")))
    })
    .await
}
