//! What opens an account besides its password, and what ends it.

use rusqlite::{Connection, params};

use crate::token::TokenHash;
use crate::{StoreError, api_tokens, kiosks};
use domain::PersonId;

/// Stores the hash of a password. The link to the calendar ends: somebody else may have made it with the password
/// before.
pub(super) fn set_password(c: &Connection, person: PersonId, hash: &str) -> Result<(), StoreError> {
    c.execute("UPDATE person SET password_hash = ?2 WHERE id = ?1", params![person.0, hash])
        .map_err(StoreError::named)?;
    end_calendar_link(c, person)
}

/// Ends the sessions of a person, except `but` if it is given, and the tokens of their programs: somebody who gets a
/// role with which they read or change what belongs to others signs in again, with everything that the role asks for.
pub(crate) fn end_sessions(c: &Connection, person: PersonId, but: Option<TokenHash>) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM session WHERE person_id = ?1 AND token_hash IS NOT ?2")?
        .execute(params![person.0, but])
        .map_err(StoreError::named)?;
    api_tokens::end_of_person(c, person)
}

/// Ends the link to a person's calendar: also when the password changes, because somebody else may have made the link
/// with the one before.
pub(crate) fn end_calendar_link(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    c.execute("DELETE FROM calendar_link WHERE person_id = ?1", [person.0]).map_err(StoreError::named)?;
    Ok(())
}

/// Ends everything: sessions, tokens, the link to the calendar, and code and PIN for kiosks. After a reset they may be
/// an impostor's, and somebody who comes back after they had left begins again.
pub(crate) fn end_all(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    end_sessions(c, person, None)?;
    end_calendar_link(c, person)?;
    kiosks::remove_badge(c, person)
}
