//! What a person has read of the courses, and on which day: one sealed list that only a session of theirs opens, of one
//! size.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use rusqlite_migration::{HookError, HookResult};

use super::LibraryShelf;
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::seal::{self, OwnPublic, Sealer, Unsealer};
use domain::{PersonId, Workday};

/// The generation of a list that is sealed with the shared key, because its person has no own key yet.
const SHARED: u32 = 0;
/// A list is filled up to a multiple of this many bytes: its size does not tell how much was read.
const BLOCK: usize = 4096;

/// What a person has read of the courses, each item with the day on which they last said so. A list of an earlier
/// version has no days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadItems(BTreeMap<String, Option<Workday>>);

impl ReadItems {
    /// Returns true if the person has read this item.
    #[must_use]
    pub fn contains(&self, item: &str) -> bool {
        self.0.contains_key(item)
    }

    /// Returns true if the person said on this day or later that they have read this item.
    #[must_use]
    pub fn contains_since(&self, item: &str, day: Workday) -> bool {
        self.0.get(item).is_some_and(|read| read.is_some_and(|read| read >= day))
    }

    /// Returns the ids of all of them, in the order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Adds what a list says.
    fn extend(&mut self, list: &str) {
        for line in list.lines() {
            let mut parts = line.split_whitespace();
            let Some(item) = parts.next() else { continue };
            let day = parts.next().and_then(|number| number.parse().ok()).map(Workday::from_number);
            let kept = self.0.entry(item.to_owned()).or_default();
            *kept = (*kept).max(day);
        }
    }

    /// The list as text, filled up with spaces.
    fn filled(&self) -> String {
        let line = |(item, day): (&String, &Option<Workday>)| match day {
            Some(day) => format!("{item} {}", day.number()),
            None => item.clone(),
        };
        let mut text = self.0.iter().map(line).collect::<Vec<_>>().join("\n");
        let missing = BLOCK - text.len() % BLOCK;
        text.extend(std::iter::repeat_n(' ', missing));
        text
    }
}

impl LibraryShelf<'_> {
    /// Adds an item to what a person has read, on a day, or removes it if there is no day.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_read(
        self,
        own: impl Into<OwnerAccess>,
        item: String,
        read: Option<Workday>,
    ) -> Result<(), StoreError> {
        let own = own.into();
        self.0
            .write(move |c| {
                let mut items = opened(c, &own)?;
                let changed = match read {
                    Some(day) => items.0.insert(item, Some(day)) != Some(Some(day)),
                    None => items.0.remove(&item).is_some(),
                };
                if changed { keep(c, &own, &items) } else { Ok(()) }
            })
            .await
    }

    /// The items that a person has read. Without a session of the person it is nothing, and a list from
    /// before a reset of the password stays locked.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn read_items(self, own: impl Into<OwnerAccess>) -> Result<ReadItems, StoreError> {
        let own = own.into();
        self.0.read(move |c| opened(c, &own)).await
    }
}

/// Every list that the session opens, as one.
fn opened(c: &Connection, own: &OwnerAccess) -> Result<ReadItems, StoreError> {
    let mut statement = c.prepare_cached("SELECT generation, sealed FROM course_reading WHERE person_id = ?1")?;
    let rows = statement.query_map([own.person.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(u32, Vec<u8>)> = rows.collect::<Result<_, _>>()?;
    let mut items = ReadItems::default();
    if rows.is_empty() {
        return Ok(items);
    }
    let mut unsealer = Unsealer::new(own.secrets(c)?);
    // Nobody but the person has a session before the first reset, so what the shared key opens is theirs until then.
    let shared = if table::locked_since(c, own.person)?.is_none() { table::shared(c, own.person)? } else { None };
    for (generation, sealed) in rows {
        let about = about(own.person, generation);
        let list = match (generation, &shared) {
            (SHARED, Some(key)) => seal::open_shared_note(key, &about, &sealed),
            _ => unsealer.open(&about, &sealed).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()),
        };
        items.extend(list.as_deref().unwrap_or_default());
    }
    Ok(items)
}

/// Stores the list of a person, sealed to the newest own key, in place of what it was merged from.
fn keep(c: &Connection, own: &OwnerAccess, items: &ReadItems) -> Result<(), StoreError> {
    let newest = table::newest(c, own.person)?;
    let secrets = own.secrets(c)?;
    // A session that is older than the key cannot read the list under it, and must not replace it.
    match newest.filter(|newest| secrets.iter().any(|secret| secret.generation == newest.generation)) {
        Some(newest) => {
            seal_to(c, own.person, &newest, items)?;
            for merged in secrets.iter().map(|secret| secret.generation).filter(|one| *one != newest.generation) {
                delete(c, own.person, merged)?;
            }
            match table::locked_since(c, own.person)? {
                None => delete(c, own.person, SHARED),
                Some(_) => Ok(()),
            }
        }
        None => {
            let key = table::shared_or_new(c, own.person)?;
            insert(c, own.person, SHARED, &seal::shared_note(&key, &about(own.person, SHARED), &items.filled()))
        }
    }
}

fn seal_to(c: &Connection, person: PersonId, to: &OwnPublic, items: &ReadItems) -> Result<(), StoreError> {
    let sealed = Sealer::new(to).seal(&about(person, to.generation), items.filled().as_bytes());
    insert(c, person, to.generation, &sealed)
}

fn insert(c: &Connection, person: PersonId, generation: u32, sealed: &[u8]) -> Result<(), StoreError> {
    c.prepare_cached("INSERT OR REPLACE INTO course_reading (person_id, generation, sealed) VALUES (?1, ?2, ?3)")?
        .execute(params![person.0, generation, sealed])
        .map_err(StoreError::named)?;
    Ok(())
}

fn delete(c: &Connection, person: PersonId, generation: u32) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM course_reading WHERE person_id = ?1 AND generation = ?2")?
        .execute(params![person.0, generation])
        .map_err(StoreError::named)?;
    Ok(())
}

/// Deletes everything that a person has read.
pub(crate) fn remove(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM course_reading WHERE person_id = ?1")?
        .execute([person.0])
        .map_err(StoreError::named)?;
    Ok(())
}

fn about(person: PersonId, generation: u32) -> Vec<u8> {
    [b"weathervane course reading ".as_slice(), &person.0.to_be_bytes(), &generation.to_be_bytes()].concat()
}

/// Seals the marks of earlier versions that said what somebody had read: to the own key that was in use when they were
/// made, so that what is locked stays locked.
pub(crate) fn seal_plaintext_marks(transaction: &Transaction<'_>) -> HookResult {
    let failed = |error: StoreError| HookError::Hook(error.to_string());
    let mut people = transaction.prepare("SELECT DISTINCT person_id FROM library_mark WHERE mark = 'read'")?;
    let people: Vec<PersonId> = people.query_map([], |row| row.get(0).map(PersonId))?.collect::<Result<_, _>>()?;
    for person in people {
        seal_marks(transaction, person).map_err(failed)?;
    }
    transaction.execute("DELETE FROM library_mark WHERE mark = 'read'", [])?;
    Ok(())
}

fn seal_marks(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    let mut marks = c.prepare("SELECT item, made_at FROM library_mark WHERE person_id = ?1 AND mark = 'read'")?;
    let marks: Vec<(String, i64)> =
        marks.query_map([person.0], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut lists: BTreeMap<u32, (Vec<u8>, ReadItems)> = BTreeMap::new();
    for (item, made_at) in marks {
        let key: Option<(u32, Vec<u8>)> = c
            .prepare_cached(
                "SELECT generation, public FROM keys.own_key WHERE person_id = ?1 AND (locked_until IS NULL OR locked_until >= ?2) \
                 ORDER BY locked_until IS NULL, locked_until, generation DESC LIMIT 1",
            )?
            .query_row(params![person.0, made_at], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (generation, public) = key.unwrap_or_default();
        lists.entry(generation).or_insert((public, ReadItems::default())).1.0.insert(item, None);
    }
    for (generation, (public, items)) in lists {
        match <[u8; 32]>::try_from(public) {
            Ok(public) => seal_to(c, person, &OwnPublic { generation, public }, &items)?,
            // No own key, or a reset before there was one: nobody can open it then, and the shared key is locked with
            // it.
            Err(_) => {
                let key = table::shared_or_new(c, person)?;
                insert(c, person, SHARED, &seal::shared_note(&key, &about(person, SHARED), &items.filled()))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_any_length_has_the_same_size() {
        let day = Some(Workday::from_number(20_500));
        let list = |count: usize| {
            ReadItems((0..count).map(|item| (format!("role_play/number_{item}"), day)).collect()).filled()
        };
        assert_eq!([list(0).len(), list(1).len(), list(80).len()], [BLOCK; 3]);
        assert_eq!(list(2).trim().lines().count(), 2);
    }

    #[test]
    fn a_list_of_an_earlier_version_is_read_and_says_no_day() {
        let (early, late) = (Workday::from_number(20_500), Workday::from_number(20_600));
        let mut items = ReadItems::default();
        items.extend("case/wedding_dress\nwords/money\n  ");
        items.extend(&format!("words/money {}\nwords/waiting {}", late.number(), early.number()));
        assert_eq!(items.ids().collect::<Vec<_>>(), ["case/wedding_dress", "words/money", "words/waiting"]);
        let since = |day| items.ids().filter(|item| items.contains_since(item, day)).collect::<Vec<_>>();
        assert_eq!(since(early), ["words/money", "words/waiting"]);
        assert_eq!(since(late), ["words/money"]);
        let mut again = ReadItems::default();
        again.extend(&items.filled());
        assert_eq!(again, items);
    }

    #[test]
    fn the_migration_seals_what_was_read_and_leaves_no_plain_mark() {
        let directory = tempfile::tempdir().expect("a directory");
        let mut connection = Connection::open_in_memory().expect("a database");
        crate::migrations::before(&connection, "0030_sealed_reading");
        let mut keys = Connection::open(directory.path().join(table::KEYS)).expect("the file of keys");
        crate::migrations::run_for_keys(&mut keys).expect("its tables");
        table::attach(&connection, directory.path()).expect("attached");
        let secret = seal::fresh_key();
        let own = seal::OwnSecret { generation: 1, secret: secret.clone() };
        connection
            .execute_batch(
                "PRAGMA foreign_keys = OFF;
                 INSERT INTO library_mark VALUES (7, 'words/waiting', 'read', 5), (7, 'words/waiting', 'helped', 5),
                     (8, 'words/money', 'read', 5)",
            )
            .expect("marks");
        connection
            .execute(
                "INSERT INTO keys.own_key (person_id, generation, public) VALUES (7, 1, ?1)",
                [seal::public_of(&secret)],
            )
            .expect("a key");
        crate::migrations::run(&mut connection).expect("the migration");
        let left: Vec<String> = connection
            .prepare("SELECT mark FROM library_mark")
            .and_then(|mut all| all.query_map([], |row| row.get(0))?.collect())
            .expect("marks");
        assert_eq!(left, ["helped"]);
        let sealed: Vec<u8> = connection
            .query_row("SELECT sealed FROM course_reading WHERE person_id = 7 AND generation = 1", [], |row| row.get(0))
            .expect("a list");
        let list = Unsealer::new(vec![own]).open(&about(PersonId(7), 1), &sealed).expect("it opens");
        assert_eq!(String::from_utf8_lossy(&list).trim(), "words/waiting");
        let waits = opened(&connection, &PersonId(8).into()).expect("a read");
        assert_eq!(waits.ids().collect::<Vec<_>>(), ["words/money"], "no own key yet: under the shared one");
        assert_eq!(opened(&connection, &PersonId(7).into()).expect("a read"), ReadItems::default(), "no session");
    }
}
