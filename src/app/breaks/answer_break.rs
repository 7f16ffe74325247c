//! The answer of a lead to a request for a break.

use serde::Deserialize;

use crate::app::breaks::{announce, minutes_at, presenter, team};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject, answers_break};
use domain::break_request::BreakAnswer;
use domain::{BreakRequest, BreakRequestId};
use store::AnswerOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerBreakForm {
    request: String,
    answer: String,
    back: String,
}

impl SubmittedForm for AnswerBreakForm {
    fn page(&self) -> String {
        path_or(&self.back, "/floor")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("request", &self.request)
    }
}

/// Grants (`answer` is `grant`) or declines with one of the kind sentences (`answer` is its key).
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not lead the team; if the request was answered before, or too many are away at that time.
pub async fn answer_break(context: RequestContext, form: AnswerBreakForm) -> Result<Redirect, AppError> {
    context.allowed(Action::RunFloor, Subject::None)?;
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let request = find(&context, &form.request).await?;
    let answer = match form.answer.as_str() {
        "grant" => Ok(BreakAnswer::Grant),
        other => other.parse().map(BreakAnswer::Decline),
    };
    let answer = answer.map_err(|()| AppError::field("", t!(locale, "break-answer-missing")))?;
    let team = team(app, request.team).await?;
    let rules = app.store.breaks().rules(team.id).await?;
    let names = app.store.people().names(vec![request.person]).await?;
    let name = names.get(&request.person).cloned().unwrap_or_default();
    let answered = app.store.breaks().answer(request.id, answer, minutes_at(&team, now), rules.at_once).await?;
    let request = match answered {
        AnswerOutcome::Answered(request) => request,
        AnswerOutcome::TooLate => return Err(AppError::field("", t!(locale, "break-answer-too-late"))),
        AnswerOutcome::Full => return Err(AppError::field("", t!(locale, "break-answer-full"))),
        AnswerOutcome::Missing => return Err(AppError::NotFound),
    };
    announce(app, &request).await;
    let said = match answer {
        BreakAnswer::Grant => {
            let time = presenter::time_range(request.starts, request.minutes);
            t!(locale, "break-answered-yes", name = name, time = time)
        }
        BreakAnswer::Decline(_) => t!(locale, "break-answered-no", name = name),
    };
    Ok(Redirect::to(form.page()).with_message(said))
}

/// A request that the viewer may answer.
async fn find(context: &RequestContext, id: &str) -> Result<BreakRequest, AppError> {
    let id: BreakRequestId = id.parse().map_err(|_| AppError::NotFound)?;
    let found = context.app.store.breaks().get(id, context.visitor.now).await?;
    let found = found.filter(|request| context.visitor.viewer().is_some_and(|viewer| answers_break(viewer, request)));
    found.ok_or(AppError::NotFound)
}
