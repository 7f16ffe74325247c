//! The file of keys: beside the database, never in a backup. Opened with it, as `keys`.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use rusqlite_migration::{M, Migrations};
use sha2::{Digest, Sha256};

use super::{Store, StoreError, rows};
use crate::domain::locks::Lock;
use crate::domain::{Locks, PersonId};
use crate::server::seal::{self, Key, OpenOwn, OwnPublic, OwnSecret, SealTo};

/// The name of the file of keys within the data directory.
pub const KEYS: &str = "keys.db";

/// What wraps the secret half of an own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The password.
    Password,
    /// The recovery code.
    Code,
    /// A later generation, to which it was sealed when the person unlocked it.
    Later,
}

impl By {
    const fn key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Later => "later",
        }
    }
}

/// A wrapping key and the salt from which it was made.
pub struct Wrapper {
    /// Random; kept beside what is wrapped.
    pub salt: [u8; 16],
    /// Made from the salt and what the person knows.
    pub key: Key,
}

/// A secret as it is kept: the salt, and what opens with the key made from it.
pub type Wrapped = (Vec<u8>, Vec<u8>);

/// A new own key, with what is to wrap it.
pub struct NewOwn {
    /// Its secret half.
    pub secret: Key,
    /// From the password.
    pub by_password: Wrapper,
}

/// How it stands with a person's own key.
#[derive(Clone, Debug, Default)]
pub struct OwnState {
    /// Whether there is one.
    pub has_key: bool,
    /// Whether the person wrote its recovery code down.
    pub code_kept: bool,
    /// What is locked.
    pub locks: Locks,
}

/// Makes the file where it is missing, for its owner alone to read, and brings it to the newest form.
pub(super) fn make_ready(directory: &Path) -> Result<(), StoreError> {
    let file = directory.join(KEYS);
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(&file)?);
    let mut connection = Connection::open(&file)?;
    connection.pragma_update(None, "journal_mode", "wal").map_err(StoreError::named)?;
    Migrations::new(vec![M::up(include_str!("migrations/keys_0001.sql"))]).to_latest(&mut connection)?;
    Ok(())
}

/// Opens the file of keys beside a database.
pub(super) fn attach(c: &Connection, directory: &Path) -> Result<(), StoreError> {
    c.execute("ATTACH ?1 AS keys", [directory.join(KEYS).to_string_lossy()])?;
    Ok(())
}

pub(super) fn shared(c: &Connection, person: PersonId) -> Result<Option<Key>, StoreError> {
    let found: Option<[u8; 32]> = c
        .prepare_cached("SELECT key FROM keys.shared_key WHERE person_id = ?1")?
        .query_row([person.0], |row| row.get(0))
        .optional()?;
    Ok(found.map(Key::new))
}

pub(super) fn shared_or_new(c: &Connection, person: PersonId) -> Result<Key, StoreError> {
    if let Some(known) = shared(c, person)? {
        return Ok(known);
    }
    let key = seal::fresh_key();
    c.execute("INSERT INTO keys.shared_key (person_id, key) VALUES (?1, ?2)", params![person.0, *key])
        .map_err(StoreError::named)?;
    Ok(key)
}

/// The newest generation of a person's own key.
pub(super) fn newest(c: &Connection, person: PersonId) -> Result<Option<OwnPublic>, StoreError> {
    let found: Option<(u32, Vec<u8>)> = c
        .prepare_cached("SELECT generation, public FROM keys.own_key WHERE person_id = ?1 ORDER BY generation DESC LIMIT 1")?
        .query_row([person.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(generation, public)| Some(OwnPublic { generation, public: public.try_into().ok()? })))
}

fn public(c: &Connection, person: PersonId, generation: u32) -> Result<Vec<u8>, StoreError> {
    Ok(c.prepare_cached("SELECT public FROM keys.own_key WHERE person_id = ?1 AND generation = ?2")?
        .query_row(params![person.0, generation], |row| row.get(0))?)
}

pub(super) fn locks(c: &Connection, person: PersonId) -> Result<Locks, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT locked_until, locked_from FROM keys.own_key WHERE person_id = ?1 AND locked_until IS NOT NULL",
    )?;
    let found = statement.query_map([person.0], |row| {
        let from = row.get::<_, Option<i64>>(1)?.map(|ms| rows::parsed(1, Timestamp::from_millisecond(ms))).transpose()?;
        Ok(Lock { from, until: rows::moment(row, 0)? })
    })?;
    Ok(Locks::new(found.collect::<Result<_, _>>()?))
}

/// What a wrapped secret is bound to.
fn about(person: PersonId, by: By, public: &[u8]) -> Vec<u8> {
    [b"weathervane own key ", by.key().as_bytes(), &person.0.to_be_bytes(), public].concat()
}

pub(super) fn wrap(
    c: &Connection,
    person: PersonId,
    own: &OwnSecret,
    by: By,
    wrapper: &Wrapper,
) -> Result<(), StoreError> {
    let wrapped = seal::sealed(&wrapper.key, &about(person, by, &seal::public_of(&own.secret)), own.secret.as_slice());
    keep(c, person, own.generation, by, (&wrapper.salt, &wrapped))
}

fn keep(c: &Connection, person: PersonId, generation: u32, by: By, (salt, wrapped): (&[u8], &[u8])) -> Result<(), StoreError> {
    c.execute(
        "INSERT INTO keys.wrapping (person_id, generation, by, salt, wrapped) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person.0, generation, by.key(), salt, wrapped],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

fn wrapped(c: &Connection, person: PersonId, generation: u32, by: By) -> Result<Vec<Wrapped>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT salt, wrapped FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2 AND by = ?3",
    )?;
    let found = statement.query_map(params![person.0, generation, by.key()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Begins a new generation. What was private before is locked where there was an earlier one, or where `reset` says that somebody
/// else may have set the password.
pub(super) fn begin(c: &Connection, person: PersonId, new: &NewOwn, reset: bool, now: Timestamp) -> Result<OwnSecret, StoreError> {
    let before: Option<u32> =
        c.query_row("SELECT max(generation) FROM keys.own_key WHERE person_id = ?1", [person.0], |row| row.get(0))?;
    if reset && before.is_none() {
        c.execute("INSERT INTO keys.own_key (person_id, generation, public) VALUES (?1, 0, x'')", [person.0])
            .map_err(StoreError::named)?;
    }
    // What a lock before this one covers stays that one's: each opens with its own code.
    c.execute(
        "UPDATE keys.own_key SET locked_until = ?2, locked_from = \
         (SELECT max(locked_until) FROM keys.own_key WHERE person_id = ?1) \
         WHERE person_id = ?1 AND locked_until IS NULL AND generation = \
         (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1)",
        params![person.0, now.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    c.execute("DELETE FROM keys.wrapping WHERE person_id = ?1 AND by = 'password'", [person.0]).map_err(StoreError::named)?;
    let generation = before.map_or(1, |before| before + 1);
    let own = OwnSecret { generation, secret: new.secret.clone() };
    c.execute(
        "INSERT INTO keys.own_key (person_id, generation, public) VALUES (?1, ?2, ?3)",
        params![person.0, generation, seal::public_of(&own.secret)],
    )
    .map_err(StoreError::named)?;
    wrap(c, person, &own, By::Password, &new.by_password)?;
    Ok(own)
}

/// Every secret that the newest one leads to: itself, and those of earlier generations that were unlocked since.
pub(super) fn with_earlier(c: &Connection, person: PersonId, newest: OwnSecret) -> Result<Vec<OwnSecret>, StoreError> {
    let mut statement =
        c.prepare_cached("SELECT generation, wrapped FROM keys.wrapping WHERE person_id = ?1 AND by = 'later' ORDER BY generation DESC")?;
    let earlier: Vec<(u32, Vec<u8>)> =
        statement.query_map([person.0], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut known = vec![newest];
    for (generation, wrapped) in earlier {
        let about = about(person, By::Later, &public(c, person, generation)?);
        let secret = OpenOwn::new(known.clone()).open(&about, &wrapped).and_then(|bytes| seal::as_key(&bytes));
        known.extend(secret.map(|secret| OwnSecret { generation, secret }));
    }
    Ok(known)
}

/// Takes all keys of a person away. Gives their marks, by which a ledger knows them again.
pub(super) fn forget(c: &Connection, person: PersonId) -> Result<Vec<String>, StoreError> {
    let mut marks: Vec<String> = shared(c, person)?.iter().map(|key| mark(key.as_slice())).collect();
    let mut statement = c.prepare_cached("SELECT public FROM keys.own_key WHERE person_id = ?1 AND public <> x''")?;
    for public in statement.query_map([person.0], |row| row.get::<_, Vec<u8>>(0))? {
        marks.push(mark(&public?));
    }
    for sql in [
        "DELETE FROM keys.shared_key WHERE person_id = ?1",
        "DELETE FROM keys.own_key WHERE person_id = ?1",
        "DELETE FROM keys.wrapping WHERE person_id = ?1",
    ] {
        c.execute(sql, [person.0]).map_err(StoreError::named)?;
    }
    Ok(marks)
}

/// Takes away what shared entries of a person were read with, and the generations that are locked, once no entry is left that they
/// would open. The newest own key stays: the person goes on with it.
pub(super) fn forget_past(c: &Connection, person: PersonId) -> Result<Vec<String>, StoreError> {
    let marks = shared(c, person)?.iter().map(|key| mark(key.as_slice())).collect();
    for sql in [
        "DELETE FROM keys.shared_key WHERE person_id = ?1",
        "DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation < \
         (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1)",
        "DELETE FROM keys.own_key WHERE person_id = ?1 AND generation < \
         (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1)",
    ] {
        c.execute(sql, [person.0]).map_err(StoreError::named)?;
    }
    Ok(marks)
}

/// Takes away every key with one of these marks.
pub(super) fn forget_marked(c: &Connection, marks: &[String]) -> Result<(), StoreError> {
    let keys: Vec<(i64, Vec<u8>)> = c
        .prepare("SELECT person_id, key FROM keys.shared_key UNION ALL SELECT person_id, public FROM keys.own_key")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (person, key) in keys.into_iter().filter(|(_, key)| marks.contains(&mark(key))) {
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

fn mark(key: &[u8]) -> String {
    let digest = Sha256::digest([b"weathervane key ", key].concat());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

impl Store {
    /// How it stands with a person's own key.
    ///
    /// # Errors
    /// Where the keys cannot be read.
    pub async fn own_state(&self, person: PersonId) -> Result<OwnState, StoreError> {
        self.read(move |c| {
            let Some(newest) = newest(c, person)? else {
                return Ok(OwnState { locks: locks(c, person)?, ..OwnState::default() });
            };
            let code_kept = c
                .prepare_cached("SELECT code_kept FROM keys.own_key WHERE person_id = ?1 AND generation = ?2")?
                .query_row(params![person.0, newest.generation], |row| row.get(0))?;
            Ok(OwnState { has_key: true, code_kept, locks: locks(c, person)? })
        })
        .await
    }

    /// The newest secret of a person as the password wraps it; several where a change of password was cut short. None before there is a key.
    ///
    /// # Errors
    /// Where the keys cannot be read.
    pub async fn wrapped_by_password(&self, person: PersonId) -> Result<Option<(OwnPublic, Vec<Wrapped>)>, StoreError> {
        self.read(move |c| {
            let Some(newest) = newest(c, person)? else { return Ok(None) };
            let wrapped = wrapped(c, person, newest.generation, By::Password)?;
            Ok(Some((newest, wrapped)))
        })
        .await
    }

    /// Begins a person's own key, or a new generation of it that locks what was private before. Notes for them alone that waited for
    /// it under the shared key are sealed to it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn begin_own_key(&self, person: PersonId, new: NewOwn, now: Timestamp) -> Result<OwnSecret, StoreError> {
        self.write(move |c| {
            let own = begin(c, person, &new, false, now)?;
            super::notes::seal_waiting(c, person)?;
            Ok(own)
        })
        .await
    }

    /// Seals notes for a person alone that still lie under the shared key, where there is an own key by now.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn seal_waiting(&self, person: PersonId) -> Result<(), StoreError> {
        if self.read(move |c| super::notes::any_waiting(c, person)).await? {
            self.write(move |c| super::notes::seal_waiting(c, person)).await?;
        }
        Ok(())
    }

    /// Wraps a secret once more by the password, beside what wraps it already.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn wrap_by_password(&self, person: PersonId, own: OwnSecret, wrapper: Wrapper) -> Result<(), StoreError> {
        self.write(move |c| wrap(c, person, &own, By::Password, &wrapper)).await
    }

    /// Leaves of what the password wraps only what was made with this salt.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn only_wrapped_with(&self, person: PersonId, salt: Vec<u8>) -> Result<(), StoreError> {
        self.write(move |c| {
            c.execute(
                "DELETE FROM keys.wrapping WHERE person_id = ?1 AND by = 'password' AND salt <> ?2",
                params![person.0, salt],
            )
            .map_err(StoreError::named)?;
            Ok(())
        })
        .await
    }

    /// Wraps a secret by a new recovery code; the one before opens nothing any more. It counts as not yet written down.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn wrap_by_code(&self, person: PersonId, own: OwnSecret, wrapper: Wrapper) -> Result<(), StoreError> {
        self.write(move |c| {
            let which = params![person.0, own.generation];
            c.execute("DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2 AND by = 'code'", which)
                .map_err(StoreError::named)?;
            c.execute("UPDATE keys.own_key SET code_kept = 0 WHERE person_id = ?1 AND generation = ?2", which)
                .map_err(StoreError::named)?;
            wrap(c, person, &own, By::Code, &wrapper)
        })
        .await
    }

    /// Keeps that a person wrote their recovery code down. False where none was made.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn code_was_kept(&self, person: PersonId) -> Result<bool, StoreError> {
        self.write(move |c| {
            let kept = c
                .execute(
                    "UPDATE keys.own_key SET code_kept = 1 WHERE person_id = ?1 AND generation = \
                     (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1) AND EXISTS \
                     (SELECT 1 FROM keys.wrapping w WHERE w.person_id = ?1 AND w.generation = own_key.generation AND w.by = 'code')",
                    [person.0],
                )
                .map_err(StoreError::named)?;
            Ok(kept == 1)
        })
        .await
    }

    /// Unlocks with a recovery code what was private before a reset, for the person who has the newest secret. False where the code
    /// opens nothing that is locked.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn unlock(
        &self,
        person: PersonId,
        newest: OwnPublic,
        key_of: impl Fn(&[u8]) -> Key + Send + 'static,
    ) -> Result<bool, StoreError> {
        self.write(move |c| {
            let locked: Vec<u32> = c
                .prepare_cached("SELECT generation FROM keys.own_key WHERE person_id = ?1 AND locked_until IS NOT NULL")?
                .query_map([person.0], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut any = false;
            for generation in locked {
                let about_code = about(person, By::Code, &public(c, person, generation)?);
                let wrapped = wrapped(c, person, generation, By::Code)?;
                let opened = wrapped.iter().find_map(|(salt, bytes)| seal::opened(&key_of(salt), &about_code, bytes));
                let Some(secret) = opened else { continue };
                let about_later = about(person, By::Later, &public(c, person, generation)?);
                let sealed = SealTo::new(&newest).seal(&about_later, &secret);
                for sql in [
                    "DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2",
                    "UPDATE keys.own_key SET locked_until = NULL, locked_from = NULL WHERE person_id = ?1 AND generation = ?2",
                ] {
                    c.execute(sql, params![person.0, generation]).map_err(StoreError::named)?;
                }
                keep(c, person, generation, By::Later, (&[], &sealed))?;
                any = true;
            }
            Ok(any)
        })
        .await
    }
}

/// The secret within a wrapping, where the key made from its salt is the right one.
#[must_use]
pub fn unwrap(person: PersonId, by: By, public: &OwnPublic, key: &Key, wrapped: &[u8]) -> Option<OwnSecret> {
    let secret = seal::as_key(&seal::opened(key, &about(person, by, &public.public), wrapped)?)?;
    Some(OwnSecret { generation: public.generation, secret })
}
