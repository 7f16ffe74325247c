//! Signing up for a talk for a group.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::{GroupTalkId, SignUp};
use store::JoinOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct JoinGroupTalkForm {
    talk: String,
    named: String,
}

impl SubmittedForm for JoinGroupTalkForm {
    fn page(&self) -> String {
        "/psychologist#talks".to_owned()
    }
}

/// Signs the person up, or changes whether the psychologist may read their name. Without a choice nobody reads it.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such talk to come; a sentence if it is full.
pub async fn join_group_talk(context: RequestContext, form: JoinGroupTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::BookPsychologist, Subject::None)?;
    let locale = context.visitor.locale;
    let id: GroupTalkId = form.talk.parse().map_err(|_| AppError::NotFound)?;
    let is_named = form.named == "yes";
    let sign_up = SignUp { person: signed_in.viewer.person, is_named, at: context.visitor.now };
    match context.app.store.group_talks().join(id, sign_up).await? {
        JoinOutcome::Joined => {
            let said = if is_named { t!(locale, "group-talk-joined-named") } else { t!(locale, "group-talk-joined") };
            Ok(Redirect::to("/psychologist#talks").with_message(said))
        }
        JoinOutcome::Full => Err(AppError::field("", t!(locale, "group-talk-full"))),
        JoinOutcome::Missing => Err(AppError::NotFound),
    }
}
