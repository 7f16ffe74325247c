//! What a client wants a person to be, and what a roster would have to say for it.

use serde_json::Value;

use super::apply::invalid;
use super::membership::{WantedTeams, rows, unchanged};
use super::shown::{people, user_name};
use domain::canonical::{canonical_id, parse_id};
use domain::person::TeamRole;
use domain::roster::{RosterRow, StatedColumns};
use domain::{Locale, Role, Roles, Workday};
use import::roster::{PersonFields, person_row};
use scim::{Resource, ScimError, ScimErrorKind};
use store::{ScimChange, ScimDirectory, ScimPerson, ScimPersonLink};
use words::t;

/// The most characters of a `userName` and of an `externalId`.
const MAX_NAME: usize = 256;
/// The most characters of a `person_id`.
const MAX_ID: usize = 64;

/// What a client says of a person. What it does not say stays as it is.
#[derive(Clone, Debug, Default)]
struct WantedUser {
    user_name: String,
    name: Option<String>,
    email: Option<String>,
    active: Option<bool>,
    external_id: Option<String>,
    language: Option<Locale>,
    roles: Option<Roles>,
}

impl WantedUser {
    fn read(resource: &Resource, known: Option<&ScimPerson>) -> Result<Self, ScimError> {
        let text = |name: &str| {
            let found = resource.get(name).and_then(Value::as_str).map(str::trim);
            found.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let short = |name: &'static str, text: String| match text.chars().count() <= MAX_NAME {
            true => Ok(text),
            false => Err(ScimError::new(ScimErrorKind::InvalidValue, name)),
        };
        let missing = || ScimError::new(ScimErrorKind::InvalidValue, "userName");
        let roles = match resource.get("roles") {
            None => None,
            Some(stated) => Some(roles(stated)?),
        };
        Ok(Self {
            user_name: short("userName", text("userName").ok_or_else(missing)?)?,
            name: name(resource, known),
            email: email(resource),
            active: resource.get("active").and_then(Value::as_bool),
            external_id: text("externalId").map(|id| short("externalId", id)).transpose()?,
            language: text("preferredLanguage").and_then(|tag| tag.parse().ok()),
            roles,
        })
    }
}

/// The full name: the one that is new of those that a client can state.
fn name(resource: &Resource, known: Option<&ScimPerson>) -> Option<String> {
    let part = |name: &str| resource.get("name").and_then(|parts| parts.get(name)).and_then(Value::as_str);
    let joined = match (part("givenName"), part("familyName")) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        _ => None,
    };
    let displayed = resource.get("displayName").and_then(Value::as_str).map(str::to_owned);
    let stated = [displayed, part("formatted").map(str::to_owned), joined];
    let stated = || stated.iter().flatten().filter(|name| !name.trim().is_empty());
    let is_new = |name: &&String| known.is_none_or(|known| known.name != ***name);
    stated().find(is_new).or_else(|| stated().next()).cloned()
}

/// The primary address of several; otherwise the one for work; otherwise the first.
fn email(resource: &Resource) -> Option<String> {
    let stated: Vec<&Value> = resource.get("emails").and_then(Value::as_array).into_iter().flatten().collect();
    let is_primary = |value: &&&Value| value["primary"].as_bool() == Some(true);
    let is_work = |value: &&&Value| value["type"].as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("work"));
    let chosen = stated.iter().find(is_primary).or_else(|| stated.iter().find(is_work)).or(stated.first());
    let address = chosen.and_then(|value| value["value"].as_str()).map(str::trim);
    address.filter(|address| !address.is_empty()).map(str::to_owned)
}

fn roles(stated: &Value) -> Result<Roles, ScimError> {
    let role = |value: &Value| {
        let name = value["value"].as_str().unwrap_or_default();
        name.parse::<Role>().map_err(|_| ScimError::new(ScimErrorKind::InvalidValue, format!("roles: {name}")))
    };
    let stated: Roles = stated.as_array().into_iter().flatten().map(role).collect::<Result<_, _>>()?;
    // A person of a roster without a role is an agent.
    Ok(if stated.is_empty() { stated.with(Role::Agent) } else { stated })
}

/// Decides what has to change so that a person is what a client asks for; `id` is whom it means, none for a new one.
/// Also returns their key.
///
/// # Errors
/// If there is no such person, somebody else has the name, or a value is not valid.
pub fn decide(
    directory: &ScimDirectory,
    id: Option<&str>,
    resource: &Resource,
    locale: Locale,
) -> Result<(ScimChange, String), ScimError> {
    let invalid_value = |detail: String| ScimError::new(ScimErrorKind::InvalidValue, detail);
    let known = match id {
        Some(id) => Some(super::membership::person(directory, id).ok_or_else(|| ScimError::of(404))?),
        None => None,
    };
    let wanted = WantedUser::read(resource, known)?;
    let taken = || ScimError::new(ScimErrorKind::Uniqueness, t!(locale, "scim-name-taken"));
    let is_me = |person: &ScimPerson| known.is_some_and(|known| known.id == person.id);
    let name = canonical_id(&wanted.user_name);
    if people(directory).any(|person| !is_me(person) && canonical_id(user_name(person)) == name) {
        return Err(taken());
    }
    let key = match known {
        Some(known) => known.key.clone(),
        None => parse_id(&wanted.user_name, MAX_ID)
            .map_err(|_| invalid_value(t!(locale, "scim-user-name", most = MAX_ID)))?,
    };
    // Somebody whom the client deleted comes back as the same person.
    let known = match known {
        Some(known) => Some(known),
        None => {
            let same = |person: &&ScimPerson| {
                canonical_id(&person.key) == canonical_id(&key)
                    || person.user_name.as_deref().map(canonical_id) == Some(name.clone())
            };
            let mut found = directory.people.iter().filter(same);
            match found.next() {
                Some(person) if person.deleted && person.has_left() => Some(person),
                Some(_) => return Err(taken()),
                None => None,
            }
        }
    };
    let key = known.map_or(key, |known| known.key.clone());
    let rows = rows_of(directory, known, id.is_none(), &key, &wanted, locale)?;
    let link = ScimPersonLink {
        key: key.clone(),
        user_name: wanted.user_name,
        external_id: wanted.external_id,
        deleted: false,
    };
    Ok((ScimChange { rows, person: Some(link), ..ScimChange::default() }, key))
}

fn rows_of(
    directory: &ScimDirectory,
    known: Option<&ScimPerson>,
    is_post: bool,
    key: &str,
    wanted: &WantedUser,
    locale: Locale,
) -> Result<Vec<RosterRow>, ScimError> {
    let name = wanted
        .name
        .clone()
        .or_else(|| known.map(|known| known.name.clone()))
        .unwrap_or_else(|| wanted.user_name.clone());
    let changed_email = wanted.email.as_ref().filter(|email| {
        known.and_then(|known| known.email.as_ref()).is_none_or(|before| *before != canonical_id(email))
    });
    let fields = PersonFields {
        person_id: key,
        name: &name,
        email: changed_email.map(String::as_str).unwrap_or_default(),
        ..PersonFields::default()
    };
    let read = person_row(fields).map_err(|problems| invalid(&problems, locale))?;
    let before = known.map(|known| known.roles);
    let roles = match wanted.roles {
        None => before.unwrap_or_else(|| Roles::default().with(Role::Agent)),
        Some(stated) => with_lead(stated, known, locale)?,
    };
    let today = known.map_or(directory.today, |known| known.today);
    let had_left = known.is_some_and(ScimPerson::has_left);
    let is_active = wanted.active.unwrap_or(is_post || !had_left);
    let (starts_on, ends_on) = period(known, is_active, today);
    let row = RosterRow { line: 0, roles, language: wanted.language, starts_on, ends_on, ..read };
    let Some(known) = known else { return Ok(vec![row]) };
    let clears_email = wanted.email.is_none() && known.email.is_some();
    let stated = StatedColumns::by(|column| match column {
        "email" => clears_email || changed_email.is_some(),
        "starts_on" => starts_on != known.starts_on,
        "ends_on" => ends_on != known.ends_on,
        "roles" => roles != known.roles,
        _ => false,
    });
    let base = RosterRow { stated, ..row };
    if had_left && is_active && roles.has(Role::Agent) {
        let mut teams = WantedTeams::of(known);
        // Where they worked when they left, as a roster would say it of somebody who comes back.
        if let (true, Some(team)) = (teams.member.is_empty(), known.left.first()) {
            teams.join(*team);
            return Ok(rows(&base, &teams, &directory.teams));
        }
    }
    if stated.has("roles") {
        // A row without teams would end what the person leads.
        return Ok(rows(&base, &WantedTeams::of(known), &directory.teams));
    }
    Ok(vec![base])
}

/// The roles that a client states, with that of a lead as it is: it follows from the teams that the person leads.
fn with_lead(stated: Roles, known: Option<&ScimPerson>, locale: Locale) -> Result<Roles, ScimError> {
    let was_lead = known.is_some_and(|known| known.roles.has(Role::Lead));
    let leads = known.is_some_and(|known| known.teams.iter().any(|(_, role)| *role == TeamRole::Lead));
    if stated.has(Role::Lead) && !was_lead {
        return Err(ScimError::new(ScimErrorKind::InvalidValue, t!(locale, "scim-lead-follows")));
    }
    let roles = if leads { stated.with(Role::Lead) } else { stated };
    match roles.are_compatible() {
        true => Ok(roles),
        false => Err(ScimError::new(ScimErrorKind::InvalidValue, t!(locale, "problem-psychologist-leads"))),
    }
}

/// The first and the last workday. Somebody who is not active any more has left yesterday; if they have not begun, they
/// never do.
fn period(known: Option<&ScimPerson>, is_active: bool, today: Workday) -> (Option<Workday>, Option<Workday>) {
    let (starts_on, ends_on) = known.map_or((None, None), |known| (known.starts_on, known.ends_on));
    let had_left = known.is_some_and(ScimPerson::has_left);
    let yesterday = today.plus(-1);
    match (is_active, had_left) {
        (true, true) => (starts_on, None),
        (true, false) | (false, true) => (starts_on, ends_on),
        (false, false) => (starts_on.map(|first| first.min(yesterday)), Some(yesterday)),
    }
}

/// Decides how a person goes whom a client deletes.
///
/// # Errors
/// If there is no such person.
pub fn decide_removal(directory: &ScimDirectory, id: &str) -> Result<(ScimChange, String), ScimError> {
    let person = super::membership::person(directory, id).ok_or_else(|| ScimError::of(404))?;
    let (starts_on, ends_on) = period(Some(person), false, person.today);
    let stated = StatedColumns::by(|column| ["starts_on", "ends_on"].contains(&column));
    let row = RosterRow { starts_on, ends_on, stated, ..unchanged(person) };
    let link = ScimPersonLink {
        key: person.key.clone(),
        user_name: user_name(person).to_owned(),
        external_id: person.external_id.clone(),
        deleted: true,
    };
    let rows = if person.has_left() { Vec::new() } else { vec![row] };
    Ok((ScimChange { rows, person: Some(link), ..ScimChange::default() }, person.key.clone()))
}
