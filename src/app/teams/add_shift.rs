//! Giving a team a shift.

use serde::Deserialize;

use crate::app::team_day;
use crate::app::teams::href;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use import::roster;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddShiftForm {
    team: String,
    shift_pattern: String,
}

impl SubmittedForm for AddShiftForm {
    fn page(&self) -> String {
        format!("{}#shifts", href(&self.team))
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("shift_pattern", &self.shift_pattern)
    }
}

/// Gives everybody who works in the team today these shifts as well; a shift of the same name gets the new hours.
///
/// # Errors
/// If there is no such team, or nobody works in it; what was typed is not a shift.
pub async fn add_shift(context: RequestContext, form: AddShiftForm) -> Result<Redirect, AppError> {
    let AddShiftForm { team, shift_pattern } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let team = store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
    let today = team_day::today(&team, context.visitor.now);
    let wrong = |sentence| AppError::field("shift_pattern", sentence);
    let new = roster::shifts(shift_pattern.trim()).ok().filter(|new| !new.is_empty());
    let new = new.ok_or_else(|| wrong(t!(locale, "shift-wrong")))?;
    if store.teams().composition(team.clone(), today).await?.people == 0 {
        return Err(wrong(t!(locale, "shift-nobody")));
    }
    let change = move |known: &mut Vec<domain::ShiftPattern>| {
        for shift in &new {
            known.retain(|one| one.name != shift.name);
            known.push(shift.clone());
        }
    };
    store.teams().change_shifts(team.id, today, change, signed_in.person().id, context.visitor.now).await?;
    Ok(Redirect::to(href(&team.key)).with_message(t!(locale, "shift-added", team = team.name)))
}
