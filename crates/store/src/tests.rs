//! A panic in a read or a write fails only that request.

use std::path::Path;

use super::*;
use domain::{Audience, CheckIn, CheckInId, PersonId, Weather, Workday};
use jiff::Timestamp;

fn open(directory: &Path) -> Store {
    Store::open(directory).expect("a store")
}

async fn value(store: &Store) -> Option<String> {
    store.settings().get("probe").await.expect("a read")
}

#[tokio::test]
async fn a_panic_in_a_read_fails_only_that_read() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    // More panics than there are readers: each of them must come back to the pool.
    for number in 0..10 {
        let read = store.read(|c| -> Result<(), StoreError> {
            c.query_row("SELECT count(*) FROM person", [], |_| Ok(()))?;
            panic!("a bug in a read");
        });
        assert!(matches!(read.await, Err(StoreError::Panicked)));
        store.settings().set("probe", number.to_string()).await.expect("a write");
        // A reader that were still in the snapshot of the panic would not see what was written after it.
        assert_eq!(value(&store).await, Some(number.to_string()));
    }
    let all = tokio::join!(value(&store), value(&store), value(&store), value(&store), value(&store));
    assert_eq!(all, std::array::from_fn::<_, 5, _>(|_| Some("9".to_owned())).into());
}

#[tokio::test]
async fn a_panic_in_a_write_is_rolled_back_and_the_writer_continues() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let panics = store.write(|c| -> Result<(), StoreError> {
        c.execute("INSERT INTO setting (key, value) VALUES ('probe', 'of the panic')", [])?;
        panic!("a bug in a write");
    });
    let (before, panicked, after) = tokio::join!(
        store.settings().set("before", "kept".to_owned()),
        panics,
        store.settings().set("after", "kept".to_owned())
    );
    assert!(matches!(panicked, Err(StoreError::Panicked)));
    assert!(before.is_ok() && after.is_ok());
    assert_eq!(value(&store).await, None);
    for neighbour in ["before", "after"] {
        assert_eq!(store.settings().get(neighbour).await.expect("a read").as_deref(), Some("kept"));
    }
}

#[tokio::test]
async fn a_panic_in_a_rule_that_the_caller_hands_in_changes_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let new = NewPerson { key: "a1".to_owned(), name: "Gao Lin".to_owned(), ..NewPerson::default() };
    let person: PersonId = store.people().add(new, None, Timestamp::UNIX_EPOCH).await.expect("a person");
    let id = CheckInId(uuid::Uuid::from_u128(1));
    let workday: Workday = "2026-03-09".parse().expect("a day");
    let entry = CheckIn {
        person,
        id,
        workday,
        said_at: Timestamp::UNIX_EPOCH,
        shift: None,
        team: None,
        weather: Weather::Rainy,
        energy: None,
        stressors: Vec::new(),
        note: None,
        wish_to_talk: false,
        audience: Audience::Team,
        note_audience: Audience::Team,
    };
    store.check_ins().record(entry.clone()).await.expect("a write");
    let rule = |_: &CheckIn, _: Audience, _: Workday| -> bool { panic!("a bug in a rule") };
    let narrowed = store.check_ins().set_audience(person, id, Audience::Me, rule, (workday, Timestamp::UNIX_EPOCH));
    assert!(matches!(narrowed.await, Err(StoreError::Panicked)));
    assert_eq!(store.check_ins().get(person, id).await.expect("a read"), Some(entry));
    assert!(store.check_ins().withdraw(person, id, Timestamp::UNIX_EPOCH).await.expect("a write").is_some());
}
