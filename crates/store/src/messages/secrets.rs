//! Secrets of the centre: sealed with a key of its own, which no backup contains.

use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::seal::{self, Key};

/// Seals a secret; `about` says what it is, and only for that it opens again.
pub(crate) fn sealed(c: &Connection, about: &str, secret: &str) -> Result<Vec<u8>, StoreError> {
    Ok(seal::sealed(&key_or_new(c)?, about.as_bytes(), secret.as_bytes()))
}

/// Opens a secret; none if the key is not the one that it was sealed with, as after a restore without the keys.
pub(crate) fn opened(c: &Connection, about: &str, sealed: &[u8]) -> Result<Option<String>, StoreError> {
    let Some(key) = key(c)? else { return Ok(None) };
    let opened = seal::opened(&key, about.as_bytes(), sealed);
    Ok(opened.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()))
}

fn key(c: &Connection) -> Result<Option<Key>, StoreError> {
    let found: Option<[u8; 32]> =
        c.prepare_cached("SELECT key FROM keys.centre_key WHERE id = 1")?.query_row([], |row| row.get(0)).optional()?;
    Ok(found.map(Key::new))
}

/// A key of the centre for one purpose, the same after every start. No backup contains it.
pub(crate) fn key_for(c: &Connection, purpose: &str) -> Result<Key, StoreError> {
    Ok(seal::derived(&*key_or_new(c)?, b"", purpose))
}

fn key_or_new(c: &Connection) -> Result<Key, StoreError> {
    if let Some(known) = key(c)? {
        return Ok(known);
    }
    let key = seal::fresh_key();
    c.execute("INSERT INTO keys.centre_key (id, key) VALUES (1, ?1)", params![*key]).map_err(StoreError::named)?;
    Ok(key)
}
