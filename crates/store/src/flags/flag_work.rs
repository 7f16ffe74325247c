//! Work on flags: who follows up, by when, what was done. The flags themselves are never stored.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::follow_ups;
use crate::db::rows;
use crate::{Store, StoreError};
use domain::{PersonId, TeamId};

/// The identity of a flag: a hash of its subject, view, kind and start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FlagId(pub [u8; 16]);

impl std::fmt::Display for FlagId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        uuid::Uuid::from_bytes(self.0).simple().fmt(f)
    }
}

impl std::str::FromStr for FlagId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        uuid::Uuid::parse_str(text).map(|id| Self(*id.as_bytes()))
    }
}

/// How far the work on a flag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagState {
    /// Nobody has taken it yet.
    Open,
    /// A lead of the team was asked to follow up.
    Asked,
    /// Somebody will follow up.
    Acknowledged,
    /// Somebody decided to leave it for now.
    NotNow,
    /// Something was done.
    Done,
    /// Somebody said that it has passed.
    Passed,
}

impl FlagState {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Open, Self::Asked, Self::Acknowledged, Self::NotNow, Self::Done, Self::Passed];

    /// The stable name used in the database, in forms and in message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Asked => "asked",
            Self::Acknowledged => "acknowledged",
            Self::NotNow => "not_now",
            Self::Done => "done",
            Self::Passed => "passed",
        }
    }
}

impl std::str::FromStr for FlagState {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|state| state.key() == text).ok_or(StoreError::Damaged("state of a flag"))
    }
}

/// The work on one flag.
#[derive(Clone, Debug)]
pub struct FlagWork {
    /// The flag.
    pub flag: FlagId,
    /// The team in which it was raised.
    pub team: TeamId,
    /// The person it concerns; none for a flag of a team.
    pub person: Option<PersonId>,
    /// How far it is.
    pub state: FlagState,
    /// Who follows up, or was asked to.
    pub owner: Option<PersonId>,
    /// By when the owner follows up; until when the flag is set aside; when to ask again after something was done.
    pub due_at: Option<Timestamp>,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// What was done, in the owner's words.
    pub what_was_done: Option<String>,
}

/// One step in the history of a flag's work.
#[derive(Clone, Debug)]
pub struct FlagStep {
    /// When.
    pub at: Timestamp,
    /// Who, by name.
    pub by: Option<String>,
    /// To which state.
    pub state: FlagState,
}

const WORK: &str = "SELECT flag, team_id, person_id, state, owner, due_at, changed_at, what_was_done FROM flag_work";

fn work(row: &rusqlite::Row<'_>) -> rusqlite::Result<FlagWork> {
    Ok(FlagWork {
        flag: FlagId(row.get(0)?),
        team: TeamId(row.get(1)?),
        person: row.get::<_, Option<i64>>(2)?.map(PersonId),
        state: rows::parsed(3, row.get::<_, String>(3)?.parse())?,
        owner: row.get::<_, Option<i64>>(4)?.map(PersonId),
        due_at: row.get::<_, Option<i64>>(5)?.map(|ms| rows::parsed(5, Timestamp::from_millisecond(ms))).transpose()?,
        changed_at: rows::moment(row, 6)?,
        what_was_done: row.get(7)?,
    })
}

/// What came of a step on a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagStepOutcome {
    /// It is stored.
    Stored,
    /// The person asked to leave the flag alone: nothing is stored.
    LeftAlone,
    /// Somebody else did something about the flag in the meantime: nothing is stored.
    ChangedMeanwhile,
}

/// The work on flags.
#[derive(Clone, Copy)]
pub struct FlagWorkLog<'a>(pub(crate) &'a Store);

impl FlagWorkLog<'_> {
    /// Stores the state of the work on a flag, and adds the step to its history, unless the person asked to leave the flag alone or the work
    /// has changed since `seen`, the moment of its last change that `by` knew of (none: there was no work). A check of earlier work ends; the
    /// plan of an owner who gives the flag away is deleted.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set(
        self,
        work: FlagWork,
        by: PersonId,
        seen: Option<Timestamp>,
    ) -> Result<FlagStepOutcome, StoreError> {
        self.0.write(move |c| {
            if follow_ups::is_stopped(c, work.flag)? {
                return Ok(FlagStepOutcome::LeftAlone);
            }
            let changed_at = c
                .prepare_cached("SELECT changed_at FROM flag_work WHERE flag = ?1")?
                .query_row([work.flag.0], |row| rows::moment(row, 0))
                .optional()?;
            if changed_at != seen {
                return Ok(FlagStepOutcome::ChangedMeanwhile);
            }
            c.execute(
                "INSERT INTO flag_work (flag, team_id, person_id, state, owner, due_at, changed_at, what_was_done) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (flag) DO UPDATE SET state = ?4, owner = ?5, due_at = ?6, \
                 changed_at = ?7, what_was_done = coalesce(?8, what_was_done)",
                params![
                    work.flag.0,
                    work.team.0,
                    work.person.map(|p| p.0),
                    work.state.key(),
                    work.owner.map(|p| p.0),
                    work.due_at.map(Timestamp::as_millisecond),
                    work.changed_at.as_millisecond(),
                    work.what_was_done,
                ],
            )
            .map_err(StoreError::named)?;
            c.execute(
                "INSERT INTO flag_step (flag, at, by_person, state) VALUES (?1, ?2, ?3, ?4)",
                params![work.flag.0, work.changed_at.as_millisecond(), by.0, work.state.key()],
            )
            .map_err(StoreError::named)?;
            follow_ups::after_step(c, work.flag, work.state)?;
            Ok(FlagStepOutcome::Stored)
        })
        .await
    }

    /// The work on these flags, for those that have any.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, flags: Vec<FlagId>) -> Result<Vec<FlagWork>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!("{WORK} WHERE flag = ?1"))?;
                let mut found = Vec::new();
                for flag in flags {
                    found.extend(statement.query_row([flag.0], work).optional()?);
                }
                Ok(found)
            })
            .await
    }

    /// The history of a flag's work, oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn history(self, flag: FlagId) -> Result<Vec<FlagStep>, StoreError> {
        self.0.read(move |c| {
            let mut statement = c.prepare_cached(
                "SELECT s.at, p.name, s.state FROM flag_step s LEFT JOIN person p ON p.id = s.by_person WHERE s.flag = ?1 ORDER BY s.id",
            )?;
            let found = statement
                .query_map([flag.0], |row| {
                    Ok(FlagStep { at: rows::moment(row, 0)?, by: row.get(1)?, state: rows::parsed(2, row.get::<_, String>(2)?.parse())? })
                })?
                .collect::<Result<_, _>>()?;
            Ok(found)
        })
        .await
    }

    /// Removes the work on flags of a person, or of a team as a whole, except that on the flags in `still`.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn retain(self, whose: FlagSubject, still: Vec<FlagId>) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                for flag in known(c, whose)? {
                    if !still.contains(&flag) {
                        c.execute("DELETE FROM flag_work WHERE flag = ?1", [flag.0]).map_err(StoreError::named)?;
                    }
                }
                Ok(())
            })
            .await
    }
}

/// The subject of flags.
#[derive(Clone, Copy, Debug)]
pub enum FlagSubject {
    /// Those about one person.
    Person(PersonId),
    /// Those about a team as a whole.
    Team(TeamId),
}

fn known(c: &Connection, whose: FlagSubject) -> Result<Vec<FlagId>, StoreError> {
    let (sql, id) = match whose {
        FlagSubject::Person(person) => ("SELECT flag FROM flag_work WHERE person_id = ?1", person.0),
        FlagSubject::Team(team) => ("SELECT flag FROM flag_work WHERE team_id = ?1 AND person_id IS NULL", team.0),
    };
    let mut statement = c.prepare_cached(sql)?;
    let found = statement.query_map([id], |row| row.get(0).map(FlagId))?.collect::<Result<_, _>>()?;
    Ok(found)
}
