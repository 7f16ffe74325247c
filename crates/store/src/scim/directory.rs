//! The whole roster as an identity provider knows it. Nothing in it depends on whether somebody has used their account.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::StoreError;
use crate::db::rows;
use crate::roster::today::{self, IN_FORCE};
use domain::person::TeamRole;
use domain::{PersonId, Roles, TeamId, Workday};

/// A person of the roster, and what an identity provider calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimPerson {
    /// The row.
    pub id: PersonId,
    /// The `person_id` of the roster.
    pub key: String,
    /// Their display name.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their roles.
    pub roles: Roles,
    /// The name of their site.
    pub site: Option<String>,
    /// The time zone of their site.
    pub time_zone: Option<String>,
    /// First workday.
    pub starts_on: Option<Workday>,
    /// Last workday.
    pub ends_on: Option<Workday>,
    /// Today at their site.
    pub today: Workday,
    /// What the identity provider calls them, if it ever said.
    pub user_name: Option<String>,
    /// Their id at the identity provider.
    pub external_id: Option<String>,
    /// Whether the identity provider deleted them.
    pub deleted: bool,
    /// The teams in which they work or which they lead, today or from a later day on.
    pub teams: Vec<(TeamId, TeamRole)>,
    /// The teams in which they worked until their last workday.
    pub left: Vec<TeamId>,
}

impl ScimPerson {
    /// Whether their last workday has passed.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.ends_on.is_some_and(|last| last < self.today)
    }
}

/// A team, and its id at an identity provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimTeam {
    /// The row.
    pub id: TeamId,
    /// The `team_id` of the roster.
    pub key: String,
    /// Its display name.
    pub name: String,
    /// The name of its department.
    pub department: String,
    /// The name of its site.
    pub site: String,
    /// Its id at the identity provider.
    pub external_id: Option<String>,
    /// Whether the identity provider deleted it.
    pub deleted: bool,
}

/// Everybody and every team, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimDirectory {
    /// Everybody.
    pub people: Vec<ScimPerson>,
    /// Every team.
    pub teams: Vec<ScimTeam>,
    /// The name of the first site, where teams are that name no other.
    pub site: Option<String>,
    /// Today at that site.
    pub today: Workday,
}

pub(crate) fn read(c: &Connection, now: Timestamp) -> Result<ScimDirectory, StoreError> {
    let of_centre = today::of_centre(c, now)?;
    let mut days = Days { of_centre, now, by_zone: HashMap::new() };
    let mut people = people(c, &mut days)?;
    add_memberships(c, &mut people, &mut days)?;
    let site = c.query_row("SELECT name FROM site ORDER BY id LIMIT 1", [], |row| row.get(0)).optional()?;
    Ok(ScimDirectory { people, teams: teams(c)?, site, today: of_centre })
}

/// Today by the clocks of the sites: few zones, many people.
struct Days {
    of_centre: Workday,
    now: Timestamp,
    by_zone: HashMap<String, Workday>,
}

impl Days {
    /// Today in this zone; that of the centre without one.
    fn today(&mut self, zone: Option<&str>) -> Workday {
        match zone {
            None => self.of_centre,
            Some(name) => {
                let now = self.now;
                *self.by_zone.entry(name.to_owned()).or_insert_with(|| today::by_clock_of(Some(name), now))
            }
        }
    }
}

fn optional_day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Workday>> {
    Ok(row.get::<_, Option<i32>>(column)?.map(Workday::from_number))
}

/// Everybody, without their teams.
fn people(c: &Connection, days: &mut Days) -> Result<Vec<ScimPerson>, StoreError> {
    let at = days.now.as_millisecond();
    let found = c
        .prepare_cached(&format!(
            "SELECT p.id, p.key, p.name, p.email, p.roles, s.name, {IN_FORCE}, p.starts_on, p.ends_on, i.user_name, i.external_id, \
             coalesce(i.deleted, 0) FROM person p LEFT JOIN site s ON s.id = p.site_id LEFT JOIN scim_person i ON i.person_id = p.id \
             ORDER BY p.id"
        ))?
        .query_map([at], |row| {
            let zone: Option<String> = row.get(6)?;
            Ok(ScimPerson {
                id: PersonId(row.get(0)?),
                key: row.get(1)?,
                name: row.get(2)?,
                email: row.get(3)?,
                roles: Roles::from_bits(row.get(4)?),
                site: row.get(5)?,
                starts_on: optional_day(row, 7)?,
                ends_on: optional_day(row, 8)?,
                today: days.today(zone.as_deref()),
                time_zone: zone,
                user_name: row.get(9)?,
                external_id: row.get(10)?,
                deleted: row.get(11)?,
                teams: Vec::new(),
                left: Vec::new(),
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Adds the teams of these people.
fn add_memberships(c: &Connection, people: &mut [ScimPerson], days: &mut Days) -> Result<(), StoreError> {
    let positions: HashMap<PersonId, usize> =
        people.iter().enumerate().map(|(position, person)| (person.id, position)).collect();
    let mut memberships = c.prepare_cached(&format!(
        "SELECT m.person_id, m.team_id, m.tie, m.starts_on, m.ends_on, {IN_FORCE} FROM membership m JOIN team t ON t.id = m.team_id \
         JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id ORDER BY m.person_id, m.tie, m.starts_on, m.id"
    ))?;
    let mut found = memberships.query([days.now.as_millisecond()])?;
    while let Some(row) = found.next()? {
        let person = positions.get(&PersonId(row.get(0)?)).and_then(|position| people.get_mut(*position));
        let (Some(person), team, role) = (person, TeamId(row.get(1)?), rows::team_role(row, 2)?) else { continue };
        let (from, until) = (rows::workday(row, 3)?, optional_day(row, 4)?);
        let there = days.today(row.get::<_, Option<String>>(5)?.as_deref());
        if until.is_none_or(|last| last >= there && last >= from) {
            if !person.teams.contains(&(team, role)) {
                person.teams.push((team, role));
            }
        } else if role == TeamRole::Member && until.is_some() && until == person.ends_on && !person.left.contains(&team)
        {
            person.left.push(team);
        }
    }
    Ok(())
}

fn teams(c: &Connection) -> Result<Vec<ScimTeam>, StoreError> {
    let found = c
        .prepare_cached(
            "SELECT t.id, t.key, t.name, d.name, s.name, i.external_id, coalesce(i.deleted, 0) FROM team t \
             JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id LEFT JOIN scim_team i ON i.team_id = t.id \
             ORDER BY t.id",
        )?
        .query_map(params![], |row| {
            Ok(ScimTeam {
                id: TeamId(row.get(0)?),
                key: row.get(1)?,
                name: row.get(2)?,
                department: row.get(3)?,
                site: row.get(4)?,
                external_id: row.get(5)?,
                deleted: row.get(6)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
