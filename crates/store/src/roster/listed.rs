//! The roster as programs read it, a part at a time.

use jiff::Timestamp;
use rusqlite::params;

use super::record::{RosterRecord, current};
use super::{RosterImport, today};
use crate::StoreError;
use crate::db::rows;
use domain::PersonId;
use domain::person::TeamRole;

/// A person of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPerson {
    /// The row.
    pub id: PersonId,
    /// The name to sign in with.
    pub key: String,
    /// What the centre knows of them.
    pub record: RosterRecord,
    /// The keys of their teams today, or on their first day if that is in the future.
    pub teams: Vec<(String, TeamRole)>,
}

impl RosterImport<'_> {
    /// At most `limit` people after this one, in the order in which they were added.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn listed(self, after: PersonId, limit: u32, now: Timestamp) -> Result<Vec<ListedPerson>, StoreError> {
        self.0
            .read(move |c| {
                let found: Vec<(i64, String)> = c
                    .prepare_cached("SELECT id, key FROM person WHERE id > ?1 ORDER BY id LIMIT ?2")?
                    .query_map(params![after.0, limit], |row| Ok((row.get(0)?, row.get(1)?)))?
                    .collect::<Result<_, _>>()?;
                let mut teams = c.prepare_cached(
                    "SELECT t.key, m.tie FROM membership m JOIN team t ON t.id = m.team_id JOIN person p ON p.id = m.person_id \
                     WHERE m.person_id = ?1 AND m.starts_on <= max(?2, coalesce(p.starts_on, ?2)) \
                     AND (m.ends_on IS NULL OR m.ends_on >= ?2) ORDER BY m.tie, t.key",
                )?;
                found
                    .into_iter()
                    .map(|(id, key)| {
                        let day = today::of_person(c, PersonId(id), now)?;
                        let record = current(c, PersonId(id), day)?;
                        let teams = teams
                            .query_map(params![id, day.number()], |row| Ok((row.get(0)?, rows::team_role(row, 1)?)))?
                            .collect::<Result<_, _>>()?;
                        Ok(ListedPerson { id: PersonId(id), key, record, teams })
                    })
                    .collect()
            })
            .await
    }
}
