//! The audience that a person's check-ins begin with, as they choose it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::person::People;
use crate::StoreError;
use crate::db::rows::audience_number;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use domain::{Audience, PersonId};

impl People<'_> {
    /// Keeps the audience that a person chose for their check-ins to begin with. A narrower one than before is written
    /// into the ledger of erasures: no backup brings the wider one back.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn choose_audience(self, person: PersonId, audience: Audience, now: Timestamp) -> Result<(), StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let before: Option<u8> = c
                    .prepare_cached("SELECT default_audience FROM person WHERE id = ?1")?
                    .query_row([person.0], |row| row.get::<_, Option<u8>>(0))
                    .optional()?
                    .flatten();
                let chosen = audience_number(audience);
                c.execute("UPDATE person SET default_audience = ?2 WHERE id = ?1", params![person.0, chosen])
                    .map_err(StoreError::named)?;
                if before.is_some_and(|before| chosen < before) {
                    write_ledger(c, &ledger, person, [Erasure::NarrowedUsual(audience)], now)?;
                }
                Ok(())
            })
            .await
    }
}

/// Lets the check-ins of a person begin with at most `audience`; with none if they have not chosen one.
pub(crate) fn narrow(c: &Connection, person: PersonId, audience: Audience) -> Result<(), StoreError> {
    c.execute(
        "UPDATE person SET default_audience = min(default_audience, ?2) WHERE id = ?1",
        params![person.0, audience_number(audience)],
    )
    .map_err(StoreError::named)?;
    Ok(())
}
