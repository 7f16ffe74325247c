//! Writing what becomes of a source: the status, what was done, and until when an answer is planned.

use serde::Deserialize;

use super::{Side, answered};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Workday;
use domain::stressor_register::{MAX_STEP_WORDS, SourceStatus, SourceStep};
use domain::text::cleaned;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerSourceForm {
    side: String,
    source: String,
    status: String,
    done: String,
    due: String,
}

impl SubmittedForm for AnswerSourceForm {
    fn page(&self) -> String {
        Side::read(&self.side).page(&self.source)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("status", &self.status).and("done", &self.done).and("due", &self.due)
    }
}

/// Adds a line to the log of a source. Those who proposed or support it are told.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not take care of such a source; if a field is missing or wrong.
pub async fn answer_source(context: RequestContext, form: AnswerSourceForm) -> Result<Redirect, AppError> {
    let (signed_in, source) = answered(&context, Side::read(&form.side), &form.source).await?;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let status = form.status.parse::<SourceStatus>().map_err(|_| t!(locale, "register-choose"));
    let status = errors.keep("status", status);
    let done = match cleaned(&form.done, MAX_STEP_WORDS) {
        Ok(done) if done.is_empty() && status == Some(SourceStatus::Unchangeable) => {
            Err(t!(locale, "register-why-missing"))
        }
        Ok(done) if done.is_empty() => Err(t!(locale, "register-done-missing")),
        Ok(done) => Ok(done),
        Err(long) => Err(t!(locale, "register-words-long", longest = long.0)),
    };
    let done = errors.keep("done", done);
    let due = match form.due.trim() {
        "" => Ok(None),
        day => match day.parse::<Workday>() {
            Ok(day) if Some(day) == source.due || day >= signed_in.today() => Ok(Some(day)),
            Ok(_) => Err(t!(locale, "register-due-past")),
            Err(_) => Err(t!(locale, "register-due-wrong")),
        },
    };
    let due = errors.keep("due", due);
    errors.check()?;
    let (Some(status), Some(words), Some(due)) = (status, done, due) else { return Err(AppError::Internal) };
    let step = SourceStep { day: signed_in.today(), status, words, by: Some(signed_in.viewer.person) };
    if !context.app.store.stressor_register().add_step(source.id, step, due).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()).with_message(t!(locale, "register-answered")))
}
