//! Taking a shift from a team.

use serde::Deserialize;

use crate::app::team_day;
use crate::app::teams::href;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndShiftForm {
    team: String,
    shift_pattern: String,
}

impl SubmittedForm for EndShiftForm {
    fn page(&self) -> String {
        format!("{}#shifts", href(&self.team))
    }
}

/// Takes a shift, written as the page shows it, from everybody who works in the team today. What was said in it stays.
///
/// # Errors
/// If there is no such team, or nobody in it has this shift.
pub async fn end_shift(context: RequestContext, form: EndShiftForm) -> Result<Redirect, AppError> {
    let EndShiftForm { team, shift_pattern } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let team = store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
    let today = team_day::today(&team, context.visitor.now);
    if !store.teams().composition(team.clone(), today).await?.shifts.contains_key(&shift_pattern) {
        return Err(AppError::NotFound);
    }
    let said = t!(locale, "shift-ended", shift = shift_pattern.clone(), team = team.name.clone());
    let change = move |known: &mut Vec<domain::ShiftPattern>| {
        known.retain(|one| one.to_string() != shift_pattern);
    };
    store.teams().change_shifts(team.id, today, change, signed_in.person().id, context.visitor.now).await?;
    Ok(Redirect::to(href(&team.key)).with_message(said))
}
