//! Lasting changes that people declared to be their new normal.

use rusqlite::{Connection, params};

use crate::keys::table;
use crate::{Store, StoreError};
use domain::{PersonId, Sight, Workday};
use insight::detectors::person::NewNormal;

/// Changes that people declared to be their new normal.
#[derive(Clone, Copy)]
pub struct NewNormals<'a>(pub(crate) &'a Store);

impl NewNormals<'_> {
    /// Stores a new normal. The same one declared twice stays as it was declared first.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(self, person: PersonId, sight: Sight, new: NewNormal) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "INSERT OR IGNORE INTO new_normal (person_id, sight, since, said_on) VALUES (?1, ?2, ?3, ?4)",
                    params![person.0, sight.as_str(), new.since.number(), new.said_on.number()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The new normals of a person in one view, oldest first; in their own view without locked ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self, person: PersonId, sight: Sight) -> Result<Vec<NewNormal>, StoreError> {
        self.0.read(move |c| of_person(c, person, sight)).await
    }

    /// What a person declared in either view, for themselves: without locked ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn declared(self, person: PersonId) -> Result<Vec<(Sight, NewNormal)>, StoreError> {
        self.0
            .read(move |c| {
                let locks = table::locks(c, person)?;
                let mut found = Vec::new();
                for sight in [Sight::Own, Sight::Shared] {
                    let normals = of_person(c, person, sight)?.into_iter();
                    found.extend(normals.filter(|normal| !locks.touch(normal.said_on)).map(|normal| (sight, normal)));
                }
                Ok(found)
            })
            .await
    }
}

/// The new normals of a person in one view, oldest first.
pub(crate) fn of_person(c: &Connection, person: PersonId, sight: Sight) -> Result<Vec<NewNormal>, StoreError> {
    let sql = "SELECT since, said_on FROM new_normal WHERE person_id = ?1 AND sight = ?2 ORDER BY said_on";
    let mut statement = c.prepare_cached(sql)?;
    let rows = statement.query_map(params![person.0, sight.as_str()], |row| {
        let day = |column| row.get(column).map(Workday::from_number);
        Ok(NewNormal { since: day(0)?, said_on: day(1)? })
    })?;
    let mut declared: Vec<NewNormal> = rows.collect::<Result<_, _>>()?;
    if sight == Sight::Own {
        let locks = table::locks(c, person)?;
        declared.retain(|normal| !locks.touch(normal.said_on));
    }
    Ok(declared)
}
