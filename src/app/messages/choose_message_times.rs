//! Choosing when messages are sent.

use serde::Deserialize;

use super::PAGE;
use crate::app::messages::times::{DIGEST, QUIET, time_of};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::supporter::QuietHours;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseMessageTimesForm {
    digest: String,
    quiet_from: String,
    quiet_until: String,
}

impl SubmittedForm for ChooseMessageTimesForm {
    fn page(&self) -> String {
        format!("{PAGE}#times")
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("digest", &self.digest)
            .and("quiet_from", &self.quiet_from)
            .and("quiet_until", &self.quiet_until)
    }
}

/// Keeps the times: those of the day's messages, and the hours in which no shift is reminded of.
///
/// # Errors
/// If a time is not valid, or only one end of the quiet hours is given.
pub async fn choose_message_times(context: RequestContext, form: ChooseMessageTimesForm) -> Result<Redirect, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let (settings, locale) = (context.app.store.settings(), context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let digest = errors.keep("digest", time_of(&form.digest).ok_or_else(|| t!(locale, "message-digest-wrong")));
    let quiet = QuietHours::parse(&form.quiet_from, &form.quiet_until);
    let quiet = errors.keep("quiet_from", quiet.map_err(|_| t!(locale, "message-quiet-wrong")));
    let (digest, quiet) = errors.finish((digest, quiet))?;
    let written = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let quiet = quiet.map(|hours| format!("{} {}", written(hours.from), written(hours.until)));
    settings.set(DIGEST, written(digest)).await?;
    settings.set(QUIET, quiet.unwrap_or_default()).await?;
    Ok(Redirect::to(format!("{PAGE}#times")).with_message(t!(locale, "message-times-saved")))
}
