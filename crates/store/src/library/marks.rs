//! Marks of a person on items of the library. Nobody else reads them, so there is no method for another viewer and none that counts.

use jiff::Timestamp;
use rusqlite::params;

use super::LibraryShelf;
use crate::StoreError;
use crate::db::rows::moment;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::PersonId;
use domain::library_case::LibraryMarkKind;

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryMark {
    /// The item: kind and key.
    pub item: String,
    /// What it says.
    pub kind: LibraryMarkKind,
    /// When it was made.
    pub made_at: Timestamp,
}

impl LibraryShelf<'_> {
    /// Sets a mark of a person, or removes it. One that is set already keeps its time.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark(
        self,
        person: PersonId,
        (item, kind): (String, LibraryMarkKind),
        set: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if set {
                    c.prepare_cached(
                        "INSERT OR IGNORE INTO library_mark (person_id, item, mark, made_at) VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute(params![person.0, item, kind.key(), now.as_millisecond()])
                } else {
                    c.prepare_cached("DELETE FROM library_mark WHERE person_id = ?1 AND item = ?2 AND mark = ?3")?
                        .execute(params![person.0, item, kind.key()])
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
                    "SELECT item, mark, made_at FROM library_mark WHERE person_id = ?1 ORDER BY made_at DESC, item, mark",
                )?;
                let mut rows = statement.query([person.0])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    let Ok(kind) = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?.parse() else { continue };
                    found.push(LibraryMark { item: row.get(0)?, kind, made_at: moment(row, 2)? });
                }
                found.retain(|mark| !locks.cover(mark.made_at));
                Ok(found)
            })
            .await
    }
}
