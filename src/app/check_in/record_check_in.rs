//! Checking in.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::check_in::{CheckInContent, CheckInContext, CheckInFault, CheckInInput};
use domain::person::TeamRole;
use domain::stressor::MAX_STRESSORS;
use domain::text::MAX_NOTE_LENGTH;
use domain::{CheckInId, Locale};
use store::RecordOutcome;
use words::t;

/// The fields of a check-in, whether it is new or amended.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckInForm {
    pub(super) id: String,
    weather: String,
    energy: String,
    stressors: Vec<String>,
    note: String,
    note_audience: String,
    wish_to_talk: String,
    audience: String,
    /// Not empty if the form is the one for a change of weather.
    change: String,
}

impl SubmittedForm for CheckInForm {
    fn page(&self) -> String {
        if self.change.is_empty() { "/check-in" } else { "/check-in?change=1" }.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("id", &self.id)
            .and("weather", &self.weather)
            .and("energy", &self.energy)
            .and_list("stressors", &self.stressors)
            .and("note", &self.note)
            .and("note_audience", &self.note_audience)
            .and("wish_to_talk", &self.wish_to_talk)
            .and("audience", &self.audience)
    }
}

/// Records a check-in, once. The store does one write for it; the page that follows derives what
/// is offered.
///
/// # Errors
/// If a field is wrong; [`AppError::Conflict`] if an entry with this id and other content exists, which stays.
pub async fn record_check_in(context: RequestContext, form: CheckInForm) -> Result<Redirect, AppError> {
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let mut errors = ValidationErrors::default();
    let id = errors.keep("id", form.id.parse::<CheckInId>().map_err(|_| t!(locale, "check-in-id-wrong")));
    let content = form.read(&app.store.stressors().list(), locale, &mut errors);
    errors.check()?;
    let (Some(id), Some(content)) = (id, content) else { return Err(AppError::Internal) };
    let entry = content.on(CheckInContext {
        person: signed_in.viewer.person,
        id,
        workday: signed_in.today(),
        said_at: now,
        shift: signed_in.shift.pattern.as_ref().map(|pattern| pattern.name.clone()),
        team: signed_in.viewer.teams(TeamRole::Member, signed_in.today()).next(),
    });
    match app.store.check_ins().record_by_owner(signed_in.own.clone(), entry.clone()).await? {
        RecordOutcome::New => app.check_in_changed(None, Some(&entry)),
        RecordOutcome::Same => {}
        RecordOutcome::Different(_) => return Err(AppError::Conflict { to: format!("/check-in?amend={id}") }),
        RecordOutcome::Withdrawn => return Err(AppError::field("id", t!(locale, "check-in-withdrawn"))),
    }
    Ok(Redirect::to("/check-in"))
}

impl CheckInForm {
    /// The content of the check-in; what is wrong goes to `errors`. A stressor that is no longer offered is accepted: the page
    /// may have been open since before, and the check-in must not be lost.
    pub fn read(&self, stressors: &Stressors, locale: Locale, errors: &mut ValidationErrors) -> Option<CheckInContent> {
        let draft = CheckInInput {
            weather: &self.weather,
            energy: &self.energy,
            stressors: &self.stressors,
            note: &self.note,
            note_audience: &self.note_audience,
            wish_to_talk: &self.wish_to_talk,
            audience: &self.audience,
        };
        match draft.read(stressors.iter().map(|stressor| &stressor.key)) {
            Ok(saying) => Some(saying),
            Err(wrong) => {
                wrong.into_iter().for_each(|fault| errors.add(fault.field(), sentence(locale, fault)));
                None
            }
        }
    }
}

fn sentence(locale: Locale, fault: CheckInFault) -> String {
    match fault {
        CheckInFault::Weather => t!(locale, "check-in-weather-missing"),
        CheckInFault::Energy => t!(locale, "check-in-energy-wrong"),
        CheckInFault::UnknownStressor => t!(locale, "check-in-stressor-unknown"),
        CheckInFault::TooManyStressors => t!(locale, "check-in-stressors-many", most = MAX_STRESSORS),
        CheckInFault::LongNote(length) => t!(locale, "check-in-note-long", length = length, longest = MAX_NOTE_LENGTH),
        CheckInFault::NoteAudience => t!(locale, "check-in-note-audience-wrong"),
        CheckInFault::Wish => t!(locale, "check-in-wish-wrong"),
        CheckInFault::Audience => t!(locale, "check-in-audience-missing"),
    }
}
