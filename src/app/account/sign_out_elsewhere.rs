//! Signing out in other browsers.

use serde::Deserialize;

use crate::app::account::session_marks::others;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignOutElsewhereForm {
    session: String,
}

impl SubmittedForm for SignOutElsewhereForm {
    fn page(&self) -> String {
        "/account#sessions".to_owned()
    }
}

/// Ends one of the person's other sessions, by the mark that the page shows it under; where none is named, all of them.
/// The session that asks goes on.
///
/// # Errors
/// If the person has no other session of this mark.
pub async fn sign_out_elsewhere(context: RequestContext, form: SignOutElsewhereForm) -> Result<Redirect, AppError> {
    let SignOutElsewhereForm { session } = form;
    let me = context.allowed(Action::OwnAccount, Subject::None)?;
    let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
    let said = if session.is_empty() {
        app.store.sessions().end_all(person, Some(me.session)).await?;
        t!(locale, "account-sessions-ended")
    } else {
        let known = others(app.store.sessions().of_person(person).await?, me.session);
        let meant = known.iter().find(|(mark, ..)| *mark == session);
        let (_, token, _) = meant.ok_or(AppError::NotFound)?;
        app.store.sessions().end(*token).await?;
        t!(locale, "account-session-ended")
    };
    app.sessions_changed(person);
    Ok(Redirect::to("/account#sessions").with_message(said))
}
