//! Finds people and teams by their ids in any spelling, and fills in the canonical form of ids from before it was
//! stored.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use rusqlite_migration::HookResult;

use crate::StoreError;
use domain::canonical::canonical_id;
use domain::{PersonId, TeamId};

/// The condition that finds a person or a team `p` by an id: `?1` is the id as it was given, `?2` its canonical form.
pub(crate) const HAS_ID: &str = "(p.key = ?1 OR p.canonical = ?2)";
/// The exact spelling comes first: ids that were given twice before the canonical form was stored are found by it
/// alone.
pub(crate) const EXACT_FIRST: &str = "ORDER BY p.key = ?1 DESC LIMIT 1";

/// Returns the two parameters of [`HAS_ID`].
pub(crate) fn spellings(id: &str) -> [String; 2] {
    [id.trim().to_owned(), canonical_id(id)]
}

/// Returns the person with this id.
pub(crate) fn person(c: &Connection, id: &str) -> Result<Option<PersonId>, StoreError> {
    Ok(c.prepare_cached(&format!("SELECT p.id FROM person p WHERE {HAS_ID} {EXACT_FIRST}"))?
        .query_row(spellings(id), |row| row.get(0).map(PersonId))
        .optional()?)
}

/// Returns the team with this key.
pub(crate) fn team(c: &Connection, key: &str) -> Result<Option<TeamId>, StoreError> {
    Ok(c.prepare_cached(&format!("SELECT p.id FROM team p WHERE {HAS_ID} {EXACT_FIRST}"))?
        .query_row(spellings(key), |row| row.get(0).map(TeamId))
        .optional()?)
}

/// Fills in the canonical form of ids, and rewrites e-mail addresses to theirs. The first row of those with one form
/// gets it.
pub(crate) fn fill_in(transaction: &Transaction<'_>) -> HookResult {
    for (table, column, from) in
        [("person", "canonical", "key"), ("team", "canonical", "key"), ("person", "email", "email")]
    {
        let mut rows =
            transaction.prepare(&format!("SELECT id, {from} FROM {table} WHERE {from} IS NOT NULL ORDER BY id"))?;
        let rows: Vec<(i64, String)> =
            rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut fill = transaction.prepare(&format!("UPDATE OR IGNORE {table} SET {column} = ?2 WHERE id = ?1"))?;
        for (id, text) in rows {
            if fill.execute(params![id, canonical_id(&text)])? == 0 {
                tracing::warn!(
                    table,
                    column,
                    id,
                    "this id is another spelling of an earlier one; it is found by its exact spelling only"
                );
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DATABASE, Store};

    /// A database of the version before the canonical form.
    fn earlier(directory: &std::path::Path) -> Connection {
        let c = Connection::open(directory.join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0015_canonical_ids");
        c
    }

    #[tokio::test]
    async fn ids_that_were_given_twice_are_all_found_after_the_migration() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = earlier(directory.path());
        for key in ["\u{c9}1", "\u{e9}1", "z1", "z1\u{200b}", "jose\u{301}"] {
            c.execute("INSERT INTO person (key, name, roles) VALUES (?1, ?1, 1)", [key]).expect("a person");
        }
        c.execute("INSERT INTO person (key, name, email, roles) VALUES ('m1', 'Mu', 'mu\u{308}@example.org', 1)", [])
            .expect("a person");
        c.execute_batch(
            "INSERT INTO site (id, name, time_zone) VALUES (1, 'Islet', 'UTC'); INSERT INTO department VALUES (1, 1, 'Care');
             INSERT INTO team (key, name, department_id) VALUES ('T1', 'Upper', 1), ('t1', 'Lower', 1), ('R\u{ff06}D', 'R', 1);",
        )
        .expect("teams");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let shared: Vec<Vec<String>> = crate::backup::health(directory.path())
            .expect("a report")
            .shared_ids
            .into_iter()
            .map(|id| id.spellings.into_iter().map(|(spelling, _)| spelling).collect())
            .collect();
        assert_eq!(
            shared,
            [["z1", "z1\u{200b}"], ["\u{c9}1", "\u{e9}1"], ["T1", "t1"]],
            "what a check of the data tells"
        );
        for (id, key) in [
            ("\u{c9}1", "\u{c9}1"),
            ("\u{e9}1", "\u{e9}1"),
            ("E\u{301}1", "\u{c9}1"),
            ("Z1", "z1"),
            ("z1\u{200b}", "z1\u{200b}"),
            ("JOS\u{c9}", "jose\u{301}"),
        ] {
            let found = store.people().by_key(id.to_owned()).await.expect("a read").expect("a person");
            assert_eq!(found.key, key, "{id:?}");
            let (found, _) = store.people().sign_in(id.to_owned()).await.expect("a read").expect("a person");
            assert_eq!(found.key, key, "{id:?}");
        }
        let (mu, _) =
            store.people().sign_in("M\u{dc}@example.org".to_owned()).await.expect("a read").expect("a person");
        assert_eq!(mu.key, "m1");
        for (key, name) in [("T1", "Upper"), ("t1", "Lower"), ("r&d", "R")] {
            let team = store.teams().by_key(key.to_owned()).await.expect("a read").expect("a team");
            assert_eq!(team.name, name, "{key}");
        }
    }
}
