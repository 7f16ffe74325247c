//! Adding a stressor of the centre's own.

use serde::Deserialize;

use crate::app::teams::add_team::line;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::StoreError;
use words::t;

/// The longest name, so that it fits on a chip.
const MAX_NAME_LENGTH: usize = 40;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddStressorForm {
    group: String,
    en: String,
    zh: String,
    about_lead: String,
}

impl SubmittedForm for AddStressorForm {
    fn page(&self) -> String {
        "/admin/stressors#add".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("group", &self.group)
            .and("en", &self.en)
            .and("zh", &self.zh)
            .and("about_lead", &self.about_lead)
    }
}

/// Adds a stressor with names in both languages. It is offered from the next check-in on.
///
/// # Errors
/// If a field is missing or too long, or another stressor has the name.
pub async fn add_stressor(context: RequestContext, form: AddStressorForm) -> Result<Redirect, AppError> {
    let AddStressorForm { group, en, zh, about_lead } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    if !store.stressors().list().has_group(&group) {
        errors.add("group", t!(locale, "stressor-group-missing"));
    }
    let en = errors.keep("en", line(locale, &en, MAX_NAME_LENGTH, || t!(locale, "stressor-en-missing")));
    let zh = errors.keep("zh", line(locale, &zh, MAX_NAME_LENGTH, || t!(locale, "stressor-zh-missing")));
    let (en, zh) = errors.finish((en, zh))?;
    let added =
        store.stressors().add(group, en, zh, about_lead == "yes", signed_in.person().id, context.visitor.now).await;
    let key = added.map_err(|error| match error {
        StoreError::Taken(field) => AppError::field(field, t!(locale, "stressor-taken")),
        error => error.into(),
    })?;
    let name = store.stressors().list().label(locale, &key).to_owned();
    Ok(Redirect::to("/admin/stressors").with_message(t!(locale, "stressor-added", name = name)))
}
