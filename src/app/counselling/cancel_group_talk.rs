//! Cancelling a talk for a group.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::GroupTalkId;
use domain::counselling::slot::ends_at;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CancelGroupTalkForm {
    talk: String,
}

impl SubmittedForm for CancelGroupTalkForm {
    fn page(&self) -> String {
        "/appointments#talks".to_owned()
    }
}

/// Cancels a talk of the psychologist and deletes its sign-ups. Those who signed up get a notice; nobody learns from it
/// who they are.
///
/// # Errors
/// [`AppError::NotFound`] if it is not theirs.
pub async fn cancel_group_talk(context: RequestContext, form: CancelGroupTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Counsel, Subject::None)?;
    let id: GroupTalkId = form.talk.parse().map_err(|_| AppError::NotFound)?;
    let (by, now, locale) = (signed_in.viewer.person, context.visitor.now, context.visitor.locale);
    let talk = context.app.store.group_talks().cancel(id, by, now).await?.ok_or(AppError::NotFound)?;
    let is_past = ends_at(talk.starts_at, talk.minutes) <= now;
    let said = if is_past { t!(locale, "group-talk-removed") } else { t!(locale, "group-talk-cancelled") };
    Ok(Redirect::to("/appointments#talks").with_message(said))
}
