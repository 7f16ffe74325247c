//! Marks: how a person recognises their own proposals and supports, and nobody else does.
//!
//! A mark is derived with HKDF from the secret half of the person's own key and the id of the source. Only a session of
//! the person leads to that secret. The same person has another mark at each source, so that marks of different sources
//! cannot be compared.

use rusqlite::{Connection, Params, params};

use super::{OwnPart, source_id};
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::seal::{self, Key, OwnSecret};
use domain::{PersonId, RegisteredSourceId};

/// What a source knows of one person.
pub(super) type Mark = [u8; 32];

/// A mark that a person left, with what belongs to it.
pub(super) struct OwnMark {
    pub(super) mark: Mark,
    pub(super) part: OwnPart,
}

/// A person with all secrets that their session leads to.
pub(super) struct Marker {
    person: PersonId,
    /// The newest first.
    secrets: Vec<OwnSecret>,
}

/// The marks `m` of all people at sources `s`, as [`Marker::find`] reads them for the person `?1`. Lines that a person
/// wrote are not news for them.
const MARKS: &str = "SELECT m.source, m.mark, m.proposed, m.put_away < coalesce(w.newest, 0), s.proposer IS ?1, \
     coalesce(w.lines, 0), coalesce(w.answers, 0) FROM source_mark m JOIN registered_source s ON s.id = m.source \
     LEFT JOIN (SELECT source, max(CASE WHEN written_by IS NOT ?1 THEN number END) AS newest, max(number) AS lines, \
     sum(kind = 'answered') AS answers FROM source_step GROUP BY source) w ON w.source = m.source";

impl Marker {
    pub(super) fn of(c: &Connection, own: &OwnerAccess) -> Result<Self, StoreError> {
        Ok(Self { person: own.person, secrets: own.secrets(c)? })
    }

    /// The mark that the person leaves at a source from now on; none in a session that does not hold the key.
    pub(super) fn newest(&self, source: RegisteredSourceId) -> Option<Mark> {
        self.secrets.first().map(|own| mark(&own.secret, source))
    }

    /// The marks that the person left at a source: two if they supported it again after a reset of their password.
    pub(super) fn at(&self, c: &Connection, source: RegisteredSourceId) -> Result<Vec<OwnMark>, StoreError> {
        self.find(c, "m.source = ?2", params![self.person.0, source.0.as_bytes()])
    }

    /// All marks that the person left.
    pub(super) fn everywhere(&self, c: &Connection) -> Result<Vec<OwnMark>, StoreError> {
        self.find(c, "1", [self.person.0])
    }

    /// The marks that the person left where something waits to be read.
    pub(super) fn with_news(&self, c: &Connection) -> Result<Vec<OwnMark>, StoreError> {
        self.find(c, "m.put_away < w.newest", [self.person.0])
    }

    /// The marks of the person's proposals that wait for an answer.
    pub(super) fn of_open_proposals(&self, c: &Connection) -> Result<Vec<OwnMark>, StoreError> {
        self.find(c, "m.proposed = 1 AND s.status IN ('heard', 'looking')", [self.person.0])
    }

    /// The person's marks among those that fulfil a condition, in the order of the sources. A proposal with the
    /// person's name is theirs in any session.
    fn find(&self, c: &Connection, condition: &str, values: impl Params) -> Result<Vec<OwnMark>, StoreError> {
        let mut statement = c.prepare_cached(&format!("{MARKS} WHERE {condition} ORDER BY m.source"))?;
        let mut rows = statement.query(values)?;
        // One derivation for each source and secret, however many people have a mark there.
        let (mut at, mut derived) = (None, Vec::new());
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let source = source_id(row)?;
            if at != Some(source) {
                at = Some(source);
                derived = self.secrets.iter().map(|own| mark(&own.secret, source)).collect();
            }
            let left: Mark = row.get(1)?;
            let (proposed, has_news, is_named): (bool, bool, bool) = (row.get(2)?, row.get(3)?, row.get(4)?);
            if derived.contains(&left) || (proposed && is_named) {
                let (lines, answers) = (row.get(5)?, row.get(6)?);
                found.push(OwnMark { mark: left, part: OwnPart { source, proposed, has_news, lines, answers } });
            }
        }
        Ok(found)
    }
}

/// What a person has to do with each source at which they left these marks, in the order of the sources.
pub(super) fn parts_of(marks: &[OwnMark]) -> Vec<OwnPart> {
    let mut parts: Vec<OwnPart> = Vec::new();
    for OwnMark { part, .. } in marks {
        match parts.last_mut() {
            Some(known) if known.source == part.source => {
                known.proposed |= part.proposed;
                known.has_news |= part.has_news;
            }
            _ => parts.push(*part),
        }
    }
    parts
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
