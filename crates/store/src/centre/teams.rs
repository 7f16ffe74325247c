//! Teams and their people.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};

use crate::db::rows::{self, MEMBERSHIP, team_role_number};
use crate::people::canonical_ids;
use crate::roster::timetables;
use crate::{Store, StoreError};
use domain::name_order::text_order;
use domain::person::{Membership, TeamRole};
use domain::text::DOT;
use domain::timetable::{EarlierTimetable, in_force};
use domain::{PersonId, TeamId, Workday};

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The row.
    pub id: TeamId,
    /// The `team_id` of the roster; part of URLs.
    pub key: String,
    /// Its display name.
    pub name: String,
    /// Its name where teams are chosen: with the department if another team has the same name.
    pub label: String,
    /// The name of its department.
    pub department: String,
    /// The name of its site.
    pub site: String,
    /// The time zone of its site.
    pub time_zone: String,
    /// The time zone before the last change, and until when it is in force.
    pub earlier_zone: Option<EarlierTimetable>,
}

impl Team {
    /// The time zone in force at this moment: the earlier one until the day after a change.
    #[must_use]
    pub fn zone_at(&self, now: Timestamp) -> TimeZone {
        let new = timetables::timetable((&self.time_zone, ""), None);
        in_force(&new, self.earlier_zone.as_ref(), now).zone.clone()
    }
}

/// The SQL for the label of a team `t` in a department `d` at a site `s`: the name alone if no other team has it.
fn label_sql() -> String {
    format!(
        "CASE WHEN NOT EXISTS (SELECT 1 FROM team o WHERE o.id <> t.id AND o.name = t.name) THEN t.name \
         WHEN NOT EXISTS (SELECT 1 FROM team o JOIN department e ON e.id = o.department_id WHERE o.id <> t.id AND o.name = t.name \
         AND e.name = d.name) THEN t.name || '{DOT}' || d.name ELSE t.name || '{DOT}' || d.name || '{DOT}' || s.name || '{DOT}' || t.key END"
    )
}

/// A query of teams; a condition follows.
fn select(condition: &str) -> String {
    let label = label_sql();
    format!(
        "SELECT t.id, t.key, t.name, d.name, s.time_zone, s.name, {label}, s.earlier_zone, '', s.earlier_until FROM team t JOIN department d ON d.id = t.department_id \
         JOIN site s ON s.id = d.site_id {condition}"
    )
}

fn team(row: &rusqlite::Row<'_>) -> rusqlite::Result<Team> {
    Ok(Team {
        id: TeamId(row.get(0)?),
        key: row.get(1)?,
        name: row.get(2)?,
        department: row.get(3)?,
        time_zone: row.get(4)?,
        site: row.get(5)?,
        label: row.get(6)?,
        earlier_zone: timetables::earlier(row, 7)?,
    })
}

/// The time zone in force at the site of a team at this moment.
pub(crate) fn zone_of(c: &Connection, id: TeamId, now: Timestamp) -> Result<TimeZone, StoreError> {
    let team = c.prepare_cached(&select("WHERE t.id = ?1"))?.query_row([id.0], team)?;
    Ok(team.zone_at(now))
}

/// Teams and the people in them.
#[derive(Clone, Copy)]
pub struct Teams<'a>(pub(crate) &'a Store);

impl Teams<'_> {
    /// These teams, by name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn by_id(self, ids: Vec<TeamId>) -> Result<Vec<Team>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&select("WHERE t.id = ?1"))?;
                let mut found = Vec::with_capacity(ids.len());
                for id in ids {
                    found.extend(statement.query_row([id.0], team).optional()?);
                }
                found.sort_by_cached_key(|team| (text_order(&team.name), team.id));
                Ok(found)
            })
            .await
    }

    /// Every team, by department and name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(self) -> Result<Vec<Team>, StoreError> {
        self.0
            .read(|c| {
                let mut statement =
                    c.prepare_cached(&select("ORDER BY text_order(d.name), text_order(t.name), t.id"))?;
                let found = statement.query_map([], team)?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// The team with this roster key, in any spelling.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn by_key(self, key: String) -> Result<Option<Team>, StoreError> {
        self.0
            .read(move |c| {
                let Some(id) = canonical_ids::team(c, &key)? else { return Ok(None) };
                Ok(c.prepare_cached(&select("WHERE t.id = ?1"))?.query_row([id.0], team).optional()?)
            })
            .await
    }

    /// Everybody with this role in a team at any time from `from` to `to`, by id.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn people(
        self,
        team: TeamId,
        role: TeamRole,
        from: Workday,
        to: Workday,
    ) -> Result<Vec<PersonId>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT DISTINCT person_id FROM membership WHERE team_id = ?1 AND tie = ?2 AND starts_on <= ?4 \
                 AND (ends_on IS NULL OR ends_on >= ?3) ORDER BY person_id",
                )?;
                let found = statement
                    .query_map(params![team.0, team_role_number(role), from.number(), to.number()], |row| {
                        row.get(0).map(PersonId)
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// The team roles of these people on one workday, or on their first one if that is in the future, each with the
    /// label of the team; members first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn names_of(
        self,
        people: Vec<PersonId>,
        day: Workday,
    ) -> Result<HashMap<PersonId, Vec<(String, TeamRole)>>, StoreError> {
        self.0
            .read(move |c| {
                let mut found = HashMap::with_capacity(people.len());
                for person in people {
                    found.insert(person, named_team_roles(c, person, day)?);
                }
                Ok(found)
            })
            .await
    }

    /// The team of each of these people on one workday, or on their first one if that is in the future: the one that
    /// they work in, and otherwise the first that they lead. People without a team are left out.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_people(self, people: Vec<PersonId>, day: Workday) -> Result<HashMap<PersonId, Team>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&select(
                    "JOIN membership m ON m.team_id = t.id JOIN person p ON p.id = m.person_id WHERE m.person_id = ?1 \
                     AND m.starts_on <= max(?2, coalesce(p.starts_on, ?2)) AND (m.ends_on IS NULL OR m.ends_on >= ?2) \
                     ORDER BY m.tie, text_order(t.name), t.id LIMIT 1",
                ))?;
                let mut found = HashMap::with_capacity(people.len());
                for person in people {
                    let team = statement.query_row(params![person.0, day.number()], team).optional()?;
                    found.extend(team.map(|team| (person, team)));
                }
                Ok(found)
            })
            .await
    }

    /// Every membership of a team, past and present.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn memberships(self, team: TeamId) -> Result<Vec<Membership>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {MEMBERSHIP} FROM membership m WHERE m.team_id = ?1 ORDER BY m.starts_on, m.id"
                ))?;
                let found = statement.query_map([team.0], rows::membership)?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }
}

/// The label of a team.
pub(crate) fn label(c: &Connection, team: TeamId) -> Result<String, StoreError> {
    let label = label_sql();
    Ok(c.prepare_cached(&format!(
        "SELECT {label} FROM team t JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id WHERE t.id = ?1"
    ))?
    .query_row([team.0], |row| row.get(0))?)
}

/// The team roles of one person on one workday, or on their first one if that is in the future, each with the label of
/// the team.
pub(crate) fn named_team_roles(
    c: &Connection,
    person: PersonId,
    day: Workday,
) -> Result<Vec<(String, TeamRole)>, StoreError> {
    let label = label_sql();
    let mut statement = c.prepare_cached(
        &format!("SELECT {label}, m.tie FROM membership m JOIN team t ON t.id = m.team_id JOIN person p ON p.id = m.person_id \
         JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id WHERE m.person_id = ?1 AND m.starts_on <= max(?2, coalesce(p.starts_on, ?2)) \
         AND (m.ends_on IS NULL OR m.ends_on >= ?2) ORDER BY m.tie, text_order(t.name), t.id"),
    )?;
    let found = statement
        .query_map(params![person.0, day.number()], |row| Ok((row.get(0)?, rows::team_role(row, 1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
