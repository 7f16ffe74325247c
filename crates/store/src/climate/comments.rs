//! Signed comments of psychologists on climate reports.

use jiff::Timestamp;
use rusqlite::params;

use super::ClimateWeeks;
use crate::StoreError;
use crate::db::rows;
use domain::{OrgUnit, PersonId};
use insight::climate::Period;

/// A comment on the report of one org unit and period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClimateComment {
    /// Who wrote and signed it.
    pub author: PersonId,
    /// The author's name as it is now.
    pub signed: String,
    /// In the author's own words.
    pub comment: String,
    /// What the author recommends; empty if nothing.
    pub action: String,
    /// Who sees to it; empty if nobody is named.
    pub owner: String,
    /// When it was signed.
    pub written_at: Timestamp,
}

impl ClimateWeeks<'_> {
    /// The comments on a report, the oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn comments(self, unit: OrgUnit, period: Period) -> Result<Vec<ClimateComment>, StoreError> {
        let (kind, id) = unit.parts();
        self.0
            .read(move |c| {
                let found = c
                    .prepare_cached(
                        "SELECT c.person_id, p.name, c.comment, c.action, c.owner, c.written_at FROM climate_comment c \
                         JOIN person p ON p.id = c.person_id WHERE c.unit_kind = ?1 AND c.unit_id = ?2 AND c.period = ?3 \
                         ORDER BY c.written_at, c.person_id",
                    )?
                    .query_map(params![kind, id, period.to_string()], |row| {
                        Ok(ClimateComment {
                            author: PersonId(row.get(0)?),
                            signed: row.get(1)?,
                            comment: row.get(2)?,
                            action: row.get(3)?,
                            owner: row.get(4)?,
                            written_at: rows::moment(row, 5)?,
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Signs a comment on a report: comment, recommended action, owner. It replaces an earlier one by the same author.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn sign_comment(
        self,
        unit: OrgUnit,
        period: Period,
        author: PersonId,
        [comment, action, owner]: [String; 3],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (kind, id) = unit.parts();
        self.0
            .write(move |c| {
                c.prepare_cached(
                    "INSERT INTO climate_comment (unit_kind, unit_id, period, person_id, comment, action, owner, written_at) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET comment = excluded.comment, \
                     action = excluded.action, owner = excluded.owner, written_at = excluded.written_at",
                )?
                .execute(params![kind, id, period.to_string(), author.0, comment, action, owner, now.as_millisecond()])
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Removes the comment of an author. Returns false if there was none.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_comment(self, unit: OrgUnit, period: Period, author: PersonId) -> Result<bool, StoreError> {
        let (kind, id) = unit.parts();
        self.0
            .write(move |c| {
                let removed = c
                    .prepare_cached(
                        "DELETE FROM climate_comment WHERE unit_kind = ?1 AND unit_id = ?2 AND period = ?3 AND person_id = ?4",
                    )?
                    .execute(params![kind, id, period.to_string(), author.0])
                    .map_err(StoreError::named)?;
                Ok(removed > 0)
            })
            .await
    }
}
