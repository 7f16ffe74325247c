//! Proposing a source, supporting one, and taking either back.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::marks::{Mark, Marker};
use super::read::{ids, source};
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
                if source(c, new.id)?.is_some() {
                    return Ok(ProposeOutcome::Known);
                }
                let mark = match person.newest(new.id) {
                    Some(mark) => mark,
                    None if new.named => rand::random(),
                    None => return Ok(ProposeOutcome::Locked),
                };
                if open_proposals(c, &person)? >= MAX_OPEN_PROPOSALS {
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
                leave_mark(c, id, mark, true)?;
                Ok(ProposeOutcome::Kept)
            })
            .await
    }

    /// Counts a person once more at a source that gets in their way too. Nothing says who they are.
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
                if source(c, id)?.is_none_or(|source| source.hidden.is_some()) {
                    return Ok(SupportOutcome::Gone);
                }
                if person.find(c, id)?.is_some() {
                    return Ok(SupportOutcome::Already);
                }
                let Some(mark) = person.newest(id) else { return Ok(SupportOutcome::Locked) };
                leave_mark(c, id, mark, false)?;
                Ok(SupportOutcome::Kept)
            })
            .await
    }

    /// Takes back a person's support, or their proposal: it is deleted if nobody else supports it and nothing was done about it, and
    /// otherwise stays without an author. Returns false if they have no part in it.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn take_back(
        self,
        own: impl Into<OwnerAccess>,
        id: RegisteredSourceId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let own = own.into();
        self.take_back_each(own, move |_| Ok(vec![id]), now).await.map(|taken| taken > 0)
    }

    /// Takes back everything that a person proposed or supports, as far as their session leads to it.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn take_back_all(self, own: impl Into<OwnerAccess>, now: Timestamp) -> Result<(), StoreError> {
        self.take_back_each(own.into(), ids, now).await?;
        Ok(())
    }

    async fn take_back_each(
        self,
        own: OwnerAccess,
        which: impl FnOnce(&Connection) -> Result<Vec<RegisteredSourceId>, StoreError> + Send + 'static,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let ledger = self.0.ledger.clone();
        let taken = self
            .0
            .write(move |c| {
                let person = Marker::of(c, &own)?;
                let (mut taken, mut lines) = (0, Vec::new());
                for id in which(c)? {
                    let Some((mark, part)) = person.find(c, id)? else { continue };
                    taken += 1;
                    if part.proposed {
                        forget::let_go(c, id)?;
                        lines.push(LedgerLine::of_nobody(now, Erasure::Source(id)));
                    } else {
                        c.execute(
                            "DELETE FROM source_mark WHERE source = ?1 AND mark = ?2",
                            params![id.0.as_bytes(), mark],
                        )
                        .map_err(StoreError::named)?;
                        forget::drop_if_nobody_is_left(c, id)?;
                    }
                }
                ledger.write(&lines)?;
                Ok::<_, StoreError>(taken)
            })
            .await?;
        if taken > 0 {
            self.0.empty_logs().await;
        }
        Ok(taken)
    }
}

fn leave_mark(c: &Connection, id: RegisteredSourceId, mark: Mark, proposed: bool) -> Result<(), StoreError> {
    c.prepare_cached("INSERT INTO source_mark (source, mark, proposed) VALUES (?1, ?2, ?3)")?
        .execute(params![id.0.as_bytes(), mark, proposed])
        .map_err(StoreError::named)?;
    Ok(())
}

/// How many proposals of a person wait for an answer. Those without a name are counted by their marks.
fn open_proposals(c: &Connection, person: &Marker) -> Result<usize, StoreError> {
    let mut open = 0;
    for id in ids(c)? {
        let is_open = source(c, id)?.is_some_and(|source| !source.status.is_decided());
        if is_open && person.find(c, id)?.is_some_and(|(_, part)| part.proposed) {
            open += 1;
        }
    }
    Ok(open)
}
