//! Ending somebody's time as lead of a team.

use serde::Deserialize;

use super::name_lead::day;
use crate::app::team_day;
use crate::app::teams::href;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::{dates, t};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndLeadForm {
    team: String,
    person: String,
    last_day: String,
}

impl SubmittedForm for EndLeadForm {
    fn page(&self) -> String {
        format!("{}#leads", href(&self.team))
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("person", &self.person).and("last_day", &self.last_day)
    }
}

/// Ends the lead's role in the team after `last_day`, or at once where that is empty: the person then sees nothing of
/// the team any more.
///
/// # Errors
/// If there is no such team or lead; a day that is over.
pub async fn end_lead(context: RequestContext, form: EndLeadForm) -> Result<Redirect, AppError> {
    let EndLeadForm { team, person, last_day } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let team = app.store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
    let today = team_day::today(&team, context.visitor.now);
    let person = app.store.people().by_key(person).await?.ok_or(AppError::NotFound)?;
    let last = day(locale, &last_day).map_err(|wrong| AppError::field("", wrong))?;
    if last.is_some_and(|last| last < today) {
        return Err(AppError::field("", t!(locale, "lead-last-past")));
    }
    let (by, now) = (signed_in.person().id, context.visitor.now);
    if !app.store.teams().end_lead(team.id, person.id, last.unwrap_or(today.plus(-1)), by, now).await? {
        return Err(AppError::NotFound);
    }
    app.roles_changed(person.id);
    let said = match last {
        Some(last) => {
            t!(locale, "lead-ends", name = person.name, team = team.name, day = dates::full_day(locale, last))
        }
        None => t!(locale, "lead-ended", name = person.name, team = team.name),
    };
    Ok(Redirect::to(href(&team.key)).with_message(said))
}
