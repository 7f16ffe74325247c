//! The asker's answer to "was it good to talk", after a talk with a supporter.

use serde::Deserialize;

use crate::app::supporters::{matching, search_id};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerTalkForm {
    request: String,
    good: String,
    back: String,
}

impl SubmittedForm for AnswerTalkForm {
    fn page(&self) -> String {
        path_or(&self.back, "/support")
    }
}

/// Stores the answer (`good` is `yes` or `no`) for the person alone, and closes the request.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has no such request to a supporter, or its time has not come; if there is no
/// answer.
pub async fn answer_talk(context: RequestContext, form: AnswerTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    let (app, locale, by) = (&context.app, context.visitor.locale, signed_in.viewer.person);
    let id = search_id(&form.request)?;
    let good = match form.good.as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(AppError::field("", t!(locale, "talk-answer-missing"))),
    };
    let own = app.store.talk_requests().of_asker(signed_in.own.clone()).await?;
    if own.iter().all(|request| request.id != id || !request.is_to_supporter()) {
        return Err(AppError::NotFound);
    }
    let answered = app.store.supporters().answer_talk(id, by, good?, context.visitor.now).await?;
    let supporter = answered.ok_or(AppError::NotFound)?;
    app.talk_changed([by, supporter]);
    matching::run(app).await;
    Ok(Redirect::to(form.page()).with_message(t!(locale, "supporter-answered")))
}
