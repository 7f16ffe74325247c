//! Writing what becomes of a source: the status, what was done, and until when an answer is planned.

use serde::Deserialize;

use super::{Side, answered, read_due};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::stressor_register::{MAX_STEP_WORDS, SourceStatus, SourceStep, SourceStepKind};
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
    let due = errors.keep("due", read_due(locale, &form.due, source.due, signed_in.today()));
    let (status, words, due) = errors.finish((status, done, due))?;
    let by = Some(signed_in.viewer.person);
    let step = SourceStep { kind: SourceStepKind::Answered, day: signed_in.today(), status, words, by };
    if !context.app.store.stressor_register().add_step(source.id, step, due).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()).with_message(t!(locale, "register-answered")))
}
