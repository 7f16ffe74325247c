//! Booking a time with a psychologist.

use serde::Deserialize;

use crate::app::counselling::when;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::SlotId;
use store::BookOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BookSlotForm {
    slot: String,
}

impl SubmittedForm for BookSlotForm {
    fn page(&self) -> String {
        "/psychologist".to_owned()
    }
}

/// Books a time: one at a time. Only the two of them see it.
///
/// # Errors
/// If the time is not free any more, or the person has booked another one.
pub async fn book_slot(context: RequestContext, form: BookSlotForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::BookPsychologist, Subject::None)?;
    let (locale, person, now) = (context.visitor.locale, signed_in.viewer.person, context.visitor.now);
    let id: SlotId = form.slot.parse().map_err(|_| AppError::NotFound)?;
    match context.app.store.slots().book(id, person, now).await? {
        BookOutcome::Booked(slot) => {
            let when = when(locale, slot.starts_at, slot.minutes, &signed_in.person().time_zone);
            Ok(Redirect::to("/psychologist").with_message(t!(locale, "slot-booked", when = when)))
        }
        BookOutcome::Taken => Err(AppError::field("", t!(locale, "slot-taken"))),
        BookOutcome::HasOne => Err(AppError::field("", t!(locale, "slot-has-one"))),
    }
}
