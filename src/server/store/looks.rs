//! Who looked at whose shared entries: kept once a workday for each pair, and shown to the person looked at.

use jiff::Timestamp;
use rusqlite::params;

use super::{Store, StoreError, rows};
use crate::domain::{PersonId, Workday};

/// One look.
#[derive(Clone, Debug)]
pub struct Look {
    /// Who looked, by name.
    pub viewer: String,
    /// On which workday.
    pub workday: Workday,
    /// At what: `board`, `team`, `trends`, `flag`.
    pub what: String,
    /// When for the first time on that day.
    pub first_at: Timestamp,
}

impl Store {
    /// Stores that `viewer` saw entries of these people.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn looked(
        &self,
        viewer: PersonId,
        subjects: Vec<PersonId>,
        what: &'static str,
        workday: Workday,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |c| {
            let mut statement = c.prepare_cached(
                "INSERT INTO look (subject, workday, viewer, what, first_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            )?;
            for subject in subjects.into_iter().filter(|subject| *subject != viewer) {
                statement
                    .execute(params![subject.0, workday.number(), viewer.0, what, now.as_millisecond()])
                    .map_err(StoreError::named)?;
            }
            Ok(())
        })
        .await
    }

    /// Who looked at a person's entries since `from`, newest first.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn looks_at(&self, subject: PersonId, from: Workday) -> Result<Vec<Look>, StoreError> {
        self.read(move |c| {
            let mut statement = c.prepare_cached(
                "SELECT p.name, l.workday, l.what, l.first_at FROM look l JOIN person p ON p.id = l.viewer \
                 WHERE l.subject = ?1 AND l.workday >= ?2 ORDER BY l.workday DESC, l.first_at DESC",
            )?;
            let found = statement
                .query_map(params![subject.0, from.number()], |row| {
                    Ok(Look {
                        viewer: row.get(0)?,
                        workday: rows::workday(row, 1)?,
                        what: row.get(2)?,
                        first_at: rows::moment(row, 3)?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(found)
        })
        .await
    }
}
