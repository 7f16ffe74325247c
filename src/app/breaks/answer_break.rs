//! The answer of a lead to a request for a break.

use serde::Deserialize;

use crate::app::breaks::cost_now::CostsNow;
use crate::app::breaks::{ATTEMPTS, announce, presenter, team};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject, answers_break};
use domain::break_request::{BreakAnswer, BreakState};
use domain::{BreakRequest, BreakRequestId, Locale};
use store::AnswerOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerBreakForm {
    request: String,
    answer: String,
    /// The cost that the lead saw; blank if none was shown.
    cost: ShownOnPage,
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
/// [`AppError::NotFound`] if the viewer does not lead the team; if the request was answered before, too many are away
/// at that time, or it costs something else by now than the lead saw.
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
    let names = app.store.people().names(vec![request.person]).await?;
    let name = names.get(&request.person).cloned().unwrap_or_default();
    // Another break may be granted between the computation and the write: then this one costs something else.
    for _ in 0..ATTEMPTS {
        let (cost, basis) = CostsNow::new(app, now).of(&team, &request).await?;
        if answer == BreakAnswer::Grant && !form.cost.is_still(&presenter::cost_key(cost)) {
            let cost = presenter::cost(locale, cost);
            return Err(AppError::field("", t!(locale, "break-answer-cost-changed", cost = cost)));
        }
        match app.store.breaks().answer(request.id, answer, cost, basis).await? {
            AnswerOutcome::Answered(request) => {
                announce(app, &request).await;
                return Ok(Redirect::to(form.page()).with_message(said(locale, &request, name)));
            }
            AnswerOutcome::TooLate => return Err(AppError::field("", t!(locale, "break-answer-too-late"))),
            AnswerOutcome::Full => return Err(AppError::field("", t!(locale, "break-answer-full"))),
            AnswerOutcome::Missing => return Err(AppError::NotFound),
            AnswerOutcome::Changed => {}
        }
    }
    Err(AppError::field("", t!(locale, "break-changed-meanwhile")))
}

/// What the lead reads next.
fn said(locale: Locale, request: &BreakRequest, name: String) -> String {
    match request.state {
        BreakState::Granted => {
            let time = presenter::time_range(locale, request.starts, request.minutes);
            t!(locale, "break-answered-yes", name = name, time = time, cost = presenter::cost(locale, request.cost))
        }
        BreakState::Asked | BreakState::Declined(_) => t!(locale, "break-answered-no", name = name),
    }
}

/// A request that the viewer may answer.
async fn find(context: &RequestContext, id: &str) -> Result<BreakRequest, AppError> {
    let id: BreakRequestId = id.parse().map_err(|_| AppError::NotFound)?;
    let found = context.app.store.breaks().get(id, context.visitor.now).await?;
    let found = found.filter(|request| context.visitor.viewer().is_some_and(|viewer| answers_break(viewer, request)));
    found.ok_or(AppError::NotFound)
}
