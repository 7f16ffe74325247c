//! Deleting a tough call, and taking back what was shared.

use jiff::Timestamp;
use rusqlite::params;

use super::{ToughCalls, read, rows};
use crate::StoreError;
use crate::check_ins::entries_before::count_readable;
use crate::check_ins::withdraw::remove;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use domain::{Audience, CheckInId, PersonId, ToughCall, ToughCallId};

impl ToughCalls<'_> {
    /// Removes a tough call for good, with what was offered on it and the answers that were about no other one, and
    /// remembers its id. Returns it as it was.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was removed.
    pub async fn withdraw(
        self,
        person: PersonId,
        id: ToughCallId,
        now: Timestamp,
    ) -> Result<Option<ToughCall>, StoreError> {
        let ledger = self.0.ledger.clone();
        let before = self
            .0
            .write(move |c| {
                let before = read::find(c, person, id)?;
                if before.is_some() {
                    remove(c, person, CheckInId(id.0))?;
                    write_ledger(c, &ledger, person, [Erasure::Entry(CheckInId(id.0))], now)?;
                }
                Ok::<_, StoreError>(before)
            })
            .await?;
        self.0.note_erased().await;
        Ok(before)
    }

    /// Makes a tough call private. Returns it as it was; none if the person has no such call.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn make_private(
        self,
        person: PersonId,
        id: ToughCallId,
        now: Timestamp,
    ) -> Result<Option<ToughCall>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let before = read::find(c, person, id)?;
                if before.as_ref().is_some_and(|call| call.audience > Audience::Me) {
                    c.execute(
                        "UPDATE tough_moment SET audience = 0 WHERE person_id = ?1 AND id = ?2",
                        params![person.0, id.0.as_bytes()],
                    )
                    .map_err(StoreError::named)?;
                    let narrowed = Erasure::Narrowed(CheckInId(id.0), Audience::Me);
                    write_ledger(c, &ledger, person, [narrowed], now)?;
                }
                Ok(before)
            })
            .await
    }

    /// Makes every tough call of a person private, locked ones too. Returns those that were shared, as they were, and
    /// how many of them the person can read: no more is told (see [`EntriesBefore`](crate::EntriesBefore)).
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn make_all_private(
        self,
        person: PersonId,
        now: Timestamp,
    ) -> Result<(Vec<ToughCall>, usize), StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let before = rows::list(c, "t.person_id = ?1 AND t.audience > 0", [person.0])?;
                if before.is_empty() {
                    return Ok((before, 0));
                }
                let readable = count_readable(c, person, before.iter().map(|call| call.stated_at))?;
                c.execute("UPDATE tough_moment SET audience = 0 WHERE person_id = ?1", [person.0])
                    .map_err(StoreError::named)?;
                let narrowed = before.iter().map(|call| Erasure::Narrowed(CheckInId(call.id.0), Audience::Me));
                write_ledger(c, &ledger, person, narrowed, now)?;
                Ok((before, readable))
            })
            .await
    }
}
