//! Adding a stressor of the centre's own.

use leptos::prelude::server;

use crate::app::teams::add_team::line;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use domain::access::{Action, Subject};
use store::StoreError;
use words::t;

/// The longest name, so that it fits on a chip.
const LONGEST: usize = 40;

/// Adds a stressor with names in both languages. It is offered from the next check-in on.
///
/// # Errors
/// What is missing, too long, or there already, beside its field.
#[server(prefix = "/api", endpoint = "add_stressor")]
pub async fn add_stressor(
    #[server(default)] group: String,
    #[server(default)] en: String,
    #[server(default)] zh: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let typed = FormValues::default().and("group", &group).and("en", &en).and("zh", &zh);
    answer("add_stressor", "/admin/stressors#add", typed, async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let mut errors = ValidationErrors::default();
        if !store.stressors().list().has_group(&group) {
            errors.add("group", t!(locale, "stressor-group-missing"));
        }
        let en = errors.keep("en", line(locale, &en, LONGEST, || t!(locale, "stressor-en-missing")));
        let zh = errors.keep("zh", line(locale, &zh, LONGEST, || t!(locale, "stressor-zh-missing")));
        errors.check()?;
        let (Some(en), Some(zh)) = (en, zh) else { return Err(AppError::Internal) };
        let added = store.stressors().add(group, en, zh, signed_in.person().id, context.visitor.now).await;
        let key = added.map_err(|error| match error {
            StoreError::Taken(field) => AppError::field(field, t!(locale, "stressor-taken")),
            error => error.into(),
        })?;
        let name = store.stressors().list().label(locale, &key).to_owned();
        Ok(Next::to("/admin/stressors").saying(t!(locale, "stressor-added", name = name)))
    })
    .await
}
