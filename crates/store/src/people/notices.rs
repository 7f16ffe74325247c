//! Notices for the next visit of a person: a new invitation for them, a new lead of their team.

use jiff::Timestamp;
use rusqlite::params;

use crate::db::rows;
use crate::{Store, StoreError};
use domain::{PersonId, Workday};

/// One notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The row; only its owner can dismiss it.
    pub id: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened; see `app::notices` for the sentence of each.
    pub kind: String,
    /// What a notice of an earlier version says of the person or thing it is about; empty in others.
    pub about: String,
    /// Whom it is about.
    pub subject: Option<NoticePerson>,
    /// The name of the team it is about.
    pub team: Option<String>,
    /// From which workday.
    pub from: Option<Workday>,
    /// How much of it.
    pub amount: Option<u32>,
    /// Whose doing it was; none for the command line, and in notices of an earlier version.
    pub by: Option<NoticePerson>,
}

/// Somebody whom a notice names: by name and id, because two people may have one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticePerson {
    /// Their display name.
    pub name: String,
    /// Their `person_id`.
    pub key: String,
}

/// Notices that people have not put away yet.
#[derive(Clone, Copy)]
pub struct Notices<'a>(pub(crate) &'a Store);

impl Notices<'_> {
    /// The notices that a person has not dismissed, oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn unseen(self, person: PersonId) -> Result<Vec<Notice>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT n.id, n.at, n.kind, n.about, s.name, s.key, t.name, n.from_day, n.amount, b.name, b.key FROM notice n \
                     LEFT JOIN person s ON s.id = n.subject LEFT JOIN team t ON t.id = n.team_id \
                     LEFT JOIN person b ON b.id = n.by_person WHERE n.person_id = ?1 AND n.seen_at IS NULL ORDER BY n.id",
                )?;
                let named = |row: &rusqlite::Row<'_>, column: usize| -> rusqlite::Result<Option<NoticePerson>> {
                    let (name, key): (Option<String>, Option<String>) = (row.get(column)?, row.get(column + 1)?);
                    Ok(name.zip(key).map(|(name, key)| NoticePerson { name, key }))
                };
                let found = statement
                    .query_map([person.0], |row| {
                        Ok(Notice {
                            id: row.get(0)?,
                            at: rows::moment(row, 1)?,
                            kind: row.get(2)?,
                            about: row.get(3)?,
                            subject: named(row, 4)?,
                            team: row.get(6)?,
                            from: row.get::<_, Option<i32>>(7)?.map(Workday::from_number),
                            amount: row.get(8)?,
                            by: named(row, 9)?,
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Dismisses all notices of a person.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark_seen(self, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE notice SET seen_at = ?2 WHERE person_id = ?1 AND seen_at IS NULL",
                    params![person.0, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}
