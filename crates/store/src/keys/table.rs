//! The file of keys: next to the database, never in a backup. Attached to every connection as `keys`.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::db::rows;
use crate::seal::{self, Key, OwnPublic, OwnSecret, Unsealer};
use domain::locked_periods::LockedPeriod;
use domain::{LockedPeriods, PersonId, hexadecimal};

/// The name of the file of keys within the data directory.
pub const KEYS: &str = "keys.db";

/// What wraps the secret half of an own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrapMethod {
    /// The password.
    Password,
    /// The recovery code.
    Code,
    /// The secret that a device computes for a passkey, where it can.
    Passkey,
    /// A later generation, to which it was sealed when the person unlocked it.
    Later,
}

impl WrapMethod {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Passkey => "passkey",
            Self::Later => "later",
        }
    }
}

/// A wrapping key and the salt from which it was made.
pub struct WrappingKey {
    /// Random; stored with what is wrapped.
    pub salt: [u8; 16],
    /// Made from the salt and what the person knows.
    pub key: Key,
}

/// A wrapped secret as it is stored: the salt, and the ciphertext that the key made from it decrypts.
pub type WrappedSecret = (Vec<u8>, Vec<u8>);

/// A new own key, with what is to wrap it.
pub struct NewOwnKey {
    /// Its secret half.
    pub secret: Key,
    /// From the password.
    pub by_password: WrappingKey,
}

/// Attaches the file of keys of a directory to a connection, as `keys`.
pub(crate) fn attach(c: &Connection, directory: &Path) -> Result<(), StoreError> {
    c.execute("ATTACH ?1 AS keys", [directory.join(KEYS).to_string_lossy()])?;
    Ok(())
}

pub(crate) fn shared(c: &Connection, person: PersonId) -> Result<Option<Key>, StoreError> {
    let found: Option<[u8; 32]> = c
        .prepare_cached("SELECT key FROM keys.shared_key WHERE person_id = ?1")?
        .query_row([person.0], |row| row.get(0))
        .optional()?;
    Ok(found.map(Key::new))
}

pub(crate) fn shared_or_new(c: &Connection, person: PersonId) -> Result<Key, StoreError> {
    if let Some(known) = shared(c, person)? {
        return Ok(known);
    }
    let key = seal::fresh_key();
    c.execute("INSERT INTO keys.shared_key (person_id, key) VALUES (?1, ?2)", params![person.0, *key])
        .map_err(StoreError::named)?;
    Ok(key)
}

/// The newest generation of a person's own key.
pub(crate) fn newest(c: &Connection, person: PersonId) -> Result<Option<OwnPublic>, StoreError> {
    let found: Option<(u32, Vec<u8>)> = c
        .prepare_cached(
            "SELECT generation, public FROM keys.own_key WHERE person_id = ?1 ORDER BY generation DESC LIMIT 1",
        )?
        .query_row([person.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(generation, public)| Some(OwnPublic { generation, public: public.try_into().ok()? })))
}

pub(crate) fn public(c: &Connection, person: PersonId, generation: u32) -> Result<Vec<u8>, StoreError> {
    Ok(c.prepare_cached("SELECT public FROM keys.own_key WHERE person_id = ?1 AND generation = ?2")?
        .query_row(params![person.0, generation], |row| row.get(0))?)
}

pub(crate) fn locks(c: &Connection, person: PersonId) -> Result<LockedPeriods, StoreError> {
    let mut statement = c.prepare_cached(
        // A subject of the identity provider that nobody has confirmed opens nothing from before, and no key is new.
        "SELECT locked_until, locked_from FROM keys.own_key WHERE person_id = ?1 AND locked_until IS NOT NULL UNION ALL \
         SELECT at, NULL FROM main.account_reset WHERE person_id = ?1 AND by_provider = 1 AND confirmed_at IS NULL",
    )?;
    let found = statement.query_map([person.0], |row| {
        Ok(LockedPeriod { from: rows::optional_moment(row, 1)?, until: rows::moment(row, 0)? })
    })?;
    Ok(LockedPeriods::new(found.collect::<Result<_, _>>()?))
}

/// The last reset that locked something. A person is told of it whether or not anything was said before: somebody else
/// who reset the password reads the same page, and must not learn from it whether there is something that they cannot
/// see.
pub(crate) fn locked_since(c: &Connection, person: PersonId) -> Result<Option<Timestamp>, StoreError> {
    Ok(c.prepare_cached("SELECT max(locked_until) FROM keys.own_key WHERE person_id = ?1")?
        .query_row([person.0], |row| rows::optional_moment(row, 0))?)
}

/// What a wrapped secret is bound to.
pub(crate) fn about(person: PersonId, by: WrapMethod, public: &[u8]) -> Vec<u8> {
    [b"weathervane own key ", by.key().as_bytes(), &person.0.to_be_bytes(), public].concat()
}

pub(crate) fn wrap(
    c: &Connection,
    person: PersonId,
    own: &OwnSecret,
    by: WrapMethod,
    wrapper: &WrappingKey,
) -> Result<(), StoreError> {
    let wrapped = seal::sealed(&wrapper.key, &about(person, by, &seal::public_of(&own.secret)), own.secret.as_slice());
    keep(c, person, own.generation, by, (&wrapper.salt, &wrapped))
}

pub(crate) fn keep(
    c: &Connection,
    person: PersonId,
    generation: u32,
    by: WrapMethod,
    (salt, wrapped): (&[u8], &[u8]),
) -> Result<(), StoreError> {
    c.execute(
        "INSERT INTO keys.wrapping (person_id, generation, by, salt, wrapped) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person.0, generation, by.key(), salt, wrapped],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

pub(crate) fn wrapped(
    c: &Connection,
    person: PersonId,
    generation: u32,
    by: WrapMethod,
) -> Result<Vec<WrappedSecret>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT salt, wrapped FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2 AND by = ?3",
    )?;
    let found = statement.query_map(params![person.0, generation, by.key()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Every secret that the newest one opens: itself, and those of earlier generations that were unlocked since.
pub(crate) fn with_earlier(c: &Connection, person: PersonId, newest: OwnSecret) -> Result<Vec<OwnSecret>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT generation, wrapped FROM keys.wrapping WHERE person_id = ?1 AND by = 'later' ORDER BY generation DESC",
    )?;
    let earlier: Vec<(u32, Vec<u8>)> =
        statement.query_map([person.0], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut known = vec![newest];
    for (generation, wrapped) in earlier {
        let about = about(person, WrapMethod::Later, &public(c, person, generation)?);
        let secret = Unsealer::new(known.clone()).open(&about, &wrapped).and_then(|bytes| seal::as_key(&bytes));
        known.extend(secret.map(|secret| OwnSecret { generation, secret }));
    }
    Ok(known)
}

/// Deletes all keys of a person and returns their fingerprints for the ledger of erasures.
pub(crate) fn delete_all(c: &Connection, person: PersonId) -> Result<Vec<String>, StoreError> {
    let mut fingerprints: Vec<String> = shared(c, person)?.iter().map(|key| fingerprint(key.as_slice())).collect();
    let mut statement = c.prepare_cached("SELECT public FROM keys.own_key WHERE person_id = ?1 AND public <> x''")?;
    for public in statement.query_map([person.0], |row| row.get::<_, Vec<u8>>(0))? {
        fingerprints.push(fingerprint(&public?));
    }
    for sql in [
        "DELETE FROM keys.shared_key WHERE person_id = ?1",
        "DELETE FROM keys.own_key WHERE person_id = ?1",
        "DELETE FROM keys.wrapping WHERE person_id = ?1",
    ] {
        c.execute(sql, [person.0]).map_err(StoreError::named)?;
    }
    Ok(fingerprints)
}

/// Deletes the shared key and the locked generations of a person, once no entry is left that they would open. The
/// newest own key stays in use. Returns the fingerprint of the shared key.
pub(crate) fn delete_past(c: &Connection, person: PersonId) -> Result<Vec<String>, StoreError> {
    let fingerprints = shared(c, person)?.iter().map(|key| fingerprint(key.as_slice())).collect();
    for sql in [
        "DELETE FROM keys.shared_key WHERE person_id = ?1",
        "DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation < \
         (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1)",
        "DELETE FROM keys.own_key WHERE person_id = ?1 AND generation < \
         (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1)",
    ] {
        c.execute(sql, [person.0]).map_err(StoreError::named)?;
    }
    Ok(fingerprints)
}

/// Deletes every key with one of these fingerprints.
pub(crate) fn delete_by_fingerprint(c: &Connection, fingerprints: &[String]) -> Result<(), StoreError> {
    let keys: Vec<(i64, Vec<u8>)> = c
        .prepare("SELECT person_id, key FROM keys.shared_key UNION ALL SELECT person_id, public FROM keys.own_key")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (person, key) in keys.into_iter().filter(|(_, key)| fingerprints.contains(&fingerprint(key))) {
        c.execute("DELETE FROM keys.shared_key WHERE person_id = ?1 AND key = ?2", params![person, key])
            .map_err(StoreError::named)?;
        c.execute(
            "DELETE FROM keys.wrapping WHERE (person_id, generation) IN \
             (SELECT person_id, generation FROM keys.own_key WHERE person_id = ?1 AND public = ?2)",
            params![person, key],
        )
        .map_err(StoreError::named)?;
        c.execute("DELETE FROM keys.own_key WHERE person_id = ?1 AND public = ?2", params![person, key])
            .map_err(StoreError::named)?;
    }
    Ok(())
}

fn fingerprint(key: &[u8]) -> String {
    let digest = Sha256::digest([b"weathervane key ", key].concat());
    hexadecimal::digits(digest.iter().take(16))
}

/// The secret in a wrapping; none if the key made from its salt is not the right one.
#[must_use]
pub fn unwrap_secret(
    person: PersonId,
    by: WrapMethod,
    public: &OwnPublic,
    key: &Key,
    wrapped: &[u8],
) -> Option<OwnSecret> {
    let secret = seal::as_key(&seal::opened(key, &about(person, by, &public.public), wrapped)?)?;
    Some(OwnSecret { generation: public.generation, secret })
}
