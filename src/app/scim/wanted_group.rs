//! What a client wants a team to be, and what a roster would have to say for it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::membership::{WantedTeams, person, rows, unchanged};
use super::shown::teams;
use crate::app::teams::add_team::line;
use domain::canonical::{canonical_id, parse_id};
use domain::person::TeamRole;
use domain::roster::RosterRow;
use domain::{Locale, PersonId, Role, TeamId};
use scim::resources::TEAM;
use scim::{Resource, ScimError, ScimErrorKind};
use store::{NewTeam, ScimChange, ScimDirectory, ScimPerson, ScimTeam, ScimTeamLink};
use words::t;

/// The most characters of the name of a team, which is its key if it is new.
const MAX_NAME: usize = 80;
/// The most characters of an `externalId`.
const MAX_EXTERNAL_ID: usize = 256;
/// What a roster calls a site or a department that it does not name.
const NAMELESS: &str = "—";

/// The team with this id that is shown.
#[must_use]
pub fn team<'a>(directory: &'a ScimDirectory, id: &str) -> Option<&'a ScimTeam> {
    teams(directory).find(|team| team.key == id)
}

/// Decides what has to change so that a team is what a client asks for; `id` is which one it means, none for a new one.
/// Also returns its key.
///
/// # Errors
/// If there is no such team or person, another team has the name, or a value is not valid.
pub fn decide(
    directory: &ScimDirectory,
    id: Option<&str>,
    resource: &Resource,
    locale: Locale,
) -> Result<(ScimChange, String), ScimError> {
    let wrong = |detail: String| ScimError::new(ScimErrorKind::InvalidValue, detail);
    let name = resource.get("displayName").and_then(Value::as_str).unwrap_or_default();
    let name = line(locale, name, MAX_NAME, || t!(locale, "team-name-missing")).map_err(wrong)?;
    let external_id = resource.get("externalId").and_then(Value::as_str).map(str::to_owned);
    if external_id.as_ref().is_some_and(|id| id.chars().count() > MAX_EXTERNAL_ID) {
        return Err(wrong("externalId".to_owned()));
    }
    let mut change = ScimChange::default();
    let known = match id {
        Some(id) => Some(team(directory, id).ok_or_else(|| ScimError::of(404))?),
        None => deleted_team(directory, &name, locale)?,
    };
    let key = match known {
        Some(known) => known.key.clone(),
        None => parse_id(&name, MAX_NAME).map_err(|_| wrong(t!(locale, "team-id-missing")))?,
    };
    // The id of the new row is not known yet; no other team has this one.
    let new_id = TeamId(directory.teams.iter().map(|team| team.id.0).max().unwrap_or(0) + 1);
    let mut teams = directory.teams.clone();
    match known {
        Some(known) if known.name != name => change.renamed = Some((key.clone(), name)),
        Some(_) => {}
        None => {
            let site = directory.site.clone().unwrap_or_else(|| NAMELESS.to_owned());
            let new = NewTeam { key: key.clone(), name, department: NAMELESS.to_owned(), site: site.clone() };
            teams.push(ScimTeam {
                id: new_id,
                key: key.clone(),
                name: new.name.clone(),
                department: new.department.clone(),
                site,
                external_id: None,
                deleted: false,
            });
            change.new_team = Some(new);
        }
    }
    let here = known.map_or(new_id, |known| known.id);
    let members = listed(directory, resource.get("members"))?;
    let leads = listed(directory, resource.get(TEAM).and_then(|extension| extension.get("leads")))?;
    change.rows = rows_of(directory, here, &teams, members.as_ref(), leads.as_ref(), locale)?;
    change.team = Some(ScimTeamLink { key: key.clone(), external_id, deleted: false });
    Ok((change, key))
}

/// The team with this name that the client deleted: it comes back instead of a new one.
///
/// # Errors
/// If a team has the name that is not deleted.
fn deleted_team<'a>(
    directory: &'a ScimDirectory,
    name: &str,
    locale: Locale,
) -> Result<Option<&'a ScimTeam>, ScimError> {
    let name = canonical_id(name);
    let has_name = |team: &&ScimTeam| canonical_id(&team.key) == name || canonical_id(&team.name) == name;
    let same = directory.teams.iter().find(has_name);
    if same.is_some_and(|known| team(directory, &known.key).is_some()) {
        return Err(ScimError::new(ScimErrorKind::Uniqueness, t!(locale, "team-id-taken")));
    }
    Ok(same)
}

/// The people whom a list names; none if there is no list.
fn listed(directory: &ScimDirectory, list: Option<&Value>) -> Result<Option<BTreeSet<PersonId>>, ScimError> {
    let Some(list) = list else { return Ok(None) };
    let named = |value: &Value| {
        let id = value["value"].as_str().unwrap_or_default();
        let unknown = || ScimError::new(ScimErrorKind::InvalidValue, format!("value: {id}"));
        person(directory, id).map(|person| person.id).ok_or_else(unknown)
    };
    list.as_array().into_iter().flatten().map(named).collect::<Result<_, _>>().map(Some)
}

/// What a roster says of those who come into the team, leave it, begin or stop to lead it.
fn rows_of(
    directory: &ScimDirectory,
    here: TeamId,
    teams: &[ScimTeam],
    members: Option<&BTreeSet<PersonId>>,
    leads: Option<&BTreeSet<PersonId>>,
    locale: Locale,
) -> Result<Vec<RosterRow>, ScimError> {
    let mut all = Vec::new();
    for person in &directory.people {
        let is = |role| person.teams.contains(&(here, role));
        let wants =
            |people: Option<&BTreeSet<PersonId>>, is: bool| people.map_or(is, |people| people.contains(&person.id));
        // Somebody who has left is in no team, even if a list says so.
        let wants = |people, is| wants(people, is) && !person.has_left();
        let (member, lead) = (is(TeamRole::Member), is(TeamRole::Lead));
        let (to_be_member, to_be_lead) = (wants(members, member), wants(leads, lead));
        if (member, lead) == (to_be_member, to_be_lead) {
            continue;
        }
        all.extend(rows_of_person(person, here, teams, to_be_member, to_be_lead, locale)?);
    }
    Ok(all)
}

fn rows_of_person(
    person: &ScimPerson,
    here: TeamId,
    teams: &[ScimTeam],
    member: bool,
    lead: bool,
    locale: Locale,
) -> Result<Vec<RosterRow>, ScimError> {
    let mut wanted = WantedTeams::of(person);
    let mut base = unchanged(person);
    match (wanted.member.contains(&here), member) {
        (false, true) if !person.roles.has(Role::Agent) => {
            let detail = t!(locale, "scim-no-agent", person = person.key.clone());
            return Err(ScimError::new(ScimErrorKind::InvalidValue, detail));
        }
        (false, true) => wanted.join(here),
        (true, false) => wanted.member.retain(|team| *team != here),
        _ => {}
    }
    wanted.leads.retain(|team| *team != here);
    if lead {
        wanted.leads.push(here);
        base.roles = base.roles.with(Role::Lead);
        if !base.roles.are_compatible() {
            return Err(ScimError::new(ScimErrorKind::InvalidValue, t!(locale, "problem-psychologist-leads")));
        }
    }
    Ok(rows(&base, &wanted, teams))
}

/// Decides how a team goes that a client deletes: nobody works in it or leads it any more.
///
/// # Errors
/// If there is no such team.
pub fn decide_removal(directory: &ScimDirectory, id: &str, locale: Locale) -> Result<(ScimChange, String), ScimError> {
    let team = team(directory, id).ok_or_else(|| ScimError::of(404))?;
    let nobody = BTreeSet::new();
    let rows = rows_of(directory, team.id, &directory.teams, Some(&nobody), Some(&nobody), locale)?;
    let link = ScimTeamLink { key: team.key.clone(), external_id: team.external_id.clone(), deleted: true };
    Ok((ScimChange { rows, team: Some(link), ..ScimChange::default() }, team.key.clone()))
}
