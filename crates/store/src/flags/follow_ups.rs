//! Follow-ups: what a lead plans to do about a flag, who checked that it was done, and which flags a person asked to
//! leave alone.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::flag_id::FlagId;
use super::flag_state::{FlagState, NOT_DONE};
use crate::db::rows;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::table;
use crate::{Store, StoreError};
use domain::{PersonId, TeamId};

/// A question of the plan besides what is done: the rest of 5W2H.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanQuestion {
    /// Who does it.
    Who,
    /// When.
    When,
    /// Where.
    Where,
    /// Why.
    Why,
    /// How.
    How,
    /// How much: how often, how long, at what cost.
    HowMuch,
}

impl PlanQuestion {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Who, Self::When, Self::Where, Self::Why, Self::How, Self::HowMuch];

    /// The stable name used in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::When => "when",
            Self::Where => "where",
            Self::Why => "why",
            Self::How => "how",
            Self::HowMuch => "how_much",
        }
    }
}

impl std::str::FromStr for PlanQuestion {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|question| question.key() == text).ok_or(StoreError::Damaged("question of a plan"))
    }
}

/// What a lead plans to do about a flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUpPlan {
    /// The key of an intervention.
    pub action: Option<String>,
    /// In the words of the lead, instead of an intervention or in addition.
    pub own_words: Option<String>,
    /// The answers to the other questions, in the order of the form.
    pub details: Vec<(PlanQuestion, String)>,
}

/// A second lead confirmed that a follow-up was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpCheck {
    /// By name; none if the person has left.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// What is stored around a flag besides the work on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUpRecord {
    /// What its owner plans.
    pub plan: Option<FollowUpPlan>,
    /// Who checked that it was done.
    pub check: Option<FollowUpCheck>,
    /// Whether the person asked to leave it alone.
    pub is_stopped: bool,
    /// Whether the person holds a key post.
    pub is_key_post: bool,
}

/// A follow-up about a person, as that person sees it.
#[derive(Clone, Debug)]
pub struct OwnFollowUp {
    /// The flag.
    pub flag: FlagId,
    /// How far it is.
    pub state: FlagState,
    /// Who follows up, or was asked to.
    pub owner_id: Option<PersonId>,
    /// The same, by name.
    pub owner: Option<String>,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// What was agreed.
    pub what_was_done: Option<String>,
    /// What the owner plans, and whether it was checked.
    pub record: FollowUpRecord,
}

/// Plans, checks and stops.
#[derive(Clone, Copy)]
pub struct FollowUps<'a>(pub(crate) &'a Store);

impl FollowUps<'_> {
    /// Stores the plan of the person who follows up on a flag, in place of the one before. Returns false if `owner`
    /// does not follow it up.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn plan(self, flag: FlagId, owner: PersonId, plan: FollowUpPlan) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let sql = "SELECT 1 FROM flag_work WHERE flag = ?1 AND state = 'acknowledged' AND owner = ?2";
                if !c.prepare_cached(sql)?.exists(params![flag.0, owner.0])? {
                    return Ok(false);
                }
                c.execute(
                    "INSERT INTO follow_up (flag, action, own_words) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (flag) DO UPDATE SET action = ?2, own_words = ?3",
                    params![flag.0, plan.action, plan.own_words],
                )
                .map_err(StoreError::named)?;
                c.execute("DELETE FROM follow_up_detail WHERE flag = ?1", [flag.0]).map_err(StoreError::named)?;
                for (question, answer) in plan.details {
                    c.execute(
                        "INSERT INTO follow_up_detail (flag, question, answer) VALUES (?1, ?2, ?3)",
                        params![flag.0, question.key(), answer],
                    )
                    .map_err(StoreError::named)?;
                }
                Ok(true)
            })
            .await
    }

    /// Stores that `by` checked that a follow-up was done. Returns false if it is not done, was checked already, or
    /// `by` did it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn check(self, flag: FlagId, by: PersonId, at: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                if !can_check(c, flag, by)? {
                    return Ok(false);
                }
                c.execute(
                    "INSERT INTO follow_up (flag, checked_by, checked_at) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (flag) DO UPDATE SET checked_by = ?2, checked_at = ?3",
                    params![flag.0, by.0, at.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// Gives a follow-up that, as `by` found, was not done back to its owner, who has until `due_at`; without an owner
    /// the flag is open. Keeps the step in the history. Returns false if nobody says that it is done, it was checked
    /// already, or `by` did it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn reopen(
        self,
        flag: FlagId,
        by: PersonId,
        due_at: Option<Timestamp>,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                if !can_check(c, flag, by)? {
                    return Ok(false);
                }
                c.execute(
                    "UPDATE flag_work SET state = iif(owner IS NULL, 'open', 'acknowledged'), \
                     due_at = iif(owner IS NULL, NULL, ?2), changed_at = ?3 WHERE flag = ?1",
                    params![flag.0, due_at.map(Timestamp::as_millisecond), at.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                c.execute(
                    "INSERT INTO flag_step (flag, at, by_person, state) VALUES (?1, ?2, ?3, ?4)",
                    params![flag.0, at.as_millisecond(), by.0, NOT_DONE],
                )
                .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// Deletes the work on a flag about `person`, with its texts and its history, and keeps that nobody works on this
    /// flag any more. Returns the team of the flag; none if nobody works on such a flag, or if the work is locked after
    /// a reset of the password.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was deleted.
    pub async fn stop(self, person: PersonId, flag: FlagId, at: Timestamp) -> Result<Option<TeamId>, StoreError> {
        let ledger = self.0.ledger.clone();
        let team = self
            .0
            .write(move |c| {
                let sql = "SELECT team_id FROM flag_work WHERE flag = ?1 AND person_id = ?2";
                let team = c.query_row(sql, params![flag.0, person.0], |row| row.get(0).map(TeamId)).optional()?;
                let locks = table::locks(c, person)?;
                let team = if locks.cover(began_at(c, flag)?.unwrap_or(at)) { None } else { team };
                if team.is_some() {
                    leave_alone(c, person, flag, at)?;
                    write_ledger(c, &ledger, person, [Erasure::Stopped(flag)], at)?;
                }
                Ok::<_, StoreError>(team)
            })
            .await?;
        self.0.note_erased().await;
        Ok(team)
    }

    /// What is stored around these flags, in their order. Each flag comes with the person it concerns, if it concerns
    /// one.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn around(self, flags: Vec<(FlagId, Option<PersonId>)>) -> Result<Vec<FollowUpRecord>, StoreError> {
        self.0.read(move |c| flags.into_iter().map(|(flag, person)| record(c, flag, person)).collect()).await
    }

    /// The work on flags about a person, as that person may read it: the newest first, without what began in a period
    /// that is locked after a reset of the password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn about(self, person: PersonId) -> Result<Vec<OwnFollowUp>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT w.flag, w.state, p.name, w.changed_at, w.what_was_done, w.owner FROM flag_work w \
                     LEFT JOIN person p ON p.id = w.owner WHERE w.person_id = ?1 ORDER BY w.changed_at DESC, w.flag",
                )?;
                let found: Vec<OwnFollowUp> = statement
                    .query_map([person.0], |row| {
                        Ok(OwnFollowUp {
                            flag: FlagId(row.get(0)?),
                            state: rows::parsed(1, row.get::<_, String>(1)?.parse())?,
                            owner_id: row.get::<_, Option<i64>>(5)?.map(PersonId),
                            owner: row.get(2)?,
                            changed_at: rows::moment(row, 3)?,
                            what_was_done: row.get(4)?,
                            record: FollowUpRecord::default(),
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                let locks = table::locks(c, person)?;
                let mut readable = Vec::with_capacity(found.len());
                for mut follow_up in found {
                    // A step after the reset must not open what was agreed before it.
                    if !locks.cover(began_at(c, follow_up.flag)?.unwrap_or(follow_up.changed_at)) {
                        follow_up.record = record(c, follow_up.flag, Some(person))?;
                        readable.push(follow_up);
                    }
                }
                Ok(readable)
            })
            .await
    }

    /// The flags that a person asked to leave alone, and when, oldest first, without locked ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn stops(self, person: PersonId) -> Result<Vec<(FlagId, Timestamp)>, StoreError> {
        self.0
            .read(move |c| {
                let sql = "SELECT flag, stopped_at FROM flag_stop WHERE person_id = ?1 ORDER BY stopped_at, flag";
                let mut statement = c.prepare_cached(sql)?;
                let row = |row: &rusqlite::Row<'_>| Ok((FlagId(row.get(0)?), rows::moment(row, 1)?));
                let mut found: Vec<_> = statement.query_map([person.0], row)?.collect::<Result<_, _>>()?;
                let locks = table::locks(c, person)?;
                found.retain(|(_, stopped_at)| !locks.cover(*stopped_at));
                Ok(found)
            })
            .await
    }
}

/// Whether somebody else than `by` says that a follow-up is done, and nobody has checked it.
fn can_check(c: &Connection, flag: FlagId, by: PersonId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM flag_work w LEFT JOIN follow_up f ON f.flag = w.flag WHERE w.flag = ?1 \
         AND w.state = 'done' AND w.owner IS NOT ?2 AND f.checked_at IS NULL";
    Ok(c.prepare_cached(sql)?.exists(params![flag.0, by.0])?)
}

fn record(c: &Connection, flag: FlagId, person: Option<PersonId>) -> Result<FollowUpRecord, StoreError> {
    // One statement, because a board reads it for each of its flags.
    let sql = "SELECT f.action, f.own_words, f.checked_at, p.name, EXISTS (SELECT 1 FROM flag_stop s WHERE s.flag = ?1), \
         coalesce((SELECT k.key_post FROM person k WHERE k.id = ?2), 0) \
         FROM (SELECT 1) LEFT JOIN follow_up f ON f.flag = ?1 LEFT JOIN person p ON p.id = f.checked_by";
    let mut found = c.prepare_cached(sql)?.query_row(params![flag.0, person.map(|person| person.0)], |row| {
        let plan = FollowUpPlan { action: row.get(0)?, own_words: row.get(1)?, details: Vec::new() };
        let check = match row.get::<_, Option<i64>>(2)? {
            Some(at) => Some(FollowUpCheck { by: row.get(3)?, at: rows::parsed(2, Timestamp::from_millisecond(at))? }),
            None => None,
        };
        // A plan has an action or own words. A check of a follow-up without a plan is a row without both.
        let plan = Some(plan).filter(|plan| plan != &FollowUpPlan::default());
        Ok(FollowUpRecord { plan, check, is_stopped: row.get(4)?, is_key_post: row.get(5)? })
    })?;
    if let Some(plan) = &mut found.plan {
        plan.details = details(c, flag)?;
    }
    Ok(found)
}

fn details(c: &Connection, flag: FlagId) -> Result<Vec<(PlanQuestion, String)>, StoreError> {
    let mut statement = c.prepare_cached("SELECT question, answer FROM follow_up_detail WHERE flag = ?1")?;
    let mut found: Vec<(PlanQuestion, String)> = statement
        .query_map([flag.0], |row| Ok((rows::parsed(0, row.get::<_, String>(0)?.parse())?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    found.sort_by_key(|(question, _)| PlanQuestion::ALL.iter().position(|known| known == question));
    Ok(found)
}

/// When the work on a flag began; none if nobody has taken a step.
fn began_at(c: &Connection, flag: FlagId) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT at FROM flag_step WHERE flag = ?1 ORDER BY at LIMIT 1";
    Ok(c.prepare_cached(sql)?.query_row([flag.0], |row| rows::moment(row, 0)).optional()?)
}

/// Deletes the work on a flag about a person, and keeps that nobody works on it any more.
pub(crate) fn leave_alone(c: &Connection, person: PersonId, flag: FlagId, at: Timestamp) -> Result<(), StoreError> {
    c.execute("DELETE FROM flag_work WHERE flag = ?1 AND person_id = ?2", params![flag.0, person.0])
        .map_err(StoreError::named)?;
    c.execute(
        "INSERT OR IGNORE INTO flag_stop (flag, person_id, stopped_at) VALUES (?1, ?2, ?3)",
        params![flag.0, person.0, at.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// Whether the person asked to leave a flag alone.
pub(super) fn is_stopped(c: &Connection, flag: FlagId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM flag_stop WHERE flag = ?1")?.exists([flag.0])?)
}

/// Ends the check of earlier work on a flag after a step of the work; if the owner gives the flag away, deletes the
/// plan.
pub(super) fn after_step(c: &Connection, flag: FlagId, state: FlagState) -> Result<(), StoreError> {
    let sql = match state {
        FlagState::Open | FlagState::Asked => "DELETE FROM follow_up WHERE flag = ?1",
        _ => "UPDATE follow_up SET checked_by = NULL, checked_at = NULL WHERE flag = ?1",
    };
    c.execute(sql, [flag.0]).map_err(StoreError::named)?;
    Ok(())
}
