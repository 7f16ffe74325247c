//! Staying signed in on one's own phone.

use serde::Deserialize;

use crate::app::sign_in::session::{self, Opening};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct KeepSignedInForm {}

impl SubmittedForm for KeepSignedInForm {
    fn page(&self) -> String {
        "/account#sessions".to_owned()
    }
}

/// Makes the session of this browser one on the person's own phone, under a fresh token.
///
/// # Errors
/// [`AppError::PasswordNeeded`] if the password was typed too long ago.
pub async fn keep_signed_in(context: RequestContext, _: KeepSignedInForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::KeepSignedIn, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let own = app.store.owner_keys().secret(me.own.clone()).await?;
    let by_passkey = me.by_passkey;
    let new = Opening { person: me.person().id, own: own.as_ref(), own_phone: true, by_passkey, replaces: Some(me) };
    let opened = session::open(app, new).await?;
    app.drafts.hand_over(me.session, opened.session);
    Ok(opened.on(Redirect::to("/account#sessions").with_message(t!(locale, "account-phone-kept"))))
}
