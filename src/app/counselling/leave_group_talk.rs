//! Taking a sign-up for a talk back.

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
pub struct LeaveGroupTalkForm {
    talk: String,
}

impl SubmittedForm for LeaveGroupTalkForm {
    fn page(&self) -> String {
        "/psychologist#talks".to_owned()
    }
}

/// Deletes the sign-up, also of somebody who leads or administers by now. The answer is the same if there was none.
///
/// # Errors
/// [`AppError::NotFound`] if the id is not valid.
pub async fn leave_group_talk(context: RequestContext, form: LeaveGroupTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let id: GroupTalkId = form.talk.parse().map_err(|_| AppError::NotFound)?;
    context.app.store.group_talks().leave(id, signed_in.viewer.person, context.visitor.now).await?;
    Ok(Redirect::to("/psychologist#talks").with_message(t!(context.visitor.locale, "group-talk-left")))
}
