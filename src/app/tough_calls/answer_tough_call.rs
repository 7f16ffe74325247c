//! Answering how one is with the tough calls of earlier shifts.

use serde::Deserialize;

use super::question;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::tough_call::{AnsweredQuestion, ToughCallAnswer};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerToughCallForm {
    answer: String,
}

impl SubmittedForm for AnswerToughCallForm {
    fn page(&self) -> String {
        "/check-in#tough".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("answer", &self.answer)
    }
}

/// Keeps the answer of the running shift, for the person alone.
///
/// # Errors
/// If nothing was answered, or nothing is asked in this shift.
pub async fn answer_tough_call(context: RequestContext, form: AnswerToughCallForm) -> Result<Redirect, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let answer = ToughCallAnswer::from_key(&form.answer);
    let answer = answer.ok_or_else(|| AppError::field("answer", t!(locale, "tough-answer-missing")))?;
    let Some((workday, shift)) = question::shift_that_asks(&context, me).await? else {
        return Err(AppError::field("answer", t!(locale, "tough-answer-nothing")));
    };
    let answered = AnsweredQuestion { workday, shift, answer, answered_at: context.visitor.now };
    store.tough_calls().answer(me.viewer.person, answered).await?;
    Ok(Redirect::to("/check-in").with_message(match answer {
        ToughCallAnswer::Over | ToughCallAnswer::Somewhat => t!(locale, "tough-answered"),
        ToughCallAnswer::Heavy => t!(locale, "tough-answered-heavy"),
        ToughCallAnswer::Dismissed => t!(locale, "tough-answered-dismissed"),
    }))
}
