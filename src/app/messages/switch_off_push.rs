//! Switching reminders off, for the device that asks or for another one of the same person.

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
pub struct SwitchOffPushForm {
    /// The name of the other device's session; empty for this one.
    session: String,
}

impl SubmittedForm for SwitchOffPushForm {
    fn page(&self) -> String {
        "/account#push".to_owned()
    }
}

/// Forgets how the device is reached. It holds at once, also for what is queued.
///
/// # Errors
/// [`AppError::NotFound`] if the person has no such session.
pub async fn switch_off_push(context: RequestContext, form: SwitchOffPushForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let (session, said) = if form.session.is_empty() {
        (me.session, t!(locale, "push-switched-off"))
    } else {
        let known = others(app.store.sessions().of_person(me.person().id).await?, me.session);
        let named = known.into_iter().find(|(mark, ..)| *mark == form.session);
        (named.ok_or(AppError::NotFound)?.1, t!(locale, "push-switched-off-there"))
    };
    app.store.messages().unsubscribe(session).await?;
    Ok(Redirect::to("/account#push").with_message(said))
}
