//! What becomes of a source: who takes care of it, what was done, whether it is hidden, and what a person has put away.

use rusqlite::{Connection, params};

use super::StressorRegister;
use super::marks::Marker;
use crate::StoreError;
use crate::db::rows::stored_stressors;
use crate::keys::owner_access::OwnerAccess;
use domain::stressor_register::{SourceKind, SourceStep};
use domain::{PersonId, RegisteredSourceId, StressorKey, Workday};

impl StressorRegister<'_> {
    /// Says who takes care of a source, and what it concerns. Returns false if there is no such source.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn assign(
        self,
        id: RegisteredSourceId,
        owner: Option<PersonId>,
        (kind, stressor): (SourceKind, Option<StressorKey>),
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let changed = c
                    .prepare_cached("UPDATE registered_source SET owner = ?2, kind = ?3, stressor = ?4 WHERE id = ?1")?
                    .execute(params![
                        id.0.as_bytes(),
                        owner.map(|owner| owner.0),
                        kind.key(),
                        stored_stressors(stressor.as_slice())
                    ])
                    .map_err(StoreError::named)?;
                Ok(changed == 1)
            })
            .await
    }

    /// Adds a line to the log of a source, which then has the status of the line. Returns false if there is no such source.
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
                c.prepare_cached(
                    "INSERT INTO source_step (source, number, day, status, words, written_by) SELECT ?1, \
                     coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM source_step WHERE source = ?1",
                )?
                .execute(params![
                    id.0.as_bytes(),
                    step.day.number(),
                    step.status.key(),
                    step.words,
                    step.by.map(|by| by.0)
                ])
                .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// Hides a source for this reason, or shows it again. Returns false if there is no such source.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn hide(self, id: RegisteredSourceId, why: Option<String>) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let changed = c
                    .prepare_cached("UPDATE registered_source SET hidden = ?2 WHERE id = ?1")?
                    .execute(params![id.0.as_bytes(), why])
                    .map_err(StoreError::named)?;
                Ok(changed == 1)
            })
            .await
    }

    /// Notes that a person has read what was done so far about a source of theirs. Returns false if they have no part in it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn put_away(self, own: impl Into<OwnerAccess>, id: RegisteredSourceId) -> Result<bool, StoreError> {
        let own = own.into();
        self.0
            .write(move |c| {
                let Some((mark, _)) = Marker::of(c, &own)?.find(c, id)? else { return Ok(false) };
                c.prepare_cached("UPDATE source_mark SET put_away = ?3 WHERE source = ?1 AND mark = ?2")?
                    .execute(params![id.0.as_bytes(), mark, step_count(c, id)?])
                    .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// What waits to be read by a person: the sources that they proposed or support, in whose log are lines that they have not put away.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn news(self, own: impl Into<OwnerAccess>) -> Result<Vec<RegisteredSourceId>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT source, max(number) FROM source_step GROUP BY source")?;
                let worked_on: Vec<([u8; 16], u32)> =
                    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
                let mut news = Vec::new();
                if worked_on.is_empty() {
                    return Ok(news);
                }
                let person = Marker::of(c, &own)?;
                for (source, lines) in worked_on {
                    let id = RegisteredSourceId(uuid::Uuid::from_bytes(source));
                    if person.find(c, id)?.is_some_and(|(_, part)| part.put_away < lines) {
                        news.push(id);
                    }
                }
                Ok(news)
            })
            .await
    }
}

fn step_count(c: &Connection, id: RegisteredSourceId) -> Result<u32, StoreError> {
    Ok(c.prepare_cached("SELECT coalesce(max(number), 0) FROM source_step WHERE source = ?1")?
        .query_row([id.0.as_bytes()], |row| row.get(0))?)
}
