//! Whether the centre allows ending an abusive call. Cards offer it only then.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::settings::{Settings, log};
use crate::StoreError;
use content::Interventions;
use domain::PersonId;

impl Settings<'_> {
    /// Whether the centre allows it; not by default. Kept in memory because many pages need it.
    #[must_use]
    pub fn allows_hanging_up(self) -> bool {
        self.0.hanging_up.load(Ordering::Acquire)
    }

    /// The interventions as this centre shows them.
    #[must_use]
    pub fn interventions(self) -> &'static Interventions {
        content::interventions_where(self.allows_hanging_up())
    }

    /// Allows it, or no longer.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn allow_hanging_up(self, allowed: bool, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if read(c)? == allowed {
                    return Ok(());
                }
                let value = if allowed { ALLOWED } else { "" };
                c.execute(
                    "INSERT INTO setting (key, value) VALUES ('hanging_up', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
                    [value],
                )
                .map_err(StoreError::named)?;
                let what = if allowed { "allowed_hanging_up" } else { "disallowed_hanging_up" };
                log(c, Some(by), what, "", now)
            })
            .await?;
        let kept = self.0.hanging_up.clone();
        // Through the writer once more: only a committed value is kept in memory, and the later of two changes is kept
        // last.
        self.0
            .write(move |c| {
                kept.store(read(c)?, Ordering::Release);
                Ok(())
            })
            .await
    }
}

const ALLOWED: &str = "allowed";

/// The setting as the database has it.
pub(crate) fn kept(c: &Connection) -> Result<AtomicBool, StoreError> {
    Ok(AtomicBool::new(read(c)?))
}

fn read(c: &Connection) -> Result<bool, StoreError> {
    let kept: Option<String> = c
        .prepare_cached("SELECT value FROM setting WHERE key = 'hanging_up'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(kept.as_deref() == Some(ALLOWED))
}
