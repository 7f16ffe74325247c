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
        let page = page_of_card(&self.back);
        format!("{page}#locked")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and_secret("code", &self.code)
    }
}

/// The page that has the form.
fn page_of_card(back: &str) -> &'static str {
    if back == "/account" { "/account" } else { "/me" }
}

/// Unlocks what was private before a reset, with the recovery `code` of that time. `back` is the page that has the
/// form.
///
/// # Errors
/// If the code is missing or opens nothing that is locked, or was tried too often; nothing is locked.
pub async fn unlock_past(context: RequestContext, form: UnlockPastForm) -> Result<Redirect, AppError> {
    let UnlockPastForm { code, back } = form;
    let back = page_of_card(&back);
    let me = context.allowed(Action::OwnKey, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let locks = app.store.owner_keys().state(me.person().id).await?.locks;
    if locks.is_empty() && me.viewer.unconfirmed_reset.is_none() {
        return Err(AppError::NotFound);
    }
    if token::from_paper(&code).is_empty() {
        return Err(AppError::field("code", t!(locale, "unlock-code-missing")));
    }
    let now = context.visitor.now;
    let person = me.person().id;
    let passkeys = app.store.passkeys().of_person(person).await?.len();
    let attempt = app.limits.begin(Origin::Session(me.session), now).map_err(|_| AppError::TooMany)?;
    if !own_key::unlock(app, me.own.clone(), &code).await? {
        return Err(AppError::field("code", t!(locale, "unlock-code-wrong")));
    }
    app.limits.succeeded(&attempt, now);
    app.past_unlocked();
    let removed = app.store.passkeys().of_person(person).await?.len() < passkeys;
    let said = if removed { t!(locale, "unlock-done-without-passkeys") } else { t!(locale, "unlock-done") };
    Ok(Redirect::to(back).with_message(said))
}
