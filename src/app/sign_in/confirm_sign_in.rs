//! The second step of signing in: the code of the second factor.

use serde::Deserialize;

use crate::app::identity_provider::password_signs_in;
use crate::app::second_factor::{self, EnteredCode};
use crate::app::sign_in::finish::{self, CODE_PAGE, ProvenIdentity};
use crate::state::pending_sign_ins::PendingSignIn;
use crate::state::session::Cookie;
use crate::web::address::SECOND_FACTOR;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use words::t;

/// The fields of the form. The code is never filled in again: it is used up.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmSignInForm {
    code: String,
}

impl SubmittedForm for ConfirmSignInForm {
    fn page(&self) -> String {
        CODE_PAGE.to_owned()
    }
}

/// Signs in somebody who typed their password in this browser not long ago, if the code is theirs.
///
/// # Errors
/// If no sign-in waits in this browser any more; the code is missing, wrong or used up; too many attempts.
pub async fn confirm_sign_in(context: RequestContext, form: ConfirmSignInForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    let (locale, now) = (visitor.locale, visitor.now);
    let over = || AppError::field("", t!(locale, "sign-in-code-over"));
    let secret = visitor.sign_in.clone().ok_or_else(over)?;
    let (sign_in, password) = app.pending_sign_ins.find(&secret, now).ok_or_else(over)?;
    let Some(typed) = EnteredCode::of(&form.code) else {
        return Err(AppError::field("code", t!(locale, "second-factor-code-missing")));
    };
    let is_backup = second_factor::check(&app, sign_in.person, typed, &visitor).await?;
    // What happened while the sign-in waited counts: the person has left, their password is another or no longer
    // enough, somebody ended the link to the provider that vouched for them, or they signed out there.
    let hash = app.store.people().password_hash(sign_in.person).await?;
    let profile = app.store.people().profile(sign_in.person).await?;
    let person = profile.map(|profile| profile.person).filter(|person| person.is_here_on(person.today(now)));
    let is_let_in = match (&sign_in.provider, &person) {
        (Some(_), _) => app.store.identity_provider().bound_since(sign_in.person).await?.is_some(),
        (None, Some(person)) => password_signs_in(&app, &visitor, person).await?,
        (None, None) => false,
    };
    let waited = app.pending_sign_ins.end(&secret);
    let holds = waited && is_let_in && hash.as_ref() == Some(&sign_in.password_hash);
    let person = person.filter(|_| holds).ok_or_else(over)?;
    let PendingSignIn { provider, own_phone, then, .. } = sign_in;
    let proven = ProvenIdentity { person, password, provider, own_phone, then };
    let redirect = finish::finish(&app, &visitor, proven).await?;
    let mut redirect = redirect.with_cookie(app.cookies.set(Cookie::SignIn, "", Some(0)));
    if is_backup {
        // The page says how many are left, and how to set up another phone.
        SECOND_FACTOR.clone_into(&mut redirect.to);
    }
    Ok(redirect)
}

/// Whether a sign-in waits for its code in this browser.
///
/// # Errors
/// Never; pages load what may fail.
pub async fn waits(context: RequestContext) -> Result<bool, AppError> {
    let RequestContext { app, visitor } = context;
    Ok(visitor.sign_in.is_some_and(|secret| app.pending_sign_ins.find(&secret, visitor.now).is_some()))
}
