//! Proposing a source, supporting one, and taking either back.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::marks::{Mark, Marker, OwnMark, parts_of};
use super::work::step_count;
use super::{NewSource, ProposeOutcome, StressorRegister, SupportOutcome, forget};
use crate::StoreError;
use crate::db::rows::stored_stressors;
use crate::erasures::ledger::{Erasure, LedgerLine};
use crate::keys::owner_access::OwnerAccess;
use domain::stressor_register::{MAX_OPEN_PROPOSALS, SourceStatus};
use domain::{RegisteredSourceId, Workday};

impl StressorRegister<'_> {
    /// Puts a proposal into the register. Of `today` only the week is kept.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn propose(
        self,
        own: impl Into<OwnerAccess>,
        new: NewSource,
        today: Workday,
    ) -> Result<ProposeOutcome, StoreError> {
        let own = own.into();
        self.0
            .write(move |c| {
                let person = Marker::of(c, &own)?;
                if is_hidden(c, new.id)?.is_some() {
                    return Ok(ProposeOutcome::Known);
                }
                let mark = match person.newest(new.id) {
                    Some(mark) => mark,
                    None if new.named => rand::random(),
                    None => return Ok(ProposeOutcome::Locked),
                };
                if parts_of(&person.of_open_proposals(c)?).len() >= MAX_OPEN_PROPOSALS {
                    return Ok(ProposeOutcome::TooMany);
                }
                let NewSource { id, proposal, named } = new;
                c.prepare_cached(
                    "INSERT INTO registered_source (id, words, kind, stressor, how_often, since_when, week, proposer, status, \
                     status_since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?7)",
                )?
                .execute(params![
                    id.0.as_bytes(),
                    proposal.words,
                    proposal.kind.key(),
                    stored_stressors(proposal.stressor.as_slice()),
                    proposal.how_often.key(),
                    proposal.since.key(),
                    today.week_start().number(),
                    named.then_some(own.person.0),
                    SourceStatus::Heard.key(),
                ])
                .map_err(StoreError::named)?;
                leave_mark(c, id, mark, (true, 0))?;
                Ok(ProposeOutcome::Kept)
            })
            .await
    }

    /// Counts a person once more at a source that gets in their way too. Nothing says who they are. They have read what
    /// is in its log by then.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn support(
        self,
        own: impl Into<OwnerAccess>,
        id: RegisteredSourceId,
    ) -> Result<SupportOutcome, StoreError> {
        let own = own.into();
        self.0
            .write(move |c| {
                let person = Marker::of(c, &own)?;
                if is_hidden(c, id)?.unwrap_or(true) {
                    return Ok(SupportOutcome::Gone);
                }
                if !person.at(c, id)?.is_empty() {
                    return Ok(SupportOutcome::Already);
                }
                let Some(mark) = person.newest(id) else { return Ok(SupportOutcome::Locked) };
                leave_mark(c, id, mark, (false, step_count(c, id)?))?;
                Ok(SupportOutcome::Kept)
            })
            .await
    }

    /// Takes back a person's support, or their proposal: it is deleted if nobody else supports it and nothing was done
    /// about it, and otherwise stays without an author. Returns false if they have no part in it.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn take_back(self, own: impl Into<OwnerAccess>, id: RegisteredSourceId) -> Result<bool, StoreError> {
        self.take_back_at(own.into(), Some(id)).await.map(|taken| taken > 0)
    }

    /// Takes back everything that a person proposed or supports, as far as their session leads to it.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn take_back_all(self, own: impl Into<OwnerAccess>) -> Result<(), StoreError> {
        self.take_back_at(own.into(), None).await?;
        Ok(())
    }

    async fn take_back_at(self, own: OwnerAccess, only: Option<RegisteredSourceId>) -> Result<usize, StoreError> {
        let ledger = self.0.ledger.clone();
        let taken = self
            .0
            .write(move |c| {
                let person = Marker::of(c, &own)?;
                let marks = match only {
                    Some(id) => person.at(c, id)?,
                    None => person.everywhere(c)?,
                };
                for OwnMark { mark, part } in &marks {
                    c.prepare_cached("DELETE FROM source_mark WHERE source = ?1 AND mark = ?2")?
                        .execute(params![part.source.0.as_bytes(), mark])
                        .map_err(StoreError::named)?;
                }
                let (parts, mut lines) = (parts_of(&marks), Vec::new());
                for part in &parts {
                    if part.proposed {
                        forget::remove_author(c, part.source)?;
                        lines.push(LedgerLine::of_nobody(Erasure::Source(part.source)));
                    } else {
                        forget::drop_if_nobody_is_left(c, part.source)?;
                    }
                }
                ledger.write(&lines)?;
                Ok::<_, StoreError>(parts.len())
            })
            .await?;
        if taken > 0 {
            self.0.note_erased().await;
        }
        Ok(taken)
    }
}

fn leave_mark(
    c: &Connection,
    id: RegisteredSourceId,
    mark: Mark,
    (proposed, put_away): (bool, u32),
) -> Result<(), StoreError> {
    c.prepare_cached("INSERT INTO source_mark (source, mark, proposed, put_away) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.0.as_bytes(), mark, proposed, put_away])
        .map_err(StoreError::named)?;
    Ok(())
}

/// Whether a source is hidden; none if the source does not exist.
fn is_hidden(c: &Connection, id: RegisteredSourceId) -> Result<Option<bool>, StoreError> {
    Ok(c.prepare_cached("SELECT hidden IS NOT NULL FROM registered_source WHERE id = ?1")?
        .query_row([id.0.as_bytes()], |row| row.get(0))
        .optional()?)
}
