//! Asking somebody to talk, from `/support`.

use serde::Deserialize;

use crate::app::talk::new_request::{self, TalkInput};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskToTalkForm {
    to: String,
    when: String,
    line: String,
}

impl SubmittedForm for AskToTalkForm {
    fn page(&self) -> String {
        "/support".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("to", &self.to).and("when", &self.when).and("line", &self.line)
    }
}

/// Sends a request to one named person: the lead, a deputy or a psychologist, those on shift first. If that person has an open request
/// of the asker, it takes the new words.
///
/// # Errors
/// If nobody has the role, or a field is wrong.
pub async fn ask_to_talk(context: RequestContext, form: AskToTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AskToTalk, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let input =
        TalkInput { to: ("to", &form.to), or_deputy: false, when: ("when", &form.when), line: ("line", &form.line) };
    let new = new_request::read(&context, signed_in, input, &mut errors).await?;
    errors.check()?;
    let new = new.ok_or(AppError::Internal)?;
    let id = new.request.id;
    let stored = app.store.talk_requests().ask(new.request).await?;
    let addressee = stored.addressee.map(|addressee| addressee.person);
    app.talk_changed(std::iter::once(stored.asker).chain(addressee));
    let said = match stored.id == id {
        true => t!(locale, "talk-sent", name = new.name),
        false => t!(locale, "talk-sent-again", name = new.name),
    };
    Ok(Redirect::to("/support").with_message(said))
}
