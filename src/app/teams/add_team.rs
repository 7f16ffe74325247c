//! Adding a team by hand.

use leptos::prelude::server;

use crate::app::teams::href;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use domain::Locale;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use store::{NewTeam, StoreError};
use words::t;

/// Adds a team in which nobody works yet. Its key stands in rosters and never changes.
///
/// # Errors
/// What is missing or too long, beside its field; a key that a team has already; no such site.
#[server(prefix = "/api", endpoint = "add_team")]
pub async fn add_team(
    #[server(default)] team_id: String,
    #[server(default)] name: String,
    #[server(default)] department: String,
    #[server(default)] site: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let typed = FormValues::default()
        .and("team_id", &team_id)
        .and("name", &name)
        .and("department", &department)
        .and("site", &site);
    answer("add_team", "/admin/teams#add", typed, async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let mut errors = ValidationErrors::default();
        let key = errors.keep("team_id", line(locale, &team_id, 64, || t!(locale, "team-id-missing")));
        let name = errors.keep("name", line(locale, &name, 80, || t!(locale, "team-name-missing")));
        let department =
            errors.keep("department", line(locale, &department, 80, || t!(locale, "team-department-missing")));
        let sites = store.org_units().sites().await?;
        if !sites.iter().any(|(known, _)| *known == site) {
            errors.add("site", t!(locale, "team-site-missing"));
        }
        errors.check()?;
        let (Some(key), Some(name), Some(department)) = (key, name, department) else { return Err(AppError::Internal) };
        let to = href(&key);
        let said = t!(locale, "team-added", team = name.clone());
        let new = NewTeam { key, name, department, site };
        store.teams().add(new, signed_in.person().id, context.visitor.now).await.map_err(|error| match error {
            StoreError::Taken(_) => AppError::field("team_id", t!(locale, "team-id-taken")),
            error => error.into(),
        })?;
        Ok(Next::to(to).saying(said))
    })
    .await
}

/// Text of one line that must be there.
///
/// # Errors
/// What to type, or how short.
pub fn line(locale: Locale, text: &str, longest: usize, missing: impl FnOnce() -> String) -> Result<String, String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match cleaned(&text, longest) {
        Ok(kept) if kept.is_empty() => Err(missing()),
        Ok(kept) => Ok(kept),
        Err(_) => Err(t!(locale, "text-too-long", longest = longest)),
    }
}
