//! The check of the keys and the ledger of erasures: whether they exist, only their owner may read them, and they
//! belong to the database next to them.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;

use rusqlite::Connection;

use crate::counselling;
use crate::erasures::ledger::{self, Erasure, LEDGER, LedgerLine, mark_of};
use crate::keys::table::{self, KEYS};
use crate::{StoreError, seal, second_factors};
use domain::{CheckInId, PersonId};

/// The first version of the data with keys and a ledger.
const FIRST: i64 = 5;

/// The state of the keys and the ledger.
#[derive(Clone, Debug, Default)]
pub struct SafeguardReport {
    /// People who have keys.
    pub people: usize,
    /// What is wrong with the keys.
    pub keys: Vec<KeysFault>,
    /// Lines of the ledger.
    pub lines: usize,
    /// What is wrong with the ledger.
    pub ledger: Vec<LedgerFault>,
}

/// Something wrong with the file of keys.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysFault {
    /// There is none.
    #[error("{KEYS} is missing: no note can be read without it")]
    Missing,
    /// It cannot be read, or is damaged.
    #[error("{KEYS} cannot be read: {0}")]
    Unreadable(String),
    /// Others than its owner may read it.
    #[error("others on this machine may read {0}: its mode is {1:o} and should be 600")]
    Open(String, u32),
    /// The number of people with notes that none of these keys opens.
    #[error("notes of {0} people open with none of these keys: they belong to another database, or were lost")]
    Lost(usize),
    /// The number of people whose second factor none of these keys opens.
    #[error("second factors of {0} people open with none of these keys: only their backup codes sign them in")]
    SecondFactors(usize),
    /// The number of people with keys who are not in the database.
    #[error("there are keys of {0} people who are not in the database")]
    Strangers(usize),
}

/// Something wrong with the ledger of erasures.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// There is none.
    #[error("{LEDGER} is missing: no backup can be restored without it")]
    Missing,
    /// It cannot be read, or is not a ledger.
    #[error("{LEDGER} cannot be read: {0}")]
    Unreadable(String),
    /// Others than its owner may read it.
    #[error("others on this machine may read {0}: its mode is {1:o} and should be 600")]
    Open(String, u32),
    /// The number of erasures that the database knows and the ledger lacks.
    #[error("{0} erasures are not in it: a restore would bring back what was erased")]
    Lacks(usize),
    /// The number of erased entries that are in the database.
    #[error("{0} entries that it says were erased are in the database, which came here past `weathervane restore`")]
    Undone(usize),
}

/// Checks both. Returns none if this version of the data has neither, or is newer than this program.
pub(crate) fn check(
    c: &Connection,
    directory: &Path,
    version: i64,
    newest: i64,
) -> Result<Option<SafeguardReport>, StoreError> {
    if !(FIRST..=newest).contains(&version) {
        return Ok(None);
    }
    let mut found = SafeguardReport::default();
    check_keys(c, directory, &mut found)?;
    check_ledger(c, directory, &mut found)?;
    Ok(Some(found))
}

/// Files that others may read, with their modes; empty on systems without modes.
pub(crate) fn open_to_others(directory: &Path, names: &[String]) -> Vec<(String, u32)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &String| Some(std::fs::metadata(directory.join(name)).ok()?.permissions().mode() & 0o777);
        names
            .iter()
            .filter_map(|name| Some((name.clone(), mode(name)?)))
            .filter(|(_, mode)| mode & 0o077 != 0)
            .collect()
    }
    #[cfg(not(unix))]
    {
        let _ = (directory, names);
        Vec::new()
    }
}

fn check_keys(c: &Connection, directory: &Path, found: &mut SafeguardReport) -> Result<(), StoreError> {
    if !directory.join(KEYS).exists() {
        found.keys.push(KeysFault::Missing);
        return Ok(());
    }
    let names = ["", "-wal", "-shm"].map(|ending| format!("{KEYS}{ending}"));
    found.keys.extend(open_to_others(directory, &names).into_iter().map(|(name, mode)| KeysFault::Open(name, mode)));
    let read = table::attach(c, directory).and_then(|()| {
        let verdict: String = c.query_row("PRAGMA keys.integrity_check", [], |row| row.get(0))?;
        let known: BTreeSet<i64> = c
            .prepare("SELECT person_id FROM keys.shared_key UNION SELECT person_id FROM keys.own_key")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok((verdict, known))
    });
    match read {
        Ok((verdict, _)) if verdict != "ok" => found.keys.push(KeysFault::Unreadable(verdict)),
        Err(error) => found.keys.push(KeysFault::Unreadable(error.to_string())),
        Ok((_, known)) => {
            found.people = known.len();
            let lost = lost(c)?;
            found.keys.extend((lost > 0).then_some(KeysFault::Lost(lost)));
            let closed = second_factors::closed(c)?;
            found.keys.extend((closed > 0).then_some(KeysFault::SecondFactors(closed)));
            let people: BTreeSet<i64> =
                c.prepare("SELECT id FROM person")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let strangers = known.difference(&people).count();
            found.keys.extend((strangers > 0).then_some(KeysFault::Strangers(strangers)));
        }
    }
    Ok(())
}

/// How many people have a note for which there is no key. A shared note is decrypted to find out; for a note for its
/// person alone, only the existence of the key can be checked.
fn lost(c: &Connection) -> Result<usize, StoreError> {
    let own: HashSet<(i64, u32)> = c
        .prepare("SELECT person_id, generation FROM keys.own_key WHERE public <> x''")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut shared = HashMap::new();
    let mut without = BTreeSet::new();
    let mut notes = c.prepare("SELECT person_id, id, note FROM check_in WHERE note IS NOT NULL")?;
    let mut rows = notes.query([])?;
    while let Some(row) = rows.next()? {
        let (person, id): (i64, [u8; 16]) = (row.get(0)?, row.get(1)?);
        let note = row.get_ref(2)?.as_blob().map_err(|_| StoreError::Damaged("note"))?;
        let opens = match seal::generation_of(note) {
            Some(generation) => own.contains(&(person, generation)),
            None => {
                let key = match shared.get(&person) {
                    Some(known) => known,
                    None => shared.entry(person).or_insert(table::shared(c, PersonId(person))?),
                };
                let about = seal::about_note(PersonId(person), CheckInId(uuid::Uuid::from_bytes(id)));
                key.as_ref().is_some_and(|key| seal::open_shared_note(key, &about, note).is_some())
            }
        };
        if !opens {
            without.insert(person);
        }
    }
    Ok(without.len())
}

fn check_ledger(c: &Connection, directory: &Path, found: &mut SafeguardReport) -> Result<(), StoreError> {
    let file = directory.join(LEDGER);
    if !file.exists() {
        found.ledger.push(LedgerFault::Missing);
        return Ok(());
    }
    let open = open_to_others(directory, &[LEDGER.to_owned()]);
    found.ledger.extend(open.into_iter().map(|(name, mode)| LedgerFault::Open(name, mode)));
    // A server may be running: it writes an erasure to the ledger first and then to the database. So the ledger is read
    // before the database to find entries that must not exist, and again after it to find erasures that the ledger
    // lacks.
    let lines = match ledger::read(&file) {
        Ok(lines) => lines,
        Err(error) => {
            found.ledger.push(LedgerFault::Unreadable(error.to_string()));
            return Ok(());
        }
    };
    let undone = undone(c, &lines)? + counselling::undone(c, &lines)?;
    let known = erasures(c)?;
    let lines = ledger::read(&file)?;
    let lacks = known.iter().filter(|erasure| !is_in_ledger(erasure, &lines)).count();
    found.lines = lines.len();
    found.ledger.extend((lacks > 0).then_some(LedgerFault::Lacks(lacks)));
    found.ledger.extend((undone > 0).then_some(LedgerFault::Undone(undone)));
    Ok(())
}

/// An erasure that the database knows: the hash of the person, and the entry, or none for the whole person.
type KnownErasure = (String, Option<CheckInId>);

fn erasures(c: &Connection) -> Result<HashSet<KnownErasure>, StoreError> {
    let mut found = HashSet::new();
    let mut entries = c.prepare("SELECT p.key, w.id FROM withdrawn w JOIN person p ON p.id = w.person_id")?;
    let mut rows = entries.query([])?;
    while let Some(row) = rows.next()? {
        let id = CheckInId(uuid::Uuid::from_bytes(row.get(1)?));
        found.insert((mark_of(&row.get::<_, String>(0)?), Some(id)));
    }
    let mut people = c.prepare("SELECT key FROM person WHERE erased_at IS NOT NULL")?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        found.insert((mark_of(&row.get::<_, String>(0)?), None));
    }
    Ok(found)
}

fn is_in_ledger((whose, entry): &KnownErasure, lines: &[LedgerLine]) -> bool {
    lines.iter().filter(|line| line.whose == *whose).any(|line| match (&line.erased, entry) {
        (Erasure::Entry(erased), Some(id)) => erased == id,
        (Erasure::Everything(_), Some(_)) | (Erasure::Person(_), _) => true,
        _ => false,
    })
}

/// How many entries are in the database that were erased: one by one, or with everything that a person had stored by
/// then.
fn undone(c: &Connection, lines: &[LedgerLine]) -> Result<usize, StoreError> {
    let mut one_by_one = HashSet::new();
    let mut up_to = HashMap::new();
    for LedgerLine { at, whose, erased } in lines {
        match erased {
            Erasure::Entry(id) => {
                one_by_one.insert((whose.as_str(), *id));
            }
            Erasure::Everything(_) | Erasure::Person(_) => {
                up_to.insert(whose.as_str(), at.as_millisecond());
            }
            Erasure::Narrowed(..)
            | Erasure::NarrowedUsual(_)
            | Erasure::Note(..)
            | Erasure::GoodThing(..)
            | Erasure::NarrowedNote(..)
            | Erasure::LeadTags(_)
            | Erasure::Request(_)
            | Erasure::Case(_)
            | Erasure::Source(_)
            | Erasure::Volunteering
            | Erasure::Uncounted
            | Erasure::Stopped(_)
            | Erasure::Referral(_)
            | Erasure::Booking(_)
            | Erasure::SignUp(_)
            | Erasure::Thanks(_)
            | Erasure::HiddenThanks(_)
            | Erasure::EventSignUp(_) => {}
        }
    }
    let mut count = 0;
    // An import after the erasure may contain older entries.
    let mut sql =
        "SELECT p.key, c.id, c.said_at FROM person p JOIN check_in c ON c.person_id = p.id WHERE NOT c.imported"
            .to_owned();
    // Data of an earlier version has no such table.
    if c.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'tough_moment'")?.exists([])? {
        sql += " UNION ALL SELECT p.key, t.id, t.stated_at FROM person p JOIN tough_moment t ON t.person_id = p.id";
    }
    let mut entries = c.prepare(&sql)?;
    let mut rows = entries.query([])?;
    let mut marks: HashMap<String, String> = HashMap::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let whose = marks.entry(key).or_insert_with_key(|key| mark_of(key)).as_str();
        let (id, said_at): ([u8; 16], i64) = (row.get(1)?, row.get(2)?);
        let alone = one_by_one.contains(&(whose, CheckInId(uuid::Uuid::from_bytes(id))));
        count += usize::from(alone || up_to.get(whose).is_some_and(|until| said_at <= *until));
    }
    Ok(count)
}
