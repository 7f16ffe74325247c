//! Work on flags: who follows up, by when, what was done. The flags themselves are never stored.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::flag_id::FlagId;
use super::flag_state::{FlagState, NOT_DONE};
use super::follow_ups;
use crate::db::rows;
use crate::{Store, StoreError};
use domain::{PersonId, TeamId};
use insight::flag::Severity;

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
    /// How far the flag was when this was decided; none for work that an earlier version stored.
    pub seen: Option<SeenFlag>,
}

/// How far a flag was when somebody decided about it: what it does later is news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenFlag {
    /// The highest severity that it had reached.
    pub severity: Severity,
    /// How many times it had been open as something for a lead.
    pub times_open: u32,
}

/// The setting that holds `yes` after a restore that removed something again: flags may have followed from it on which
/// somebody works, and only the program can tell which.
pub const WORK_IN_DOUBT: &str = "flag_work_in_doubt";

/// One step in the history of a flag's work.
#[derive(Clone, Debug)]
pub struct FlagStep {
    /// When.
    pub at: Timestamp,
    /// Who, by name.
    pub by: Option<String>,
    /// To which state.
    pub state: FlagState,
    /// Whether a second lead found that what was said to be done is not: the owner follows up again.
    pub is_reopened: bool,
}

fn step(row: &rusqlite::Row<'_>) -> rusqlite::Result<FlagStep> {
    let stored: String = row.get(2)?;
    let is_reopened = stored == NOT_DONE;
    let state = if is_reopened { FlagState::Acknowledged } else { rows::parsed(2, stored.parse())? };
    Ok(FlagStep { at: rows::moment(row, 0)?, by: row.get(1)?, state, is_reopened })
}

const WORK: &str = "SELECT flag, team_id, person_id, state, owner, due_at, changed_at, what_was_done, seen_severity, \
                    seen_times_open FROM flag_work";

fn work(row: &rusqlite::Row<'_>) -> rusqlite::Result<FlagWork> {
    Ok(FlagWork {
        flag: FlagId(row.get(0)?),
        team: TeamId(row.get(1)?),
        person: row.get::<_, Option<i64>>(2)?.map(PersonId),
        state: rows::parsed(3, row.get::<_, String>(3)?.parse())?,
        owner: row.get::<_, Option<i64>>(4)?.map(PersonId),
        due_at: rows::optional_moment(row, 5)?,
        changed_at: rows::moment(row, 6)?,
        what_was_done: row.get(7)?,
        seen: seen(row.get(8)?, row.get(9)?)?,
    })
}

fn seen(severity: Option<String>, times_open: Option<u32>) -> rusqlite::Result<Option<SeenFlag>> {
    let Some((severity, times_open)) = severity.zip(times_open) else { return Ok(None) };
    let known = Severity::ALL.into_iter().find(|known| known.key() == severity);
    let severity = rows::parsed(8, known.ok_or(StoreError::Damaged("severity of a flag")))?;
    Ok(Some(SeenFlag { severity, times_open }))
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
    /// Stores the state of the work on a flag, and adds the step to its history, unless the person asked to leave the
    /// flag alone or the work has changed since `seen`, the moment of its last change that `by` knew of (none: there
    /// was no work). A check of earlier work ends; the plan of an owner who gives the flag away is deleted.
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
                "INSERT INTO flag_work (flag, team_id, person_id, state, owner, due_at, changed_at, what_was_done, seen_severity, \
                 seen_times_open) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (flag) DO UPDATE SET state = ?4, \
                 owner = ?5, due_at = ?6, changed_at = ?7, what_was_done = coalesce(?8, what_was_done), seen_severity = ?9, \
                 seen_times_open = ?10",
                params![
                    work.flag.0,
                    work.team.0,
                    work.person.map(|p| p.0),
                    work.state.key(),
                    work.owner.map(|p| p.0),
                    work.due_at.map(Timestamp::as_millisecond),
                    work.changed_at.as_millisecond(),
                    work.what_was_done,
                    work.seen.map(|seen| seen.severity.key()),
                    work.seen.map(|seen| seen.times_open),
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
            Ok(statement.query_map([flag.0], step)?.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// On whose flags there is work, each once.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn subjects(self) -> Result<Vec<FlagSubject>, StoreError> {
        self.0
            .read(|c| {
                let sql = "SELECT DISTINCT person_id, iif(person_id IS NULL, team_id, NULL) FROM flag_work";
                let mut statement = c.prepare(sql)?;
                let subject = |row: &rusqlite::Row<'_>| {
                    Ok(match row.get::<_, Option<i64>>(0)? {
                        Some(person) => FlagSubject::Person(PersonId(person)),
                        None => FlagSubject::Team(TeamId(row.get(1)?)),
                    })
                };
                Ok(statement.query_map([], subject)?.collect::<Result<_, _>>()?)
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
