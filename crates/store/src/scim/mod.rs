//! People and teams as an identity provider knows them: the roster, and what it calls them.

pub(crate) mod change;
pub(crate) mod directory;

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use crate::{Store, StoreError};
use directory::ScimDirectory;
use domain::PersonId;

/// People and teams as an identity provider knows them.
#[derive(Clone, Copy)]
pub struct Scim<'a>(pub(crate) &'a Store);

impl Scim<'_> {
    /// Everybody and every team at this moment.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn directory(self, now: Timestamp) -> Result<ScimDirectory, StoreError> {
        self.0.read(move |c| directory::read(c, now)).await
    }

    /// The name and the id that an identity provider has for a person; none if it never said.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, person: PersonId) -> Result<Option<(String, Option<String>)>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached("SELECT user_name, external_id FROM scim_person WHERE person_id = ?1")?
                    .query_row([person.0], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?)
            })
            .await
    }
}
