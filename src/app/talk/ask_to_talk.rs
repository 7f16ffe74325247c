//! Asking somebody to talk, from `/support`.

use serde::Deserialize;

use crate::app::talk::new_request::{self, TalkInput};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, TypedField, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskToTalkForm {
    to: String,
    when: String,
    line: String,
    topic: String,
    /// Whom the page named for each role.
    named: Vec<String>,
}

impl SubmittedForm for AskToTalkForm {
    fn page(&self) -> String {
        "/support".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("to", &self.to)
            .and("when", &self.when)
            .and("line", &self.line)
            .and("topic", &self.topic)
    }
}

/// Sends a request to one named person: the lead, a deputy or a psychologist, whom the page named. If that person has
/// an open request of the asker, it takes the new words. Or looks for a supporter.
///
/// # Errors
/// If nobody has the role, the one whom the page named no longer has it, or a field is wrong.
pub async fn ask_to_talk(context: RequestContext, form: AskToTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AskToTalk, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let input = TalkInput {
        to: TypedField::new("to", &form.to),
        or_deputy: false,
        when: TypedField::new("when", &form.when),
        line: TypedField::new("line", &form.line),
        topic: TypedField::new("topic", &form.topic),
        but: None,
        named: &form.named,
    };
    let new = new_request::read(&context, signed_in, input, &mut errors).await?;
    let said = errors.finish(new)?.send(app, locale).await?;
    Ok(Redirect::to("/support").with_message(said))
}
