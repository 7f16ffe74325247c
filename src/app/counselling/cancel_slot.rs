//! Cancelling a time: the person who booked it, or the psychologist.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject, attends};
use domain::counselling::{Slot, SlotId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CancelSlotForm {
    slot: String,
    shown: ShownOnPage,
}

impl SubmittedForm for CancelSlotForm {
    fn page(&self) -> String {
        "/psychologist".to_owned()
    }
}

/// Who has booked a time. The form of the psychologist sends it back, so that the handler knows what its page showed.
pub(super) fn shown(slot: &Slot) -> String {
    slot.booking.map_or_else(|| "free".to_owned(), |booking| booking.person.to_string())
}

/// Cancels it. No reason is asked for. A psychologist cancels what their page showed: not the booking of somebody who
/// came after that.
///
/// # Errors
/// [`AppError::NotFound`] if it is neither booked by the viewer nor offered by them.
pub async fn cancel_slot(context: RequestContext, form: CancelSlotForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let (store, locale, by) = (&context.app.store, context.visitor.locale, signed_in.viewer.person);
    let id: SlotId = form.slot.parse().map_err(|_| AppError::NotFound)?;
    let offered = store.slots().of_psychologist(by).await?;
    let offered = offered.iter().find(|slot| slot.id == id);
    if offered.and_then(|slot| slot.booking).is_some_and(|booking| !attends(&signed_in.viewer, by, booking.at)) {
        return Err(AppError::NotFound);
    }
    if offered.is_some_and(|slot| !form.shown.is_still(&shown(slot))) {
        return Ok(Redirect::to("/appointments").with_message(t!(locale, "slot-changed-meanwhile")));
    }
    let slot = store.slots().cancel(id, by, context.visitor.now).await?.ok_or(AppError::NotFound)?;
    Ok(if slot.psychologist == by {
        Redirect::to("/appointments").with_message(t!(locale, "slot-withdrawn"))
    } else if slot.cancelled_at.is_some() {
        Redirect::to("/psychologist")
    } else {
        Redirect::to("/psychologist").with_message(t!(locale, "slot-cancelled"))
    })
}
