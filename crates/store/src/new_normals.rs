//! Lasting changes of which people said that they are to stay.

use rusqlite::{Connection, params};

use super::{Store, StoreError};
use domain::{PersonId, Sight, Workday};
use insight::detectors::person::NewNormal;

impl Store {
    /// Keeps that a change is to stay. Said twice it is kept as it was said first.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn settle(&self, person: PersonId, sight: Sight, new: NewNormal) -> Result<(), StoreError> {
        self.write(move |c| {
            c.execute(
                "INSERT OR IGNORE INTO new_normal (person_id, sight, since, said_on) VALUES (?1, ?2, ?3, ?4)",
                params![person.0, sight.as_str(), new.since.number(), new.said_on.number()],
            )
            .map_err(StoreError::named)?;
            Ok(())
        })
        .await
    }

    /// What a person said is to stay, in one sight; in their own, as far as it is not locked.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn new_normals(&self, person: PersonId, sight: Sight) -> Result<Vec<NewNormal>, StoreError> {
        self.read(move |c| of_person(c, person, sight)).await
    }
}

pub(super) fn of_person(c: &Connection, person: PersonId, sight: Sight) -> Result<Vec<NewNormal>, StoreError> {
    let sql = "SELECT since, said_on FROM new_normal WHERE person_id = ?1 AND sight = ?2 ORDER BY said_on";
    let mut statement = c.prepare_cached(sql)?;
    let rows = statement.query_map(params![person.0, sight.as_str()], |row| {
        let day = |place| row.get(place).map(Workday::from_number);
        Ok(NewNormal { since: day(0)?, said_on: day(1)? })
    })?;
    let mut said: Vec<NewNormal> = rows.collect::<Result<_, _>>()?;
    if sight == Sight::Own {
        let locks = super::keys::locks(c, person)?;
        said.retain(|normal| !locks.touch(normal.said_on));
    }
    Ok(said)
}
