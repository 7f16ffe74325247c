//! Adding a team by hand.

use serde::Deserialize;

use crate::app::teams::href;
use crate::app::typed_id::typed_id;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use store::{NewTeam, StoreError};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddTeamForm {
    team_id: String,
    name: String,
    department: String,
    site: String,
}

impl SubmittedForm for AddTeamForm {
    fn page(&self) -> String {
        "/admin/teams#add".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("team_id", &self.team_id)
            .and("name", &self.name)
            .and("department", &self.department)
            .and("site", &self.site)
    }
}

/// Adds a team in which nobody works yet. Rosters use its key, which never changes.
///
/// # Errors
/// If a field is missing or too long, another team has the key, or there is no such site.
pub async fn add_team(context: RequestContext, form: AddTeamForm) -> Result<Redirect, AppError> {
    let AddTeamForm { team_id, name, department, site } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let key = errors.keep("team_id", typed_id(locale, &team_id, t!(locale, "team-id-missing")));
    let name = errors.keep("name", line(locale, &name, 80, || t!(locale, "team-name-missing")));
    let department = errors.keep("department", line(locale, &department, 80, || t!(locale, "team-department-missing")));
    let sites = store.org_units().sites().await?;
    if !sites.iter().any(|known| known.name == site) {
        errors.add("site", t!(locale, "team-site-missing"));
    }
    let (key, name, department) = errors.finish((key, name, department))?;
    let to = href(&key);
    let said = t!(locale, "team-added", team = name.clone());
    let new = NewTeam { key, name, department, site };
    store.teams().add(new, signed_in.person().id, context.visitor.now).await.map_err(|error| match error {
        StoreError::Taken(_) => AppError::field("team_id", t!(locale, "team-id-taken")),
        error => error.into(),
    })?;
    Ok(Redirect::to(to).with_message(said))
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
