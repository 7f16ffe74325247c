//! Keeping one good thing from a check-in.

use serde::Deserialize;

use crate::app::me::delete_entry::page_of_journal;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::text::{MAX_GOOD_THING_LENGTH, cleaned};
use domain::{CheckInId, Locale};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeepGoodThingForm {
    id: String,
    line: String,
    back: String,
}

impl KeepGoodThingForm {
    fn is_from_check_in(&self) -> bool {
        self.back == "/check-in"
    }
}

impl SubmittedForm for KeepGoodThingForm {
    fn page(&self) -> String {
        match self.is_from_check_in() {
            true => "/check-in#good".to_owned(),
            false => format!("{}#entry-{}", page_of_journal(&self.back), self.id),
        }
    }

    fn values(&self) -> FormValues {
        FormValues::default().about("id", &self.id).and("line", &self.line)
    }
}

/// Keeps `line` as the good thing of one's own check-in (`id`), for oneself alone. In the journal an empty line removes
/// it. `back` is the page that the form is on.
///
/// # Errors
/// If there is no such check-in, or the line is too long, or empty right after the check-in.
pub async fn keep_good_thing(context: RequestContext, form: KeepGoodThingForm) -> Result<Redirect, AppError> {
    let locale = context.visitor.locale;
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let id: CheckInId = form.id.parse().map_err(|_| AppError::NotFound)?;
    let line = read(locale, &form.line)?;
    if line.is_none() && form.is_from_check_in() {
        return Err(AppError::field("line", t!(locale, "saved-keep-missing")));
    }
    let message = if line.is_some() { t!(locale, "saved-keep-kept") } else { t!(locale, "saved-keep-removed") };
    if !context.app.store.good_things().keep(me.own.clone(), id, line, context.visitor.now).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()).with_message(message))
}

/// One line without line breaks; none if it is empty.
fn read(locale: Locale, line: &str) -> Result<Option<String>, AppError> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    let line = cleaned(&line, MAX_GOOD_THING_LENGTH).map_err(|_| {
        AppError::field("line", t!(locale, "saved-keep-long", length = length, longest = MAX_GOOD_THING_LENGTH))
    })?;
    Ok(Some(line).filter(|line| !line.is_empty()))
}
