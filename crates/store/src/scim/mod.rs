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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use rusqlite::Connection;

    use crate::{DATABASE, Store};

    #[tokio::test]
    async fn a_roster_of_an_earlier_version_is_all_there_and_has_no_other_names() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = Connection::open(directory.path().join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0047_scim");
        c.execute_batch(
            "INSERT INTO site (id, name, time_zone) VALUES (1, 'Islet', 'UTC'); INSERT INTO department VALUES (1, 1, 'Care');
             INSERT INTO team (id, key, name, department_id, canonical) VALUES (1, 't1', 'Cirrus', 1, 't1');
             INSERT INTO person (id, key, name, roles, site_id, canonical) VALUES (1, 'a1', 'Gao Lin', 1, 1, 'a1');
             INSERT INTO membership (person_id, team_id, tie, starts_on) VALUES (1, 1, 0, 0);",
        )
        .expect("a roster");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let found = store.scim().directory(Timestamp::UNIX_EPOCH).await.expect("a read");
        let (person, team) = (&found.people[0], &found.teams[0]);
        assert_eq!((person.key.as_str(), person.teams.len(), person.deleted), ("a1", 1, false));
        assert_eq!((&person.user_name, &person.external_id, &team.external_id), (&None, &None, &None));
    }
}
