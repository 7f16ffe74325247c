//! The sealed record of a person's self-tests: padded to one size, and there for everybody who has an own key.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use rusqlite_migration::HookError;
use zeroize::Zeroizing;

use crate::StoreError;
use crate::db::rows;
use crate::keys::table;
use crate::roster::today;
use crate::seal::{OwnPublic, OwnSecret, Sealer, Unsealer};
use domain::self_test::SelfTestRecord;
use domain::{PersonId, Workday};

/// The size of a record before it is sealed, in bytes. [`domain::self_test::MAX_RESULTS`] results of each instrument
/// fit in.
const SIZE: usize = 16 * 1024;

/// What a person's self-tests left behind, in all records that these secrets open.
pub(crate) fn read(c: &Connection, person: PersonId, secrets: &[OwnSecret]) -> Result<SelfTestRecord, StoreError> {
    let mut opener = Unsealer::new(secrets.to_vec());
    let mut statement =
        c.prepare_cached("SELECT generation, content FROM self_test_record WHERE person_id = ?1 ORDER BY generation")?;
    let mut found = statement.query([person.0])?;
    let mut held = SelfTestRecord::default();
    while let Some(row) = found.next()? {
        let content = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        if let Some(plain) = opener.open(&about(person, row.get(0)?), content) {
            held.merge(unpadded(&plain).unwrap_or_default());
        }
    }
    Ok(held)
}

/// When the first of the records began that these secrets open.
pub(crate) fn begun_at(
    c: &Connection,
    person: PersonId,
    secrets: &[OwnSecret],
) -> Result<Option<Timestamp>, StoreError> {
    let mut statement =
        c.prepare_cached("SELECT begun_at FROM self_test_record WHERE person_id = ?1 AND generation = ?2")?;
    let mut first: Option<Timestamp> = None;
    for secret in secrets {
        let begun = statement.query_row(params![person.0, secret.generation], |row| rows::moment(row, 0)).optional()?;
        first = first.into_iter().chain(begun).min();
    }
    Ok(first)
}

/// Seals the record to the newest key of the person, in place of all that these secrets opened: `held` contains them.
/// The columns in plain text stay as the last sign-in left them.
pub(crate) fn write(
    c: &Connection,
    person: PersonId,
    secrets: &[OwnSecret],
    held: SelfTestRecord,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some((newest, earlier)) = secrets.split_first() else { return Ok(()) };
    let Some(to) = table::newest(c, person)?.filter(|to| to.generation == newest.generation) else { return Ok(()) };
    delete_generations(c, person, earlier)?;
    let changed = c
        .prepare_cached("UPDATE self_test_record SET content = ?3 WHERE person_id = ?1 AND generation = ?2")?
        .execute(params![person.0, to.generation, sealed(person, &to, held.clone())?])
        .map_err(StoreError::named)?;
    if changed == 0 { put(c, (person, &to), held, now.as_millisecond(), now) } else { Ok(()) }
}

/// See [`super::SelfTests::refresh`].
pub(crate) fn refresh(
    c: &Connection,
    person: PersonId,
    newest: OwnSecret,
    first: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(to) = table::newest(c, person)?.filter(|to| to.generation == newest.generation) else { return Ok(()) };
    let secrets = table::with_earlier(c, person, newest)?;
    let mut held = read(c, person, &secrets)?;
    held.forget_before(first);
    let begun_at: Option<i64> = c
        .prepare_cached("SELECT begun_at FROM self_test_record WHERE person_id = ?1 AND generation = ?2")?
        .query_row(params![person.0, to.generation], |row| row.get(0))
        .optional()?;
    delete_generations(c, person, secrets.get(1..).unwrap_or_default())?;
    put(c, (person, &to), held, begun_at.unwrap_or_else(|| now.as_millisecond()), now)
}

/// Begins the empty record that comes with a new own key.
pub(crate) fn begin(c: &Connection, person: PersonId, to: &OwnPublic, now: Timestamp) -> Result<(), StoreError> {
    put(c, (person, to), SelfTestRecord::default(), now.as_millisecond(), now)
}

/// Replaces the records of a person that began before a moment by one empty one, if they have an own key.
pub(crate) fn empty_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    let erased = c
        .execute(
            "DELETE FROM self_test_record WHERE person_id = ?1 AND begun_at < ?2",
            params![person.0, until.as_millisecond()],
        )
        .map_err(StoreError::named)?;
    match table::newest(c, person)?.filter(|_| erased > 0) {
        Some(to) => begin(c, person, &to, until),
        None => Ok(()),
    }
}

/// Deletes the records of a person whose keys go too.
pub(crate) fn delete_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM self_test_record WHERE person_id = ?1 AND begun_at <= ?2",
        params![person.0, until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// Empties the records of people who have not signed in since a week: everything in them is older than that.
pub(crate) fn empty_before(c: &Connection, first: Workday, first_moment: Timestamp) -> Result<(), StoreError> {
    let people: Vec<i64> = c
        .prepare_cached("SELECT DISTINCT person_id FROM self_test_record WHERE week < ?1")?
        .query_map([first.week_start().number()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    people.into_iter().try_for_each(|person| empty_until(c, PersonId(person), first_moment))
}

/// Hook of migration 0026: everybody who has an own key gets an empty record.
#[expect(clippy::disallowed_methods, reason = "a migration has no clock, and somebody may be signed in from before it")]
pub(crate) fn begin_for_everybody(transaction: &Transaction<'_>) -> Result<(), HookError> {
    let failed = |error: StoreError| HookError::Hook(error.to_string());
    // A test of the migrations runs them on a database without the file of keys.
    if !transaction.prepare("SELECT 1 FROM pragma_database_list WHERE name = 'keys'")?.exists([])? {
        return Ok(());
    }
    let people: Vec<i64> = transaction
        .prepare("SELECT DISTINCT k.person_id FROM keys.own_key k JOIN person p ON p.id = k.person_id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for person in people.into_iter().map(PersonId) {
        let Some(to) = table::newest(transaction, person).map_err(failed)? else { continue };
        put(transaction, (person, &to), SelfTestRecord::default(), 0, Timestamp::now()).map_err(failed)?;
    }
    Ok(())
}

fn delete_generations(c: &Connection, person: PersonId, earlier: &[OwnSecret]) -> Result<(), StoreError> {
    for secret in earlier {
        c.prepare_cached("DELETE FROM self_test_record WHERE person_id = ?1 AND generation = ?2")?
            .execute(params![person.0, secret.generation])
            .map_err(StoreError::named)?;
    }
    Ok(())
}

fn put(
    c: &Connection,
    (person, to): (PersonId, &OwnPublic),
    held: SelfTestRecord,
    begun_at: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let week = today::of_person(c, person, now)?.week_start();
    c.prepare_cached(
        "INSERT OR REPLACE INTO self_test_record (person_id, generation, begun_at, week, content) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![person.0, to.generation, begun_at, week.number(), sealed(person, to, held)?])
    .map_err(StoreError::named)?;
    Ok(())
}

fn sealed(person: PersonId, to: &OwnPublic, held: SelfTestRecord) -> Result<Vec<u8>, StoreError> {
    let plain = padded(held)?;
    Ok(Sealer::new(to).seal(&about(person, to.generation), &plain))
}

/// A record as bytes of the one size: its length, itself, and zeros. If it does not fit, the oldest results are left
/// out.
fn padded(mut held: SelfTestRecord) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    loop {
        let text = Zeroizing::new(serde_json::to_vec(&held).map_err(std::io::Error::from)?);
        if text.len() + 4 > SIZE && held.remove_oldest() {
            continue;
        }
        let length = u32::try_from(text.len()).unwrap_or_default();
        let mut plain = Zeroizing::new(Vec::with_capacity(SIZE));
        plain.extend_from_slice(&length.to_be_bytes());
        plain.extend_from_slice(&text);
        plain.resize(SIZE, 0);
        return Ok(plain);
    }
}

fn unpadded(plain: &[u8]) -> Option<SelfTestRecord> {
    let (length, rest) = plain.split_first_chunk::<4>()?;
    let text = rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    serde_json::from_slice(text).ok()
}

/// The associated data: a record that is moved to another person or generation does not decrypt.
fn about(person: PersonId, generation: u32) -> Vec<u8> {
    [b"weathervane self-tests".as_slice(), &person.0.to_be_bytes(), &generation.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::self_test::{MAX_RESULTS, SelfTestResult};

    fn result(instrument: &str, second: usize, items: usize) -> SelfTestResult {
        let taken_at = Timestamp::from_second(1_764_000_000 + i64::try_from(second).expect("small")).expect("a moment");
        SelfTestResult { instrument: instrument.to_owned(), taken_at, answers: vec![None; items] }
    }

    #[test]
    fn every_record_has_the_same_size_and_comes_back_as_it_was() {
        let mut full = SelfTestRecord::default();
        for instrument in content::instruments().iter() {
            (0..MAX_RESULTS).for_each(|at| full.add(result(&instrument.key, at, instrument.items.len())));
        }
        for record in [SelfTestRecord::default(), full] {
            let plain = padded(record.clone()).expect("bytes");
            assert_eq!(plain.len(), SIZE);
            assert_eq!(unpadded(&plain), Some(record));
        }
    }

    #[test]
    fn a_record_that_is_too_long_leaves_the_oldest_results_out() {
        let mut held = SelfTestRecord::default();
        (0..MAX_RESULTS).for_each(|at| held.add(result("long", at, 400)));
        let kept = unpadded(&padded(held).expect("bytes")).expect("a record");
        assert!((1..MAX_RESULTS).contains(&kept.results().len()));
        assert_eq!(kept.results().last().map(|kept| kept.taken_at), Some(result("long", MAX_RESULTS - 1, 0).taken_at));
    }
}
