//! Generations of a person's own key: a new one begins with an empty record of self-tests.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::table::{NewOwnKey, WrapMethod, wrap};
use crate::StoreError;
use crate::seal::{self, OwnPublic, OwnSecret};
use crate::self_tests::record;
use domain::PersonId;

/// Starts a new generation. What was private before is locked if there was an earlier one, or if `reset` says that
/// somebody else may have set the password.
pub(crate) fn begin(
    c: &Connection,
    person: PersonId,
    new: &NewOwnKey,
    reset: bool,
    now: Timestamp,
) -> Result<OwnSecret, StoreError> {
    let before: Option<u32> =
        c.query_row("SELECT max(generation) FROM keys.own_key WHERE person_id = ?1", [person.0], |row| row.get(0))?;
    if reset && before.is_none() {
        c.execute("INSERT INTO keys.own_key (person_id, generation, public) VALUES (?1, 0, x'')", [person.0])
            .map_err(StoreError::named)?;
    }
    // Entries under an earlier lock stay under it: each lock opens with its own code.
    c.execute(
        "UPDATE keys.own_key SET locked_until = ?2, locked_from = \
         (SELECT max(locked_until) FROM keys.own_key WHERE person_id = ?1) \
         WHERE person_id = ?1 AND locked_until IS NULL AND generation = \
         (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1)",
        params![person.0, now.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    // Passkeys end with a reset, and what they open closes with the password.
    c.execute("DELETE FROM keys.wrapping WHERE person_id = ?1 AND by IN ('password', 'passkey')", [person.0])
        .map_err(StoreError::named)?;
    let generation = before.map_or(1, |before| before + 1);
    let own = OwnSecret { generation, secret: new.secret.clone() };
    c.execute(
        "INSERT INTO keys.own_key (person_id, generation, public) VALUES (?1, ?2, ?3)",
        params![person.0, generation, seal::public_of(&own.secret)],
    )
    .map_err(StoreError::named)?;
    wrap(c, person, &own, WrapMethod::Password, &new.by_password)?;
    let public = OwnPublic { generation, public: seal::public_of(&own.secret) };
    record::begin(c, person, &public, now)?;
    Ok(own)
}
