//! Naming somebody to lead a team: for good, or as a deputy from one day to another.

use serde::Deserialize;

use crate::app::team_day;
use crate::app::teams::href;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::person::{Membership, TeamRole};
use domain::problem::ImportProblem;
use domain::{Locale, Role, TeamId, Workday};
use import::cell;
use store::{Profile, StoreError};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NameLeadForm {
    team: String,
    person: String,
    from: String,
    until: String,
}

impl SubmittedForm for NameLeadForm {
    fn page(&self) -> String {
        format!("{}#leads", href(&self.team))
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("person", &self.person).and("from", &self.from).and("until", &self.until)
    }
}

/// Lets a person lead a team from `from` (today where empty, never earlier: nobody comes to see what was said before)
/// until `until` (open if empty). The team gets a notice.
///
/// # Errors
/// If there is no such team, or a field is wrong.
pub async fn name_lead(context: RequestContext, form: NameLeadForm) -> Result<Redirect, AppError> {
    let NameLeadForm { team, person, from, until } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let team = app.store.teams().by_key(team).await?.ok_or(AppError::NotFound)?;
    let today = team_day::today(&team, context.visitor.now);
    let mut errors = ValidationErrors::default();
    let from = errors.keep("from", day(locale, &from)).map(|day| day.unwrap_or(today));
    let until = errors.keep("until", day(locale, &until));
    if from.is_some_and(|from| from < today) {
        errors.add("from", t!(locale, "lead-from-past"));
    }
    if let (Some(from), Some(Some(until))) = (from, until)
        && until < from
    {
        errors.add("until", t!(locale, "lead-until-before"));
    }
    let known = app.store.people().by_key(person.trim().to_owned()).await?;
    let profile = match known {
        Some(person) => app.store.people().profile(person.id).await?,
        None => None,
    };
    match &profile {
        None if person.trim().is_empty() => errors.add("person", t!(locale, "lead-missing")),
        None => errors.add("person", t!(locale, "lead-unknown", name = person.trim())),
        Some(found) => {
            if let Some(why) = why_not(locale, found, team.id, from, until.flatten()) {
                errors.add("person", why);
            }
        }
    }
    let (found, from, until) = errors.finish((profile, from, until))?;
    let person = found.person;
    // Nobody leads beyond their own last day.
    let until = match (until, person.ends_on) {
        (Some(until), Some(last)) => Some(until.min(last)),
        (until, last) => until.or(last),
    };
    let now = context.visitor.now;
    let membership = Membership { person: person.id, team: team.id, role: TeamRole::Lead, from, until, sees_from: now };
    let named = app.store.teams().add_lead(membership, signed_in.person().id, today, now).await;
    named.map_err(|error| match error {
        // Somebody made them psychologist in this very moment.
        StoreError::PsychologistLeads => AppError::field("person", t!(locale, "lead-psychologist")),
        error => error.into(),
    })?;
    app.roles_changed(person.id);
    Ok(Redirect::to(href(&team.key)).with_message(t!(locale, "lead-named", name = person.name, team = team.name)))
}

/// Why this person cannot lead the team from and until these days; none if they can.
fn why_not(
    locale: Locale,
    found: &Profile,
    team: TeamId,
    from: Option<Workday>,
    until: Option<Workday>,
) -> Option<String> {
    if !found.person.roles.with(Role::Lead).are_compatible() {
        return Some(t!(locale, "lead-psychologist"));
    }
    if from.is_some_and(|from| found.person.ends_on.is_some_and(|last| last < from)) {
        return Some(t!(locale, "lead-gone"));
    }
    let overlaps = |membership: &Membership| {
        membership.team == team
            && membership.role == TeamRole::Lead
            && membership.until.is_none_or(|last| from.is_some_and(|from| last >= from && last >= membership.from))
            && until.is_none_or(|until| membership.from <= until)
    };
    found.memberships.iter().any(overlaps).then(|| t!(locale, "lead-already"))
}

/// A day as a field brings it; nothing where it is empty.
///
/// # Errors
/// What to write instead.
pub fn day(locale: Locale, text: &str) -> Result<Option<Workday>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    cell::date(text, None).map(Some).map_err(|what| {
        let problem = ImportProblem::new(0, "", text, what);
        words::problem::fault_and_fix(&problem, locale)
    })
}
