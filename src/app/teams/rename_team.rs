//! Calling a team by another name.

use serde::Deserialize;

use super::add_team::line;
use crate::app::teams::href;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RenameTeamForm {
    team: String,
    name: String,
}

impl SubmittedForm for RenameTeamForm {
    fn page(&self) -> String {
        href(&self.team)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("name", &self.name)
    }
}

/// Renames a team; its key stays.
///
/// # Errors
/// If there is no such team; nothing was typed.
pub async fn rename_team(context: RequestContext, form: RenameTeamForm) -> Result<Redirect, AppError> {
    let RenameTeamForm { team, name } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let team = store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
    let name = line(locale, &name, 80, || t!(locale, "team-name-missing"));
    let name = name.map_err(|wrong| AppError::field("name", wrong))?;
    store.teams().rename(team.id, name.clone(), signed_in.person().id, context.visitor.now).await?;
    Ok(Redirect::to(href(&team.key)).with_message(t!(locale, "team-renamed", team = name)))
}
