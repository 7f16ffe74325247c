//! Whether the centre says that its use is commercial. Self-tests whose licence forbids that are then not offered.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::settings::{Settings, log};
use crate::StoreError;
use domain::PersonId;

const COMMERCIAL: &str = "commercial";

impl Settings<'_> {
    /// Whether the centre says that its use is commercial; not by default.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn is_commercial(self) -> Result<bool, StoreError> {
        self.0.read(read).await
    }

    /// States whether the use is commercial.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn state_commercial_use(self, commercial: bool, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if read(c)? == commercial {
                    return Ok(());
                }
                c.execute(
                    "INSERT INTO setting (key, value) VALUES ('use', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
                    [if commercial { COMMERCIAL } else { "" }],
                )
                .map_err(StoreError::named)?;
                log(c, Some(by), if commercial { "commercial_use" } else { "non_commercial_use" }, "", now)
            })
            .await
    }
}

fn read(c: &Connection) -> Result<bool, StoreError> {
    let kept: Option<String> =
        c.prepare_cached("SELECT value FROM setting WHERE key = 'use'")?.query_row([], |row| row.get(0)).optional()?;
    Ok(kept.as_deref() == Some(COMMERCIAL))
}
