//! The phone numbers for people who need help now: the centre's own, and the national line where the language is Chinese.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use words::t;

/// The national line for psychological support in mainland China, one number since 1 May 2025.
const NATIONAL_LINE: &str = "12356";

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumberView {
    /// Who answers.
    pub label: String,
    /// As people read it.
    pub number: String,
    /// The same as an address: digits, and a plus sign at most.
    pub href: String,
    /// When it is answered; empty if that is not stated.
    pub hours: String,
}

/// Loads them, the centre's own first.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext) -> Result<Vec<PhoneNumberView>, AppError> {
    let locale = context.visitor.locale;
    let numbers = context.app.store.phone_numbers().list().await?;
    let mut numbers: Vec<_> =
        numbers.into_iter().map(|number| view(number.label, number.number, number.hours)).collect();
    if locale == Locale::ZhCn && !numbers.iter().any(|known| known.href == address(NATIONAL_LINE)) {
        let (label, hours) = (t!(locale, "phone-national-line"), t!(locale, "phone-national-line-hours"));
        numbers.push(view(label, NATIONAL_LINE.to_owned(), hours));
    }
    Ok(numbers)
}

fn view(label: String, number: String, hours: String) -> PhoneNumberView {
    PhoneNumberView { href: address(&number), label, number, hours }
}

fn address(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{dialled}")
}
