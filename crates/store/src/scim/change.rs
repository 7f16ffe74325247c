//! Changes by an identity provider: read, decided and written in one transaction, by the rules of a roster.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::Scim;
use super::directory::{self, ScimDirectory};
use crate::StoreError;
use crate::centre::team_admin::NewTeam;
use crate::centre::{org_units, settings};
use crate::people::canonical_ids;
use crate::roster::conflicts::conflicts;
use crate::roster::import::{RosterChange, RosterProgram, import_of_program, log_people};
use domain::canonical::canonical_id;
use domain::problem::ImportProblem;
use domain::roster::RosterRow;

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct ScimChange {
    /// A team that is added first.
    pub new_team: Option<NewTeam>,
    /// The key of a team, and the name that it gets.
    pub renamed: Option<(String, String)>,
    /// What a roster would say of the people who change.
    pub rows: Vec<RosterRow>,
    /// What the identity provider calls a person.
    pub person: Option<ScimPersonLink>,
    /// What the identity provider calls a team.
    pub team: Option<ScimTeamLink>,
}

/// What an identity provider calls a person.
#[derive(Clone, Debug)]
pub struct ScimPersonLink {
    /// The `person_id`.
    pub key: String,
    /// Its name for them.
    pub user_name: String,
    /// Its id of them.
    pub external_id: Option<String>,
    /// Whether it deletes them.
    pub deleted: bool,
}

/// What an identity provider calls a team.
#[derive(Clone, Debug)]
pub struct ScimTeamLink {
    /// The `team_id`.
    pub key: String,
    /// Its id of the team.
    pub external_id: Option<String>,
    /// Whether it deletes the team.
    pub deleted: bool,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum ScimRefusal<E> {
    /// The change was not decided.
    Undecided(E),
    /// It contradicts the centre.
    Conflicts(Vec<ImportProblem>),
    /// The store refuses it, or cannot write it.
    Failed(StoreError),
}

impl<E> From<StoreError> for ScimRefusal<E> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl Scim<'_> {
    /// Lets `decide` look at everybody and every team, and writes what it decides, all or nothing. Nothing else is
    /// written in between. Returns what changed of people, the directory after it, and what `decide` returned with the
    /// change.
    ///
    /// # Errors
    /// [`ScimRefusal`]: then nothing was written.
    pub async fn change<T, E, F>(
        self,
        program: RosterProgram,
        now: Timestamp,
        decide: F,
    ) -> Result<(Vec<RosterChange>, ScimDirectory, T), ScimRefusal<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
        F: FnOnce(&ScimDirectory) -> Result<(ScimChange, T), E> + Send + 'static,
    {
        self.0
            .write(move |c| {
                let (change, decided) = decide(&directory::read(c, now)?).map_err(ScimRefusal::Undecided)?;
                let planned = write(c, change, program, now)?;
                Ok((planned, directory::read(c, now)?, decided))
            })
            .await
    }
}

pub(crate) fn write<E>(
    c: &Connection,
    change: ScimChange,
    program: RosterProgram,
    now: Timestamp,
) -> Result<Vec<RosterChange>, ScimRefusal<E>> {
    let ScimChange { new_team, renamed, rows, person, team } = change;
    if let Some(new) = new_team {
        let site = org_units::site(c, &new.site, None)?;
        let department = org_units::department(c, site, Some(&new.department))?;
        c.execute(
            "INSERT INTO team (key, name, department_id, canonical) VALUES (?1, ?2, ?3, ?4)",
            params![new.key, new.name, department, canonical_id(&new.key)],
        )
        .map_err(StoreError::named)?;
        settings::log(c, program.by, "changed_team", &new.name, now)?;
    }
    if let Some((key, name)) = renamed {
        let team = canonical_ids::team(c, &key)?.map(|team| team.0);
        c.execute("UPDATE team SET name = ?2 WHERE id = ?1", params![team, name]).map_err(StoreError::named)?;
        settings::log(c, program.by, "changed_team", &name, now)?;
    }
    let problems = conflicts(c, &rows)?;
    if !problems.is_empty() {
        return Err(ScimRefusal::Conflicts(problems));
    }
    let planned = if rows.is_empty() { Vec::new() } else { import_of_program(c, &rows, program, now)? };
    log_people(c, &planned, program.by, now)?;
    if let Some(link) = person {
        let id = canonical_ids::person(c, &link.key)?.map(|person| person.0);
        c.prepare_cached(
            "INSERT INTO scim_person (person_id, user_name, external_id, deleted) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (person_id) DO UPDATE SET user_name = ?2, external_id = ?3, deleted = ?4",
        )
        .map_err(StoreError::from)?
        .execute(params![id, link.user_name, link.external_id, link.deleted])
        .map_err(StoreError::named)?;
    }
    if let Some(link) = team {
        let id = canonical_ids::team(c, &link.key)?.map(|team| team.0);
        c.prepare_cached(
            "INSERT INTO scim_team (team_id, external_id, deleted) VALUES (?1, ?2, ?3) \
             ON CONFLICT (team_id) DO UPDATE SET external_id = ?2, deleted = ?3",
        )
        .map_err(StoreError::from)?
        .execute(params![id, link.external_id, link.deleted])
        .map_err(StoreError::named)?;
    }
    Ok(planned)
}
