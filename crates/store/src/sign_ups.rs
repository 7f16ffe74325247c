//! Who signed up for something: a talk for a group or an event. One set of statements for the tables of both.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::moment;
use domain::PersonId;
use domain::counselling::SignUp;

/// A table of sign-ups.
#[derive(Clone, Copy)]
pub(crate) struct SignUpTable {
    /// Its name.
    name: &'static str,
    /// The column that says what the sign-up is for.
    of: &'static str,
}

/// For talks for groups.
pub(crate) const GROUP_TALKS: SignUpTable = SignUpTable { name: "sign_up", of: "group_talk_id" };
/// For events.
pub(crate) const EVENTS: SignUpTable = SignUpTable { name: "event_sign_up", of: "event_id" };

impl SignUpTable {
    /// Who signed up, in that order.
    pub(crate) fn list(self, c: &Connection, id: Uuid) -> Result<Vec<SignUp>, StoreError> {
        let Self { name, of } = self;
        let sql = format!(
            "SELECT person_id, named, signed_up_at FROM {name} WHERE {of} = ?1 ORDER BY signed_up_at, person_id"
        );
        let mut statement = c.prepare_cached(&sql)?;
        let found = statement.query_map([id.as_bytes()], |row| {
            Ok(SignUp { person: PersonId(row.get(0)?), is_named: row.get(1)?, at: moment(row, 2)? })
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Signs a person up, or changes whether their name may be read.
    pub(crate) fn put(self, c: &Connection, id: Uuid, sign_up: SignUp) -> Result<(), StoreError> {
        let Self { name, of } = self;
        let sql = format!(
            "INSERT INTO {name} ({of}, person_id, named, signed_up_at) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT ({of}, person_id) DO UPDATE SET named = ?3, signed_up_at = ?4"
        );
        c.execute(&sql, params![id.as_bytes(), sign_up.person.0, sign_up.is_named, sign_up.at.as_millisecond()])
            .map_err(StoreError::named)?;
        Ok(())
    }

    /// Takes a sign-up back. Returns whether there was one.
    pub(crate) fn remove(self, c: &Connection, id: Uuid, person: PersonId) -> Result<bool, StoreError> {
        let Self { name, of } = self;
        let sql = format!("DELETE FROM {name} WHERE {of} = ?1 AND person_id = ?2");
        Ok(c.execute(&sql, params![id.as_bytes(), person.0]).map_err(StoreError::named)? > 0)
    }
}
