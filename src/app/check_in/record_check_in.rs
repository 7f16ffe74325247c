//! Checking in.

use leptos::prelude::server;
use serde::{Deserialize, Serialize};

use crate::app::check_in::offer;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use content::Stressors;
use domain::CheckInId;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::check_in::{CheckInContent, CheckInContext, CheckInFault, CheckInInput};
use domain::person::TeamRole;
use domain::stressor::MOST_STRESSORS;
use domain::text::LONGEST_NOTE;
use store::RecordOutcome;
use words::t;

/// What a check-in form brings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    pub id: String,
    pub weather: String,
    pub energy: String,
    pub stressors: Vec<String>,
    pub note: String,
    pub note_audience: String,
    pub wish_to_talk: String,
    pub audience: String,
}

/// Records a check-in, once. With `change` it came from the form for a change of weather, which is shown again if something is wrong.
///
/// # Errors
/// What cannot be read, beside its field; another saying under the same id, which stands.
#[server(prefix = "/api", endpoint = "record_check_in")]
pub async fn record_check_in(#[server(flatten)] said: Said, #[server(default)] change: String) -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    let back = if change.is_empty() { "/check-in" } else { "/check-in?change=1" };
    answer("record_check_in", back, said.typed(), async move {
        let context = RequestContext { app, visitor };
        let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        let mut errors = ValidationErrors::default();
        let id = errors.keep("id", said.id.parse::<CheckInId>().map_err(|_| t!(locale, "check-in-id-wrong")));
        let saying = said.read(&app.store.stressors().list(), locale, &mut errors);
        errors.check()?;
        let (Some(id), Some(saying)) = (id, saying) else { return Err(AppError::Internal) };
        let entry = saying.on(CheckInContext {
            person: signed_in.viewer.person,
            id,
            workday: signed_in.today(),
            said_at: now,
            shift: signed_in.shift.pattern.as_ref().map(|pattern| pattern.name.clone()),
            team: signed_in.viewer.teams(TeamRole::Member, signed_in.today()).next(),
        });
        let offer = offer::on_check_in(&app.store, &entry, now).await?;
        match app.store.check_ins().record_with_offer(signed_in.own.clone(), entry.clone(), offer).await? {
            RecordOutcome::New => {
                app.derived.entry_changed(None, Some(&entry));
                app.hub.entry_changed(None, Some(&entry));
            }
            RecordOutcome::Same => {}
            RecordOutcome::Different(_) => return Err(AppError::Conflict { to: format!("/check-in?amend={id}") }),
            RecordOutcome::Withdrawn => return Err(AppError::field("id", t!(locale, "check-in-withdrawn"))),
        }
        Ok(Next::to("/check-in"))
    })
    .await
}

impl Said {
    /// All of it, to be shown again.
    #[must_use]
    pub fn typed(&self) -> FormValues {
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

    /// What it says; what is wrong goes to `errors`. A stressor that is no longer offered is still understood: the page may be
    /// older than that, and nobody's saying is lost to it.
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
        CheckInFault::TooManyStressors => t!(locale, "check-in-stressors-many", most = MOST_STRESSORS),
        CheckInFault::LongNote(length) => t!(locale, "check-in-note-long", length = length, longest = LONGEST_NOTE),
        CheckInFault::NoteAudience => t!(locale, "check-in-note-audience-wrong"),
        CheckInFault::Wish => t!(locale, "check-in-wish-wrong"),
        CheckInFault::Audience => t!(locale, "check-in-audience-missing"),
    }
}
