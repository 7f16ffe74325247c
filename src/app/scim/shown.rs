//! People and teams as an identity provider sees them: roster facts, and nothing about what people do here.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::web::address::page_of;
use domain::person::TeamRole;
use domain::{Role, TeamId};
use scim::{Resource, resources};
use store::{ScimDirectory, ScimPerson, ScimTeam};

/// What an identity provider calls a person: as it said, otherwise by their e-mail address, otherwise by their
/// `person_id`.
#[must_use]
pub fn user_name(person: &ScimPerson) -> &str {
    person.user_name.as_deref().or(person.email.as_deref()).unwrap_or(&person.key)
}

/// The people who are shown: those whom the identity provider deleted only if somebody else brought them back.
pub fn people(directory: &ScimDirectory) -> impl Iterator<Item = &ScimPerson> {
    directory.people.iter().filter(|person| !(person.deleted && person.has_left()))
}

/// The teams that are shown: those that the identity provider deleted only if somebody else put people into them.
pub fn teams(directory: &ScimDirectory) -> impl Iterator<Item = &ScimTeam> {
    let is_empty =
        |team: &ScimTeam| !directory.people.iter().any(|person| person.teams.iter().any(|(id, _)| *id == team.id));
    directory.teams.iter().filter(move |team| !team.deleted || !is_empty(team))
}

/// Writes resources of one directory.
pub struct ResourceWriter<'a> {
    directory: &'a ScimDirectory,
    base: &'a str,
    teams: HashMap<TeamId, &'a ScimTeam>,
    people: HashMap<(TeamId, TeamRole), Vec<&'a ScimPerson>>,
}

impl<'a> ResourceWriter<'a> {
    /// Creates the writer. `base` is the address of the interface.
    #[must_use]
    pub fn new(directory: &'a ScimDirectory, base: &'a str) -> Self {
        let mut people: HashMap<_, Vec<_>> = HashMap::new();
        for person in &directory.people {
            for place in &person.teams {
                people.entry(*place).or_default().push(person);
            }
        }
        let teams = directory.teams.iter().map(|team| (team.id, team)).collect();
        Self { directory, base, teams, people }
    }

    /// Everybody who is shown.
    pub fn users(&self) -> impl Iterator<Item = Resource> {
        people(self.directory).map(|person| self.user(person))
    }

    /// Every team that is shown.
    pub fn groups(&self) -> impl Iterator<Item = Resource> {
        teams(self.directory).map(|team| self.group(team))
    }

    /// One person.
    #[must_use]
    pub fn user(&self, person: &ScimPerson) -> Resource {
        let groups: Vec<Value> = person
            .teams
            .iter()
            .filter(|(_, role)| *role == TeamRole::Member)
            .filter_map(|(team, _)| self.teams.get(team))
            .map(|team| json!({ "value": team.key, "$ref": self.address("Groups", &team.key), "display": team.name }))
            .collect();
        let roles: Vec<Value> = person.roles.iter().map(|role| json!({ "value": Role::key(role) })).collect();
        let emails: Vec<Value> = person.email.iter().map(|email| json!({ "value": email, "type": "work" })).collect();
        let mut shown = object(json!({
            "schemas": [resources::USER],
            "id": person.key,
            "userName": user_name(person),
            "displayName": person.name,
            "name": { "formatted": person.name },
            "active": !person.has_left(),
            "roles": roles,
            "meta": { "resourceType": "User", "location": self.address("Users", &person.key) },
        }));
        for (name, values) in [("emails", emails), ("groups", groups)] {
            if !values.is_empty() {
                shown.insert(name.to_owned(), values.into());
            }
        }
        for (name, value) in [("externalId", &person.external_id), ("timezone", &person.time_zone)] {
            shown.extend(value.clone().map(|value| (name.to_owned(), value.into())));
        }
        shown
    }

    /// One team.
    #[must_use]
    pub fn group(&self, team: &ScimTeam) -> Resource {
        let people = |role: TeamRole| -> Vec<Value> {
            let found = self.people.get(&(team.id, role)).into_iter().flatten();
            found
                .map(|person| {
                    let address = self.address("Users", &person.key);
                    json!({ "value": person.key, "$ref": address, "type": "User" })
                })
                .collect()
        };
        let (members, leads) = (people(TeamRole::Member), people(TeamRole::Lead));
        let mut shown = object(json!({
            "schemas": [resources::GROUP],
            "id": team.key,
            "displayName": team.name,
            "meta": { "resourceType": "Group", "location": self.address("Groups", &team.key) },
        }));
        if !leads.is_empty() {
            shown.insert("schemas".to_owned(), json!([resources::GROUP, resources::TEAM]));
            shown.insert(resources::TEAM.to_owned(), json!({ "leads": leads }));
        }
        if !members.is_empty() {
            shown.insert("members".to_owned(), members.into());
        }
        shown.extend(team.external_id.clone().map(|id| ("externalId".to_owned(), id.into())));
        shown
    }

    fn address(&self, kind: &str, key: &str) -> String {
        page_of(&format!("{}/{kind}", self.base), key)
    }
}

fn object(value: Value) -> Resource {
    match value {
        Value::Object(members) => members,
        _ => Resource::new(),
    }
}
