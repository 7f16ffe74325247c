//! Having oneself erased.

use serde::Deserialize;

use super::announcement::everything_removed;
use crate::app::password_check::confirm_password;
use crate::app::talk;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ErasePersonForm {
    password: String,
}

impl SubmittedForm for ErasePersonForm {
    fn page(&self) -> String {
        "/account#rights".to_owned()
    }
}

/// Erases all that is kept of the person but the bare account, once `password` has shown that it is they who ask, and
/// signs them out everywhere.
///
/// # Errors
/// If the password is missing or wrong, or was tried too often.
pub async fn erase_person(context: RequestContext, form: ErasePersonForm) -> Result<Redirect, AppError> {
    let ErasePersonForm { password } = form;
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let (app, locale, person, today) = (&context.app, context.visitor.locale, me.person().id, me.today());
    confirm_password(&context, me, password).await?;
    let concerned = talk::concerned(app, person).await?;
    // While there is still a key that leads to them.
    app.store.stressor_register().take_back_all(me.own.clone()).await?;
    let before = app.store.erasures().erase_person(person, context.visitor.now).await?;
    everything_removed(app, person, today, before, concerned).await;
    app.sessions_changed(person);
    Ok(Redirect::to("/sign-in").with_message(t!(locale, "me-erased")).signing_out(app.cookies))
}
