//! Marks of a person on items of the library: what they said helped. Nobody else reads them, so there is no method for another viewer and none that counts.

use jiff::Timestamp;
use rusqlite::params;

use super::LibraryShelf;
use crate::StoreError;
use crate::db::rows::moment;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::PersonId;

/// One mark: the item helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryMark {
    /// The item: kind and key.
    pub item: String,
    /// When it was made.
    pub made_at: Timestamp,
}

impl LibraryShelf<'_> {
    /// Sets a mark of a person, or removes it. One that is set already keeps its time.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark(self, person: PersonId, item: String, set: bool, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if set {
                    c.prepare_cached(
                        "INSERT OR IGNORE INTO library_mark (person_id, item, mark, made_at) VALUES (?1, ?2, 'helped', ?3)",
                    )?
                    .execute(params![person.0, item, now.as_millisecond()])
                } else {
                    c.prepare_cached("DELETE FROM library_mark WHERE person_id = ?1 AND item = ?2 AND mark = 'helped'")?
                        .execute(params![person.0, item])
                }
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The marks of a person, the newest first, without those of a period that is locked after a reset of the password: somebody else may
    /// have reset it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn marks(self, own: impl Into<OwnerAccess>) -> Result<Vec<LibraryMark>, StoreError> {
        let person = own.into().person;
        self.0
            .read(move |c| {
                let locks = table::locks(c, person)?;
                let mut statement = c.prepare_cached(
                    "SELECT item, made_at FROM library_mark WHERE person_id = ?1 AND mark = 'helped' ORDER BY made_at DESC, item",
                )?;
                let mut rows = statement.query([person.0])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    found.push(LibraryMark { item: row.get(0)?, made_at: moment(row, 1)? });
                }
                found.retain(|mark| !locks.cover(mark.made_at));
                Ok(found)
            })
            .await
    }
}
