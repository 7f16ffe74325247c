//! Unlocking private entries from before a password reset.

use serde::Deserialize;

use crate::app::account::own_key;
use crate::state::limits::Origin;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::token;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct UnlockPastForm {
    code: String,
    back: String,
}

impl SubmittedForm for UnlockPastForm {
    fn page(&self) -> String {
        let page = if self.back == "/account" { "/account" } else { "/me" };
        format!("{page}#locked")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and_secret("code", &self.code)
    }
}

/// Unlocks what was private before a reset, with the recovery `code` of that time. `back` is the page that has the form.
///
/// # Errors
/// If the code is missing or opens nothing that is locked, or was tried too often; nothing is locked.
pub async fn unlock_past(context: RequestContext, form: UnlockPastForm) -> Result<Redirect, AppError> {
    let UnlockPastForm { code, back } = form;
    let back = if back == "/account" { "/account" } else { "/me" };
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    if app.store.owner_keys().state(me.person().id).await?.locks.is_empty() {
        return Err(AppError::NotFound);
    }
    if token::from_paper(&code).is_empty() {
        return Err(AppError::field("code", t!(locale, "unlock-code-missing")));
    }
    let now = context.visitor.now;
    let attempt = app.limits.begin(Origin::Session(me.session), now).ok_or(AppError::TooMany)?;
    if !own_key::unlock(app, me.own.clone(), &code).await? {
        return Err(AppError::field("code", t!(locale, "unlock-code-wrong")));
    }
    app.limits.succeeded(&attempt, now);
    Ok(Redirect::to(back).with_message(t!(locale, "unlock-done")))
}
