//! Whether the centre requires a second factor of admins and psychologists.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{SecondFactors, confirmed};
use crate::StoreError;
use crate::centre::settings;
use domain::PersonId;

impl SecondFactors<'_> {
    /// Whether the centre requires it; not by default.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn is_required(self) -> Result<bool, StoreError> {
        self.0.read(required).await
    }

    /// Requires it, or no longer.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn require(self, wanted: bool, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if required(c)? == wanted {
                    return Ok(());
                }
                let sql = match wanted {
                    true => "INSERT INTO setting (key, value) VALUES ('second_factor', 'required')",
                    false => "DELETE FROM setting WHERE key = 'second_factor'",
                };
                c.execute(sql, []).map_err(StoreError::named)?;
                let what = if wanted { "second_factor_required" } else { "second_factor_optional" };
                settings::log(c, Some(by), what, "", now)
            })
            .await
    }

    /// Whether the centre requires it and this person has none.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn is_missing(self, person: PersonId) -> Result<bool, StoreError> {
        self.0.read(move |c| Ok(required(c)? && !confirmed(c, person)?)).await
    }
}

fn required(c: &Connection) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM setting WHERE key = 'second_factor' AND value = 'required'")?.exists([])?)
}
