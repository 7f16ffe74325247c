//! Asking a psychologist for a referral, with the check-ins that the person picks.

use serde::Deserialize;
use uuid::Uuid;

use crate::app::counselling::referral_form::{PAGE, pickable, psychologists};
use crate::app::self_tests::share;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::counselling::{Referral, ReferralId, ReferredEntry};
use store::ReferralOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskReferralForm {
    to: String,
    entries: Vec<String>,
    notes: Vec<String>,
    self_test: String,
}

impl SubmittedForm for AskReferralForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("to", &self.to)
            .and_list("entries", &self.entries)
            .and_list("notes", &self.notes)
            .and("self_test", &self.self_test)
    }
}

/// Sends a referral: copies of the picked check-ins, with those notes that are picked too, and the scores of one
/// self-test if the person shares them, sealed for one psychologist.
///
/// # Errors
/// If nobody is chosen, a check-in is not one of those that are offered, or the person has a referral already.
pub async fn ask_referral(context: RequestContext, form: AskReferralForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let choices = psychologists(&context, signed_in).await?;
    let chosen = choices.into_iter().find(|choice| choice.person.to_string() == form.to.trim());
    let chosen = errors.keep("to", chosen.ok_or_else(|| t!(locale, "referral-to-missing")));
    let offered = pickable(&context, signed_in).await?;
    let picked = |entry: &domain::CheckIn| form.entries.contains(&entry.id.to_string());
    let entries: Vec<_> = offered
        .iter()
        .filter(|entry| picked(entry))
        .map(|entry| ReferredEntry { check_in: entry.id, with_note: form.notes.contains(&entry.id.to_string()) })
        .collect();
    if entries.len() != form.entries.len() {
        errors.add("entries", t!(locale, "referral-entries-wrong"));
    }
    let self_test = share::find(&context, signed_in, &form.self_test).await?;
    if self_test.is_none() && !form.self_test.is_empty() {
        errors.add("self_test", t!(locale, "referral-self-test-gone"));
    }
    let chosen = errors.finish(chosen)?;
    let referral = Referral {
        id: ReferralId(Uuid::new_v4()),
        person: signed_in.viewer.person,
        psychologist: chosen.person,
        asked_at: context.visitor.now,
        entries,
    };
    match context.app.store.referrals().send_with(signed_in.own.clone(), referral, self_test).await? {
        ReferralOutcome::Sent(_) => {
            Ok(Redirect::to("/psychologist").with_message(t!(locale, "referral-sent", name = chosen.name)))
        }
        ReferralOutcome::Exists => Err(AppError::field("", t!(locale, "referral-exists"))),
        ReferralOutcome::NoKey => Err(AppError::field("to", t!(locale, "referral-to-missing"))),
        ReferralOutcome::NoEntry => Err(AppError::field("entries", t!(locale, "referral-entries-wrong"))),
    }
}
