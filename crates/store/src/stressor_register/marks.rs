//! Marks: how a person recognises their own proposals and supports, and nobody else does.
//!
//! A mark is derived with HKDF from the secret half of the person's own key and the id of the source. Only a session of the person leads to
//! that secret. The same person has another mark at each source, so that marks of different sources cannot be compared.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::OwnPart;
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::seal::{self, Key, OwnSecret};
use domain::{PersonId, RegisteredSourceId};

/// What a source knows of one person.
pub(super) type Mark = [u8; 32];

/// A person with all secrets that their session leads to.
pub(super) struct Marker {
    person: PersonId,
    /// The newest first.
    secrets: Vec<OwnSecret>,
}

impl Marker {
    pub(super) fn of(c: &Connection, own: &OwnerAccess) -> Result<Self, StoreError> {
        Ok(Self { person: own.person, secrets: own.secrets(c)? })
    }

    /// The mark that the person leaves at a source from now on; none in a session that does not hold the key.
    pub(super) fn newest(&self, source: RegisteredSourceId) -> Option<Mark> {
        self.secrets.first().map(|own| mark(&own.secret, source))
    }

    /// The mark that the person left at a source, with what belongs to it. A proposal with the person's name is theirs in any session.
    pub(super) fn find(
        &self,
        c: &Connection,
        source: RegisteredSourceId,
    ) -> Result<Option<(Mark, OwnPart)>, StoreError> {
        let mut known =
            c.prepare_cached("SELECT mark, proposed, put_away FROM source_mark WHERE source = ?1 AND mark = ?2")?;
        let part = |row: &rusqlite::Row<'_>| {
            Ok((row.get::<_, Mark>(0)?, OwnPart { source, proposed: row.get(1)?, put_away: row.get(2)? }))
        };
        for own in &self.secrets {
            let found = known.query_row(params![source.0.as_bytes(), mark(&own.secret, source)], part).optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        let mut named = c.prepare_cached(
            "SELECT m.mark, m.proposed, m.put_away FROM source_mark m JOIN registered_source s ON s.id = m.source \
             WHERE m.source = ?1 AND m.proposed = 1 AND s.proposer = ?2",
        )?;
        Ok(named.query_row(params![source.0.as_bytes(), self.person.0], part).optional()?)
    }
}

fn mark(secret: &Key, source: RegisteredSourceId) -> Mark {
    *seal::derived(secret.as_slice(), source.0.as_bytes(), "weathervane stressor register")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_person_at_two_sources_have_nothing_in_common() {
        let id = |number| RegisteredSourceId(uuid::Uuid::from_u128(number));
        let (secret, other) = (seal::fresh_key(), seal::fresh_key());
        assert_eq!(mark(&secret, id(1)), mark(&secret, id(1)));
        assert_ne!(mark(&secret, id(1)), mark(&secret, id(2)));
        assert_ne!(mark(&secret, id(1)), mark(&other, id(1)));
    }
}
