//! Changing several people at once: inviting them, moving them to a team, setting their last day.

use serde::Deserialize;

use super::PeopleQuery;
use crate::app::people::invite_people;
use crate::app::teams::name_lead::day;
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::roster::{RosterRow, RosterTeam, StatedColumns};
use domain::{Role, Roles};
use store::{Person, RosterChangeKind, StoreError, TokenHash};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChangePeopleForm {
    action: String,
    people: Vec<String>,
    /// `all` for everybody in the list that the page shows a part of.
    whom: String,
    /// How many people that list had.
    listed: ShownOnPage,
    to_team: String,
    ends_on: String,
    search: String,
    team: String,
    role: String,
    state: String,
}

impl ChangePeopleForm {
    fn query(&self) -> [(&'static str, &str); 4] {
        [("search", &self.search), ("team", &self.team), ("role", &self.role), ("state", &self.state)]
    }
}

impl SubmittedForm for ChangePeopleForm {
    fn page(&self) -> String {
        with_query("/admin/people", &self.query())
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and_list("people", &self.people)
            .and("whom", &self.whom)
            .and("to_team", &self.to_team)
            .and("ends_on", &self.ends_on)
    }
}

/// Does one thing for the chosen people, or for everybody in the list, all or nothing. What a roster can do, this does
/// by the same rules. Invitations are made for those who have not joined, and the answer says how many were left out.
///
/// # Errors
/// If nobody is chosen, the list has other people by now, somebody is not known, a field is wrong, somebody leads a
/// team and would stop leading it, or all who are to be invited have joined.
pub async fn change_people(context: RequestContext, form: ChangePeopleForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let chosen = chosen(&context, signed_in.session, &form).await?;
    if chosen.is_empty() {
        return Err(AppError::field("", t!(locale, "people-nobody-chosen")));
    }
    let rows = match form.action.as_str() {
        "invite" => return invite_people::invite_waiting(&context, chosen).await,
        "move" => moved(&context, chosen, &form.to_team).await?,
        "end" => ended(&context, chosen, &form.ends_on)?,
        // A last day is never the answer to a form that says something else.
        _ => return Err(AppError::Unreadable),
    };
    let by = signed_in.person().id;
    let planned = context.app.store.roster().save_person(rows, by, context.visitor.now).await;
    let planned = planned.map_err(|error| match error {
        StoreError::NoAdminLeft => AppError::field("", t!(locale, "person-last-admin")),
        error => error.into(),
    })?;
    context.app.roster_changed(&planned);
    let changed = planned.iter().filter(|person| person.change != RosterChangeKind::Same).count();
    Ok(Redirect::to(form.page()).with_message(t!(locale, "people-changed", count = changed)))
}

async fn chosen(
    context: &RequestContext,
    session: TokenHash,
    form: &ChangePeopleForm,
) -> Result<Vec<Person>, AppError> {
    let store = &context.app.store;
    if form.whom == "all" {
        let query = form.query();
        let mut wanted = PeopleQuery::from_query(|name| {
            query.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        });
        wanted.search = context.app.searches.find(session, &form.search);
        let (people, found) = wanted.find(context, &store.teams().all().await?, 0, u32::MAX).await?;
        // Somebody may have come into the list while the page was open: nobody decided anything about them. Without a
        // search that is not kept any more, the list is another one.
        if wanted.search.id != form.search || !form.listed.is_still(&found.to_string()) {
            let changed = t!(context.visitor.locale, "people-list-changed", count = found);
            return Err(AppError::field("", changed));
        }
        return Ok(people);
    }
    let mut chosen = Vec::with_capacity(form.people.len());
    for key in &form.people {
        chosen.push(store.people().by_key(key.clone()).await?.ok_or(AppError::NotFound)?);
    }
    Ok(chosen)
}

/// The rows of a roster that moves people to a team. It would also end what they lead, so people who lead are refused.
async fn moved(context: &RequestContext, people: Vec<Person>, key: &str) -> Result<Vec<RosterRow>, AppError> {
    let locale = context.visitor.locale;
    let missing = || AppError::field("to_team", t!(locale, "people-team-missing"));
    let team = context.app.store.teams().by_key(key.to_owned()).await?.ok_or_else(missing)?;
    let not_agents: Vec<String> = people
        .iter()
        .filter(|person| {
            let roles = person.roles;
            !roles.has(Role::Agent) || roles.has(Role::Lead) || roles.has(Role::Psychologist)
        })
        .map(|person| person.name.clone())
        .collect();
    if !not_agents.is_empty() {
        let names = words::list(locale, &not_agents);
        return Err(AppError::field("", t!(locale, "people-move-agents-only", names = names)));
    }
    let stated = StatedColumns::by(|column| column == "team_id");
    let row = |person| RosterRow {
        team: Some(RosterTeam { id: team.key.clone(), name: team.key.clone() }),
        site: Some(team.site.clone()),
        ..row(person, stated)
    };
    Ok(people.into_iter().map(row).collect())
}

/// The rows of a roster that sets the last day of people.
fn ended(context: &RequestContext, people: Vec<Person>, text: &str) -> Result<Vec<RosterRow>, AppError> {
    let locale = context.visitor.locale;
    let last = day(locale, text).map_err(|why| AppError::field("ends_on", why))?;
    let last = last.ok_or_else(|| AppError::field("ends_on", t!(locale, "people-day-missing")))?;
    if let Some(person) = people.iter().find(|person| person.starts_on.is_some_and(|first| last < first)) {
        return Err(AppError::field("ends_on", t!(locale, "people-day-before-start", name = person.name.clone())));
    }
    let stated = StatedColumns::by(|column| column == "ends_on");
    Ok(people.into_iter().map(|person| RosterRow { ends_on: Some(last), ..row(person, stated) }).collect())
}

/// A row that changes nothing of what its columns do not state.
fn row(person: Person, stated: StatedColumns) -> RosterRow {
    RosterRow { stated, ..RosterRow::new(person.key, person.name, Roles::default().with(Role::Agent)) }
}
