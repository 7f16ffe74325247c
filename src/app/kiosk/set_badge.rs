//! Choosing the code and the PIN with which one checks in at kiosks.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::kiosk::{CODE_LENGTH, PIN_LENGTH, badge_code, is_easy_to_guess, pin};
use store::BadgeOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SetBadgeForm {
    badge: String,
    pin: String,
    pin_again: String,
}

impl SubmittedForm for SetBadgeForm {
    fn page(&self) -> String {
        "/account#kiosk".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("badge", &self.badge)
    }
}

/// Sets both. Only the person themselves can: an admin who could would be able to check in for them.
///
/// # Errors
/// If the code or the PIN is not one, the PIN is easy to guess or was mistyped, or somebody else has the code.
/// [`AppError::TooMany`] after many tries: the answer tells whether somebody else has a code.
pub async fn set_badge(context: RequestContext, form: SetBadgeForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::SetBadge, Subject::None)?.person().id;
    let (app, locale) = (&context.app, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let wrong = || t!(locale, "badge-code-wrong", shortest = CODE_LENGTH.0, longest = CODE_LENGTH.1);
    let code = errors.keep("badge", badge_code(&form.badge).ok_or_else(wrong));
    let wrong = || t!(locale, "badge-pin-wrong", fewest = PIN_LENGTH.0, most = PIN_LENGTH.1);
    let digits = errors.keep("pin", pin(&form.pin).ok_or_else(wrong));
    if digits.as_deref().is_some_and(is_easy_to_guess) {
        errors.add("pin", t!(locale, "badge-pin-easy"));
    } else if digits.is_some() && pin(&form.pin_again) != digits {
        errors.add("pin_again", t!(locale, "badge-pin-differs"));
    }
    let (code, digits) = errors.finish((code, digits))?;
    if !app.limits.may_choose_badge(person, context.visitor.now) {
        return Err(AppError::TooMany);
    }
    let hash = app.passwords.hash(digits).await?;
    match app.store.kiosks().set_badge(person, code, hash).await? {
        BadgeOutcome::Set => Ok(Redirect::to("/account#kiosk").with_message(t!(locale, "badge-set"))),
        BadgeOutcome::Taken => Err(AppError::field("badge", t!(locale, "badge-code-taken"))),
    }
}
