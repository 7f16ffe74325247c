//! Staying signed in on one's own phone.

use serde::Deserialize;

use crate::app::password_check::check_password;
use crate::app::sign_in::finish;
use crate::app::sign_in::session::{self, SessionStart};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeepSignedInForm {
    phone_password: String,
}

impl SubmittedForm for KeepSignedInForm {
    fn page(&self) -> String {
        "/account#sessions".to_owned()
    }
}

/// Makes the session of this browser one on the person's own phone, under a fresh token. Asks for the password: the new
/// session counts from now, and at a desk that was left alone somebody else would otherwise be in for 90 days. The
/// password opens what it opens at sign-in.
///
/// # Errors
/// If the password is missing or wrong, or was tried too often; [`AppError::PasswordNeeded`] if it was typed too long
/// ago.
pub async fn keep_signed_in(context: RequestContext, form: KeepSignedInForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::KeepSignedIn, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    if form.phone_password.is_empty() {
        return Err(AppError::field("phone_password", t!(locale, "account-current-missing")));
    }
    let wrong = t!(locale, "account-current-wrong");
    check_password(&context, me, "phone_password", form.phone_password.clone(), wrong).await?;
    // The session may have begun without the key: with a passkey of a device that opens none, or at the provider.
    let person = app.store.people().profile(me.person().id).await?.ok_or(AppError::NotFound)?.person;
    let own = finish::by_password(app, &context.visitor, &person, form.phone_password).await?;
    let by_passkey = me.by_passkey;
    let new = SessionStart {
        person: person.id,
        own: own.as_ref(),
        own_phone: true,
        by_passkey,
        provider: None,
        replaces: Some(me),
    };
    let opened = session::open(app, new).await?;
    app.drafts.hand_over(me.session, opened.session);
    app.searches.hand_over(me.session, opened.session);
    Ok(opened.on(Redirect::to("/account#sessions").with_message(t!(locale, "account-phone-kept"))))
}
