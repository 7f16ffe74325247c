//! Ids of people and teams that are spellings of one id: a data directory of an earlier version may have them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::StoreError;
use domain::canonical::canonical_id;

/// Two or more ids, or an id and an e-mail address, that nobody can tell apart when they are typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedId {
    /// `person` or `team`.
    pub of: &'static str,
    /// Each spelling, and the id of its person or team.
    pub spellings: Vec<(String, String)>,
}

/// Returns the ids that several people, or several teams, share in all but their spelling.
pub(crate) fn shared_ids(c: &Connection) -> Result<Vec<SharedId>, StoreError> {
    let mut shared = Vec::new();
    for (of, queries) in [
        ("person", &["SELECT key, key FROM person", "SELECT email, key FROM person WHERE email IS NOT NULL"][..]),
        ("team", &["SELECT key, key FROM team"]),
    ] {
        if !c.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?.exists([of])? {
            continue;
        }
        let mut by_canonical: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for query in queries {
            let mut rows = c.prepare(query)?;
            for row in rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
                let (spelling, owner): (String, String) = row?;
                by_canonical.entry(canonical_id(&spelling)).or_default().push((spelling, owner));
            }
        }
        let several = |spellings: &Vec<(String, String)>| spellings.iter().any(|(_, owner)| *owner != spellings[0].1);
        shared.extend(by_canonical.into_values().filter(several).map(|spellings| SharedId { of, spellings }));
    }
    Ok(shared)
}
