//! Marks of a person on items of the library: what they said helped, and what did not. Nobody else reads them, so there
//! is no method for another viewer and none that counts.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};

use super::LibraryShelf;
use crate::StoreError;
use crate::db::rows::moment;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::PersonId;
use domain::library_case::LibraryMarkKind;

/// One mark: the item helped, or it did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryMark {
    /// The item: kind and key.
    pub item: String,
    /// Whether it helped.
    pub helped: bool,
    /// When it was made.
    pub made_at: Timestamp,
}

impl LibraryShelf<'_> {
    /// Notes whether an item helped a person, in place of what they noted before; none removes that. A mark that is set
    /// already keeps its time; one that is locked after a reset of the password makes room, because a mark that cannot
    /// be set would tell that it is there.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark(
        self,
        person: PersonId,
        item: String,
        helped: Option<bool>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let locks = table::locks(c, person)?;
                let before = c
                    .prepare_cached("SELECT made_at FROM library_mark WHERE person_id = ?1 AND item = ?2")?
                    .query_row(params![person.0, item], |row| moment(row, 0))
                    .optional()?;
                if before.is_some_and(|made_at| locks.cover(made_at)) {
                    c.execute("DELETE FROM library_mark WHERE person_id = ?1 AND item = ?2", params![person.0, item])
                        .map_err(StoreError::named)?;
                }
                match helped.map(name) {
                    Some(mark) => c
                        .prepare_cached(
                            "INSERT INTO library_mark (person_id, item, mark, made_at) VALUES (?1, ?2, ?3, ?4) \
                             ON CONFLICT (person_id, item) DO UPDATE SET mark = ?3, made_at = ?4 WHERE mark <> ?3",
                        )?
                        .execute(params![person.0, item, mark, now.as_millisecond()]),
                    None => c
                        .prepare_cached("DELETE FROM library_mark WHERE person_id = ?1 AND item = ?2")?
                        .execute(params![person.0, item]),
                }
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The marks of a person, the newest first, without those of a period that is locked after a reset of the password:
    /// somebody else may have reset it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn marks(self, own: impl Into<OwnerAccess>) -> Result<Vec<LibraryMark>, StoreError> {
        let person = own.into().person;
        self.0
            .read(move |c| {
                let locks = table::locks(c, person)?;
                let mut statement = c.prepare_cached(
                    "SELECT item, mark, made_at FROM library_mark WHERE person_id = ?1 ORDER BY made_at DESC, item",
                )?;
                let mut rows = statement.query([person.0])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    let mark: String = row.get(1)?;
                    let helped = mark == name(true);
                    found.push(LibraryMark { item: row.get(0)?, helped, made_at: moment(row, 2)? });
                }
                found.retain(|mark| !locks.cover(mark.made_at));
                Ok(found)
            })
            .await
    }
}

/// The stored form of a mark.
const fn name(helped: bool) -> &'static str {
    if helped { LibraryMarkKind::Helped.key() } else { LibraryMarkKind::NotHelped.key() }
}
