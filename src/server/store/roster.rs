//! Taking a roster in: people join, move and leave, all or nothing. The absent stay as they are; `ends_on` ends.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::rows::tie_number;
use super::{Store, StoreError, check_ins, notices, people};
use crate::domain::person::Tie;
use crate::domain::{CheckIn, PersonId, TeamId, Workday};
use crate::server::roster::{self, Row};

/// What taking in a roster changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Somebody new.
    Joins,
    /// Somebody changes teams, or what they do in them.
    Moves,
    /// Somebody's last workday is set.
    Leaves,
    /// Something else of somebody changes: name, shifts, roles.
    Changes,
    /// All as it was.
    Same,
}

/// One person of a roster and what would change.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Roster key.
    pub key: String,
    /// Name.
    pub name: String,
    /// What changes.
    pub change: Change,
    /// The row, once it exists.
    pub person: PersonId,
}

/// Ends a dry run: carries the plan out of the transaction that is rolled back.
enum Stop {
    Tried(Vec<Planned>),
    Failed(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl Store {
    /// What [`Self::take_roster`] would change. Changes nothing.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn try_roster(&self, rows: Vec<Row>, today: Workday, now: Timestamp) -> Result<Vec<Planned>, StoreError> {
        let tried: Result<(), Stop> = self.write(move |c| Err(Stop::Tried(take(c, &rows, today, now)?))).await;
        match tried {
            Err(Stop::Tried(planned)) => Ok(planned),
            Err(Stop::Failed(error)) => Err(error),
            Ok(()) => Ok(Vec::new()),
        }
    }

    /// Takes a roster in, all or nothing. Ties that it no longer names for a person whom it does name end yesterday. Members of
    /// a team that somebody comes to lead are told so.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn take_roster(
        &self,
        rows: Vec<Row>,
        by: Option<PersonId>,
        today: Workday,
        now: Timestamp,
    ) -> Result<Vec<Planned>, StoreError> {
        self.write(move |c| {
            let planned = take(c, &rows, today, now)?;
            super::settings::log(c, by, "imported_roster", &planned.len().to_string(), now)?;
            Ok(planned)
        })
        .await
    }

    /// Stores many check-ins at once, all or nothing, as imported. Gives how many were new.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn take_check_ins(&self, entries: Vec<CheckIn>) -> Result<usize, StoreError> {
        self.write(move |c| {
            let mut new = 0;
            for entry in &entries {
                new += usize::from(check_ins::record(c, entry, true)? == check_ins::Recorded::New);
            }
            Ok(new)
        })
        .await
    }
}

fn take(c: &Connection, rows: &[Row], today: Workday, now: Timestamp) -> Result<Vec<Planned>, StoreError> {
    roster::people(rows).iter().map(|person| take_person(c, person, today, now)).collect()
}

fn take_person(
    c: &Connection,
    said: &roster::Person<'_>,
    today: Workday,
    now: Timestamp,
) -> Result<Planned, StoreError> {
    let row = said.row;
    let site = row.site.as_ref().map(|name| site(c, name, row.time_zone.as_deref())).transpose()?;
    let patterns = row.shifts.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
    let known: Option<i64> = c
        .prepare_cached("SELECT id FROM person WHERE key = ?1")?
        .query_row([&row.person_id], |r| r.get(0))
        .optional()?;
    let before = known.map(|id| snapshot(c, id)).transpose()?;
    let id: i64 = c
        .prepare_cached(
            "INSERT INTO person (key, name, email, roles, site_id, shift_patterns, key_post, language, starts_on, ends_on) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (key) DO UPDATE SET name = ?2, email = ?3, roles = ?4, \
             site_id = ?5, shift_patterns = ?6, key_post = ?7, language = coalesce(language, ?8), \
             starts_on = coalesce(?9, starts_on), ends_on = ?10 RETURNING id",
        )?
        .query_row(
            params![
                row.person_id,
                row.name,
                row.email,
                said.roles.bits(),
                site,
                patterns,
                row.key_post,
                row.language.map(|l| l.tag()),
                row.starts_on.map(Workday::number),
                row.ends_on.map(Workday::number),
            ],
            |r| r.get(0),
        )
        .map_err(StoreError::named)?;
    let person = PersonId(id);
    let moved = tie(c, person, said, site, today, now)?;
    let after = snapshot(c, id)?;
    let change = match &before {
        None => Change::Joins,
        Some(before) if before.ends_on != after.ends_on && after.ends_on.is_some() => Change::Leaves,
        Some(_) if moved => Change::Moves,
        Some(before) if *before == after => Change::Same,
        Some(_) => Change::Changes,
    };
    Ok(Planned { key: row.person_id.clone(), name: row.name.clone(), change, person })
}

#[derive(PartialEq)]
struct Snapshot {
    rest: (String, Option<String>, u8, Option<i64>, String, bool),
    ends_on: Option<i64>,
}

fn snapshot(c: &Connection, id: i64) -> Result<Snapshot, StoreError> {
    Ok(c.prepare_cached(
        "SELECT name, email, roles, site_id, shift_patterns, key_post, ends_on FROM person WHERE id = ?1",
    )?
    .query_row([id], |r| {
        Ok(Snapshot { rest: (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?), ends_on: r.get(6)? })
    })?)
}

/// Makes the person's ties what the roster says from today on. True where any changed.
fn tie(
    c: &Connection,
    person: PersonId,
    said: &roster::Person<'_>,
    site: Option<i64>,
    today: Workday,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let wanted = said
        .ties
        .iter()
        .map(|(team, tie)| Ok((team_id(c, team, said.row, site)?, *tie)))
        .collect::<Result<Vec<(TeamId, Tie)>, StoreError>>()?;
    let first = said.row.starts_on.unwrap_or(today);
    let held: Vec<_> =
        people::ties_of(c, person)?.into_iter().filter(|t| t.until.is_none_or(|last| last >= today)).collect();
    let mut moved = false;
    for old in held.iter().filter(|t| !wanted.contains(&(t.team, t.tie))) {
        c.execute(
            "UPDATE membership SET ends_on = ?4 WHERE person_id = ?1 AND team_id = ?2 AND tie = ?3 \
             AND (ends_on IS NULL OR ends_on > ?4)",
            params![person.0, old.team.0, tie_number(old.tie), today.plus(-1).number()],
        )
        .map_err(StoreError::named)?;
        moved = true;
    }
    for (team, tie) in wanted {
        if held.iter().any(|t| (t.team, t.tie) == (team, tie)) {
            continue;
        }
        // Whoever is new in the centre belongs to the team from the first day on; whoever moves, from today on.
        let from = if people::ties_of(c, person)?.is_empty() { first } else { today };
        c.execute(
            "INSERT INTO membership (person_id, team_id, tie, starts_on) VALUES (?1, ?2, ?3, ?4)",
            params![person.0, team.0, tie_number(tie), from.number()],
        )
        .map_err(StoreError::named)?;
        if tie == Tie::Lead {
            announce(c, team, person, &said.row.name, now)?;
        }
        moved = true;
    }
    if let Some(last) = said.row.ends_on {
        c.execute(
            "UPDATE membership SET ends_on = ?2 WHERE person_id = ?1 AND (ends_on IS NULL OR ends_on > ?2)",
            params![person.0, last.number()],
        )
        .map_err(StoreError::named)?;
    }
    Ok(moved)
}

/// Tells those who have joined already that somebody now leads their team.
fn announce(c: &Connection, team: TeamId, lead: PersonId, name: &str, now: Timestamp) -> Result<(), StoreError> {
    let members: Vec<i64> = c
        .prepare_cached(
            "SELECT DISTINCT m.person_id FROM membership m JOIN person p ON p.id = m.person_id WHERE m.team_id = ?1 AND m.tie = 0 \
             AND m.ends_on IS NULL AND m.person_id <> ?2 AND p.password_hash IS NOT NULL",
        )?
        .query_map(params![team.0, lead.0], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    for member in members {
        notices::add(c, PersonId(member), "lead_joined", name, now)?;
    }
    Ok(())
}

fn site(c: &Connection, name: &str, zone: Option<&str>) -> Result<i64, StoreError> {
    c.prepare_cached(
        "INSERT INTO site (name, time_zone) VALUES (?1, coalesce(?2, 'UTC')) \
         ON CONFLICT (name) DO UPDATE SET time_zone = coalesce(?2, time_zone) RETURNING id",
    )?
    .query_row(params![name, zone], |r| r.get(0))
    .map_err(StoreError::named)
}

fn team_id(c: &Connection, team: &roster::Team, row: &Row, site_id: Option<i64>) -> Result<TeamId, StoreError> {
    let known: Option<i64> =
        c.prepare_cached("SELECT id FROM team WHERE key = ?1")?.query_row([&team.id], |r| r.get(0)).optional()?;
    if let Some(id) = known {
        c.prepare_cached("UPDATE team SET name = ?2 WHERE id = ?1 AND name <> ?2")?
            .execute(params![id, team.name])
            .map_err(StoreError::named)?;
        return Ok(TeamId(id));
    }
    let site_id = match site_id {
        Some(id) => id,
        None => site(c, "—", None)?,
    };
    let department: i64 = c
        .prepare_cached(
            "INSERT INTO department (site_id, name) VALUES (?1, ?2) ON CONFLICT (site_id, name) DO UPDATE SET name = ?2 RETURNING id",
        )?
        .query_row(params![site_id, row.department.as_deref().unwrap_or("—")], |r| r.get(0))
        .map_err(StoreError::named)?;
    c.prepare_cached("INSERT INTO team (key, name, department_id) VALUES (?1, ?2, ?3) RETURNING id")?
        .query_row(params![team.id, team.name, department], |r| r.get(0).map(TeamId))
        .map_err(StoreError::named)
}
