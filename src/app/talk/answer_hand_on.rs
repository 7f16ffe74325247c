//! The asker's answer to the proposal that somebody else takes their request over.

use serde::Deserialize;

use crate::app::talk::{find, take};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::PersonId;
use domain::access::{Action, Subject};
use domain::talk_request::TalkStep;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerHandOnForm {
    request: String,
    answer: String,
    named: ShownOnPage,
    back: String,
}

impl SubmittedForm for AnswerHandOnForm {
    fn page(&self) -> String {
        path_or(&self.back, "/support")
    }
}

/// Agrees (`answer` is `yes`) or declines (`no`). Only after `yes` can the other person read the request.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer did not send the request; if nothing is proposed any more, somebody else is
/// proposed than the page named, or there is no answer.
pub async fn answer_hand_on(context: RequestContext, form: AnswerHandOnForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AskToTalk, Subject::None)?;
    let locale = context.visitor.locale;
    let request = find(&context, signed_in, &form.request).await?;
    let (step, said) = match form.answer.as_str() {
        "yes" => (TalkStep::AgreeToHandOn(form.named.read().map(PersonId)), t!(locale, "talk-hand-on-agreed")),
        "no" => (TalkStep::DeclineHandOn, t!(locale, "talk-hand-on-declined")),
        _ => return Err(AppError::field("", t!(locale, "talk-answer-missing"))),
    };
    take(&context, signed_in, &request, step).await?;
    Ok(Redirect::to(form.page()).with_message(said))
}
