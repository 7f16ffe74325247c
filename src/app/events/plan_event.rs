//! Planning an event for one's team or site.

use serde::Deserialize;
use uuid::Uuid;

use super::{PAGE, own_site};
use crate::app::counselling::announcement::AnnouncementInput;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::event::EVENT_MINUTES;
use domain::{Event, EventId, OrgUnit};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PlanEventForm {
    unit: String,
    title_en: String,
    title_zh: String,
    text_en: String,
    text_zh: String,
    date: String,
    time: String,
    minutes: String,
    place: String,
}

impl PlanEventForm {
    fn input(&self) -> AnnouncementInput<'_> {
        AnnouncementInput {
            words: [&self.title_en, &self.title_zh, &self.text_en, &self.text_zh],
            planned: [&self.date, &self.time, &self.minutes, &self.place],
        }
    }
}

impl SubmittedForm for PlanEventForm {
    fn page(&self) -> String {
        format!("{PAGE}#plan")
    }

    fn values(&self) -> FormValues {
        self.input().values().and("unit", &self.unit)
    }
}

/// Plans an event. Everybody whom it concerns can read of it and sign up.
///
/// # Errors
/// If a field is wrong, or the viewer may plan nothing for this site or team.
pub async fn plan_event(context: RequestContext, form: PlanEventForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let unit = form.unit.parse::<OrgUnit>().ok();
    if unit.is_none() {
        errors.add("unit", t!(locale, "event-unit-missing"));
    }
    let announced = form.input().read(&context, signed_in, EVENT_MINUTES, &mut errors);
    let (unit, announced) = errors.finish((unit, announced))?;
    let subject = match unit {
        OrgUnit::Team(team) => Subject::Team(team, signed_in.today_in(team)),
        OrgUnit::Site(id) => {
            let sites = context.app.store.org_units().tree().await?;
            own_site(signed_in, &sites).filter(|site| site.id == id).ok_or(AppError::NotFound)?;
            Subject::None
        }
        OrgUnit::Department(_) => return Err(AppError::NotFound),
    };
    context.allowed(Action::PlanEvent, subject)?;
    let said = t!(locale, "event-planned", title = announced.title.read_in(locale));
    let event = Event {
        id: EventId(Uuid::new_v4()),
        organiser: Some(signed_in.viewer.person),
        unit,
        title: announced.title,
        text: announced.text,
        starts_at: announced.starts_at,
        minutes: announced.minutes,
        place: announced.place,
    };
    context.app.store.events().plan(event, context.visitor.now).await?;
    Ok(Redirect::to(PAGE).with_message(said))
}
