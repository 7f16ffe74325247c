//! Adding a phone number for people who need help now.

use serde::Deserialize;

use crate::app::teams::add_team::line;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use store::NewPhoneNumber;
use words::t;

/// The longest label and the longest hours, so that each fits on a line of a phone.
const MAX_LABEL_LENGTH: usize = 60;
/// The fewest digits that somebody can dial.
const MIN_DIGITS: usize = 3;
/// The longest number, with spaces and an extension.
const MAX_NUMBER_LENGTH: usize = 30;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddPhoneNumberForm {
    label: String,
    number: String,
    hours: String,
}

impl SubmittedForm for AddPhoneNumberForm {
    fn page(&self) -> String {
        "/admin/centre#phone-numbers".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("label", &self.label).and("number", &self.number).and("hours", &self.hours)
    }
}

/// Adds a number: who answers, the number, and optionally when it is answered. Everybody sees it immediately.
///
/// # Errors
/// If a field is missing or too long, or the number cannot be dialled.
pub async fn add_phone_number(context: RequestContext, form: AddPhoneNumberForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let label = line(locale, &form.label, MAX_LABEL_LENGTH, || t!(locale, "phone-label-missing"));
    let label = errors.keep("label", label);
    let number = errors.keep("number", dialled(&form.number).ok_or_else(|| t!(locale, "phone-number-wrong")));
    let hours = cleaned(&form.hours, MAX_LABEL_LENGTH).map(|hours| hours.replace('\n', " "));
    let hours = errors.keep("hours", hours.map_err(|long| t!(locale, "phone-hours-long", longest = long.0)));
    let (label, number, hours) = errors.finish((label, number, hours))?;
    let said = t!(locale, "phone-added", label = label.as_str());
    let new = NewPhoneNumber { label, number, hours };
    store.phone_numbers().add(new, signed_in.person().id, context.visitor.now).await?;
    Ok(Redirect::to("/admin/centre#phone-numbers").with_message(said))
}

/// A number that can be dialled: digits with the usual marks between them.
fn dialled(text: &str) -> Option<String> {
    let number = cleaned(text, MAX_NUMBER_LENGTH).ok()?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || "+-() /.".contains(c);
    (digits >= MIN_DIGITS && number.chars().all(allowed)).then_some(number)
}
