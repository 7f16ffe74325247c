//! Offering a time that people can book.

use serde::Deserialize;
use uuid::Uuid;

use crate::app::counselling::{MeetingPlan, PlanFields, plan, when};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::slot::MINUTES;
use domain::counselling::{Slot, SlotId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OfferSlotForm {
    date: String,
    time: String,
    minutes: String,
    place: String,
}

impl SubmittedForm for OfferSlotForm {
    fn page(&self) -> String {
        "/appointments".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("date", &self.date)
            .and("time", &self.time)
            .and("minutes", &self.minutes)
            .and("place", &self.place)
    }
}

/// Offers a time: one person can book it.
///
/// # Errors
/// If a field is wrong, or the psychologist offers another time that overlaps with it.
pub async fn offer_slot(context: RequestContext, form: OfferSlotForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Counsel, Subject::None)?;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let OfferSlotForm { date, time, minutes, place } = &form;
    let fields = PlanFields { date, time, minutes, place, allowed: &MINUTES };
    let plan = plan(&context, signed_in, fields, &mut errors);
    let MeetingPlan { starts_at, minutes, place } = errors.finish(plan)?;
    let slot = Slot {
        id: SlotId(Uuid::new_v4()),
        psychologist: signed_in.viewer.person,
        starts_at,
        minutes,
        place,
        booking: None,
        cancelled_at: None,
        freed_at: None,
    };
    if !context.app.store.slots().offer(slot).await? {
        return Err(AppError::field("time", t!(locale, "slot-overlaps")));
    }
    let when = when(locale, starts_at, minutes, &signed_in.person().time_zone);
    Ok(Redirect::to("/appointments").with_message(t!(locale, "slot-offered", when = when)))
}
