//! Cancelling a talk for a group.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::GroupTalkId;
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

/// Cancels a talk of the psychologist and deletes its sign-ups.
///
/// # Errors
/// [`AppError::NotFound`] if it is not theirs.
pub async fn cancel_group_talk(context: RequestContext, form: CancelGroupTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Counsel, Subject::None)?;
    let id: GroupTalkId = form.talk.parse().map_err(|_| AppError::NotFound)?;
    if !context.app.store.group_talks().cancel(id, signed_in.viewer.person).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to("/appointments#talks").with_message(t!(context.visitor.locale, "group-talk-cancelled")))
}
