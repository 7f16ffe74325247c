//! The breakdown of a quarter, which is chosen before the quarter begins.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::ClimateWeeks;
use crate::StoreError;
use crate::centre::settings::log;
use domain::PersonId;
use insight::climate::{Breakdown, Quarter};

impl ClimateWeeks<'_> {
    /// The breakdown of a quarter: what was chosen for it, or else for the last one before it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn breakdown(self, quarter: Quarter) -> Result<Breakdown, StoreError> {
        self.0.read(move |c| breakdown(c, quarter)).await
    }

    /// Chooses the breakdown from a quarter on that has not begun.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_breakdown(
        self,
        coming: Quarter,
        chosen: Breakdown,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if breakdown(c, coming)? == chosen {
                    return Ok(());
                }
                c.prepare_cached(
                    "INSERT INTO climate_breakdown (from_quarter, breakdown) VALUES (?1, ?2) \
                     ON CONFLICT (from_quarter) DO UPDATE SET breakdown = ?2",
                )?
                .execute(params![coming.to_string(), chosen.key()])
                .map_err(StoreError::named)?;
                log(c, Some(by), "chose_breakdown", chosen.key(), now)
            })
            .await
    }
}

fn breakdown(c: &Connection, quarter: Quarter) -> Result<Breakdown, StoreError> {
    let chosen: Option<String> = c
        .prepare_cached(
            "SELECT breakdown FROM climate_breakdown WHERE from_quarter <= ?1 ORDER BY from_quarter DESC LIMIT 1",
        )?
        .query_row([quarter.to_string()], |row| row.get(0))
        .optional()?;
    match chosen {
        None => Ok(Breakdown::default()),
        Some(key) => Breakdown::from_key(&key).ok_or(StoreError::Damaged("breakdown")),
    }
}
