//! What becomes of a source: who takes care of it, what was done, whether it is hidden, and what a person has put away.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::StressorRegister;
use super::marks::{Marker, OwnMark};
use crate::StoreError;
use crate::db::rows::stored_stressors;
use crate::keys::owner_access::OwnerAccess;
use domain::stressor_register::{NotInRegister, SourceKind, SourceStep, SourceStepKind};
use domain::{PersonId, RegisteredSourceId, StressorKey, Workday};

/// Who takes care of a source, and what it concerns.
#[derive(Clone, Debug)]
pub struct SourceAssignment {
    /// Who takes care of it; nobody yet if none.
    pub owner: Option<PersonId>,
    /// Until when they want to have an answer.
    pub due: Option<Workday>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Which stressor it is, if it is one of the list.
    pub stressor: Option<StressorKey>,
}

impl StressorRegister<'_> {
    /// Stores who takes care of a source, and what it concerns. Returns false if there is no such source.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn assign(self, id: RegisteredSourceId, assignment: SourceAssignment) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let SourceAssignment { owner, due, kind, stressor } = &assignment;
                let changed = c
                    .prepare_cached(
                        "UPDATE registered_source SET owner = ?2, due = ?3, kind = ?4, stressor = ?5 WHERE id = ?1",
                    )?
                    .execute(params![
                        id.0.as_bytes(),
                        owner.map(|owner| owner.0),
                        due.map(Workday::number),
                        kind.key(),
                        stored_stressors(stressor.as_slice())
                    ])
                    .map_err(StoreError::named)?;
                Ok(changed == 1)
            })
            .await
    }

    /// Adds a line to the log of a source, which then has the status of the line. Returns false if there is no such
    /// source.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add_step(
        self,
        id: RegisteredSourceId,
        step: SourceStep,
        due: Option<Workday>,
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let changed = c
                    .prepare_cached(
                        "UPDATE registered_source SET status_since = CASE status WHEN ?2 THEN status_since ELSE ?3 END, \
                         status = ?2, due = ?4 WHERE id = ?1",
                    )?
                    .execute(params![id.0.as_bytes(), step.status.key(), step.day.number(), due.map(Workday::number)])
                    .map_err(StoreError::named)?;
                if changed == 0 {
                    return Ok(false);
                }
                append(c, id, &step)?;
                Ok(true)
            })
            .await
    }

    /// Hides a source for this reason, or shows it again, and adds that to its log: those whom it concerns read it.
    /// Returns false if there is no such source.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn hide(
        self,
        id: RegisteredSourceId,
        why: Option<String>,
        by: PersonId,
        day: Workday,
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let known: Option<(String, Option<String>)> = c
                    .prepare_cached("SELECT status, hidden FROM registered_source WHERE id = ?1")?
                    .query_row([id.0.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?;
                let Some((status, hidden)) = known else { return Ok(false) };
                if hidden == why {
                    return Ok(true);
                }
                c.prepare_cached("UPDATE registered_source SET hidden = ?2 WHERE id = ?1")?
                    .execute(params![id.0.as_bytes(), why])
                    .map_err(StoreError::named)?;
                let step = SourceStep {
                    kind: if why.is_some() { SourceStepKind::Hidden } else { SourceStepKind::Shown },
                    day,
                    status: status.parse().map_err(|NotInRegister| StoreError::Damaged("status of a source"))?,
                    words: why.unwrap_or_default(),
                    by: Some(by),
                };
                append(c, id, &step)?;
                Ok(true)
            })
            .await
    }

    /// Notes that a person has read the first `lines` of the log of a source of theirs. Returns false if they have no
    /// part in it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn put_away(
        self,
        own: impl Into<OwnerAccess>,
        id: RegisteredSourceId,
        lines: u32,
    ) -> Result<bool, StoreError> {
        let own = own.into();
        self.0
            .write(move |c| {
                let marks = Marker::of(c, &own)?.at(c, id)?;
                for OwnMark { mark, .. } in &marks {
                    c.prepare_cached("UPDATE source_mark SET put_away = ?3 WHERE source = ?1 AND mark = ?2")?
                        .execute(params![id.0.as_bytes(), mark, lines])
                        .map_err(StoreError::named)?;
                }
                Ok(!marks.is_empty())
            })
            .await
    }
}

pub(super) fn step_count(c: &Connection, id: RegisteredSourceId) -> Result<u32, StoreError> {
    Ok(c.prepare_cached("SELECT coalesce(max(number), 0) FROM source_step WHERE source = ?1")?
        .query_row([id.0.as_bytes()], |row| row.get(0))?)
}

fn append(c: &Connection, id: RegisteredSourceId, step: &SourceStep) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO source_step (source, number, kind, day, status, words, written_by) SELECT ?1, \
         coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM source_step WHERE source = ?1",
    )?
    .execute(params![
        id.0.as_bytes(),
        step.kind.key(),
        step.day.number(),
        step.status.key(),
        step.words,
        step.by.map(|by| by.0)
    ])
    .map_err(StoreError::named)?;
    Ok(())
}
