//! Lasting changes that people declared to be their new normal.

use rusqlite::params;

use crate::keys::table;
use crate::{Store, StoreError};
use domain::{PersonId, Workday};
use insight::detectors::person::NewNormal;

/// In whose view a change counts as the new normal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The person's own view.
    OwnerAccess,
    /// The view of the person's leads.
    Shared,
}

impl Sight {
    /// The name used in forms and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OwnerAccess => "own",
            Self::Shared => "shared",
        }
    }
}

impl std::str::FromStr for Sight {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::OwnerAccess, Self::Shared].into_iter().find(|sight| sight.as_str() == text).ok_or(())
    }
}

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
        self.0
            .read(move |c| {
                let sql = "SELECT since, said_on FROM new_normal WHERE person_id = ?1 AND sight = ?2 ORDER BY said_on";
                let mut statement = c.prepare_cached(sql)?;
                let rows = statement.query_map(params![person.0, sight.as_str()], |row| {
                    let day = |column| row.get(column).map(Workday::from_number);
                    Ok(NewNormal { since: day(0)?, said_on: day(1)? })
                })?;
                let mut said: Vec<NewNormal> = rows.collect::<Result<_, _>>()?;
                if sight == Sight::OwnerAccess {
                    let locks = table::locks(c, person)?;
                    said.retain(|normal| !locks.touch(normal.said_on));
                }
                Ok(said)
            })
            .await
    }
}
