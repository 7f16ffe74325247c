//! A panic in a read or a write fails only that request, and changes of a check-in are one transaction with what
//! belongs to them.

use std::path::Path;

use super::*;
use crate::erasures::ledger::{Erasure, LedgerLine};
use crate::erasures::replay::replay;
use domain::{Audience, CheckIn, CheckInId, PersonId, StressorKey, Weather, Workday};
use jiff::Timestamp;

fn open(directory: &Path) -> Store {
    Store::open(directory).expect("a store")
}

async fn value(store: &Store) -> Option<String> {
    store.settings().get("probe").await.expect("a read")
}

/// A person's check-in that is stored and shared with the team, with an offer in its shift.
async fn shared_entry(store: &Store) -> CheckIn {
    let new = NewPerson { key: "a1".to_owned(), name: "Gao Lin".to_owned(), ..NewPerson::default() };
    let person: PersonId = store.people().add(new, None, Timestamp::UNIX_EPOCH).await.expect("a person");
    let entry = CheckIn {
        person,
        id: CheckInId(uuid::Uuid::from_u128(1)),
        workday: "2026-03-09".parse().expect("a day"),
        said_at: Timestamp::UNIX_EPOCH,
        shift: None,
        team: None,
        weather: Weather::Rainy,
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: None,
        audience: Audience::Team,
        note_audience: Audience::Team,
    };
    let offer = SuggestionOffer {
        workday: entry.workday,
        shift: String::new(),
        intervention: "breathing".to_owned(),
        why: "energy".to_owned(),
        offered_at: Timestamp::UNIX_EPOCH,
        outcome: None,
        answered_at: None,
        propensity: None,
    };
    store.check_ins().record(entry.clone()).await.expect("a write");
    store.suggestions().offer(person, offer).await.expect("an offer");
    entry
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
    let entry = shared_entry(&store).await;
    let rule = |_: &CheckIn, _: Audience, _: Workday| -> bool { panic!("a bug in a rule") };
    let narrowed = store.check_ins().set_audience(
        entry.person,
        entry.id,
        Audience::Me,
        rule,
        entry.workday,
        Timestamp::UNIX_EPOCH,
    );
    assert!(matches!(narrowed.await, Err(StoreError::Panicked)));
    assert_eq!(store.check_ins().get(entry.person, entry.id).await.expect("a read"), Some(entry.clone()));
    assert!(
        store.check_ins().withdraw(entry.person, entry.id, Timestamp::UNIX_EPOCH).await.expect("a write").is_some()
    );
}

/// The entry and its offer are as they were stored.
async fn assert_unchanged(store: &Store, entry: &CheckIn, after: &str) {
    let kept = store.check_ins().get(entry.person, entry.id).await.expect("a read");
    assert_eq!(kept.as_ref(), Some(entry), "after {after}");
    let offer = store.suggestions().in_shift(entry.person, entry.workday, String::new()).await.expect("a read");
    assert!(offer.is_some(), "after {after}");
    assert!(!store.check_ins().was_withdrawn(entry.person, entry.id).await.expect("a read"), "after {after}");
}

#[tokio::test]
async fn without_its_ledger_line_no_change_of_a_check_in_is_stored() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut store = open(directory.path());
    let entry = shared_entry(&store).await;
    store.ledger = Ledger::unwritable(directory.path()).expect("a ledger");
    let (person, id, now) = (entry.person, entry.id, Timestamp::UNIX_EPOCH);
    let private = entry.clone().for_audience(Audience::Me);
    let amended = store.check_ins().amend(person.into(), private, now).await;
    assert!(matches!(amended, Err(StoreError::File(_))));
    assert_unchanged(&store, &entry, "amend").await;
    assert!(matches!(store.check_ins().undo(person, id, now).await, Err(StoreError::File(_))));
    assert_unchanged(&store, &entry, "undo").await;
    assert!(matches!(store.check_ins().withdraw(person, id, now).await, Err(StoreError::File(_))));
    assert_unchanged(&store, &entry, "withdraw").await;
    let narrowed = store.check_ins().set_audience(person, id, Audience::Me, |_, _, _| true, entry.workday, now).await;
    assert!(matches!(narrowed, Err(StoreError::File(_))));
    assert_unchanged(&store, &entry, "set_audience").await;
    let narrowed = store.check_ins().narrow_all(person, entry.workday, Audience::Me, now).await;
    assert!(matches!(narrowed, Err(StoreError::File(_))));
    assert_unchanged(&store, &entry, "narrow_all").await;
}

#[tokio::test]
async fn a_change_that_fails_is_not_in_the_ledger() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let entry = shared_entry(&store).await;
    let broken = "CREATE TRIGGER broken BEFORE DELETE ON suggestion BEGIN SELECT RAISE(ABORT, 'broken'); END";
    store.write(|c| Ok::<_, StoreError>(c.execute_batch(broken)?)).await.expect("a trigger");
    let private = entry.clone().for_audience(Audience::Me);
    assert!(store.check_ins().amend(entry.person.into(), private, Timestamp::UNIX_EPOCH).await.is_err());
    assert_unchanged(&store, &entry, "amend").await;
    assert!(store.check_ins().undo(entry.person, entry.id, Timestamp::UNIX_EPOCH).await.is_err());
    assert_unchanged(&store, &entry, "undo").await;
    assert_eq!(std::fs::read_to_string(directory.path().join(ledger::LEDGER)).expect("the ledger"), "");
}

#[tokio::test]
async fn a_file_brings_back_nothing_of_somebody_who_was_erased() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let entry = shared_entry(&store).await;
    let moment = |second| Timestamp::from_second(second).expect("a moment");
    store.erasures().erase_person(entry.person, moment(60)).await.expect("a write");
    assert_eq!(store.check_ins().import(vec![entry.clone()]).await.expect("a write"), 0);
    let later = CheckIn { said_at: moment(61), ..entry };
    assert_eq!(store.check_ins().import(vec![later]).await.expect("a write"), 1, "it is from afterwards");
}

#[tokio::test]
async fn what_was_deleted_with_everything_stays_out_of_a_restored_backup() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let entry = shared_entry(&store).await;
    let lines = [LedgerLine::new(Timestamp::UNIX_EPOCH, "a1", Erasure::Everything(Vec::new()))];
    store.write(move |c| replay(c, &lines)).await.expect("a write");
    assert!(store.check_ins().was_withdrawn(entry.person, entry.id).await.expect("a read"));
    assert_eq!(store.check_ins().import(vec![entry]).await.expect("a write"), 0, "a phone or a file still has it");
}

#[tokio::test]
async fn the_admins_log_gives_nobody_the_steps_of_somebody_who_was_removed() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let now = Timestamp::UNIX_EPOCH;
    let add = async |key: &str, by: Option<PersonId>| {
        let new = NewPerson { key: key.to_owned(), name: format!("Name of {key}"), ..NewPerson::default() };
        store.people().add(new, by, now).await.expect("a person")
    };
    let admin = add("d1", None).await;
    let agent = add("a1", Some(admin)).await;
    for person in [admin, agent] {
        store.erasures().erase_person(person, now).await.expect("a write");
    }
    store.write(|c| Ok::<_, StoreError>(c.execute("UPDATE person SET ends_on = 1", [])?)).await.expect("a write");
    assert_eq!(store.erasures().remove_departed(Workday::from_number(9)).await.expect("a write"), 2);
    let next = [add("a2", None).await, add("a3", None).await];
    assert_eq!(next, [admin, agent], "they get the rows of those who were removed");
    let log = store.settings().admin_log(10).await.expect("a read");
    let told: Vec<_> =
        log.iter().map(|step| (step.what.as_str(), step.about.as_str(), step.is_about_removed)).collect();
    let of_next = [("added_person", "Name of a3", false), ("added_person", "Name of a2", false)];
    assert_eq!(told, [&of_next[..], &[("added_person_by_removed", "0", true), ("added_person", "0", true)]].concat());
    assert!(log.iter().all(|step| step.admin.is_none()));
}

#[tokio::test]
async fn a_restore_erases_nothing_of_somebody_who_came_later_with_the_same_id() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let moment = |second| Timestamp::from_second(second).expect("a moment");
    let roster = "person_id,name,roles,team_id,site,time_zone\na1,An Xi,agent,t1,Islet,Asia/Shanghai\n";
    let rows = import::roster::parse(roster.as_bytes()).expect("a roster").rows;
    let person = store.roster().import(rows, None, moment(100)).await.expect("a roster that fits")[0].person;
    store.people().set_default_audience(person, Audience::Lead).await.expect("a write");
    let chosen = async || {
        let found = store.people().profile(person).await.expect("a read").expect("a person");
        found.person.default_audience
    };
    for (at, left) in [(99, Some(Audience::Lead)), (100, None)] {
        let lines = [LedgerLine::new(moment(at), "a1", Erasure::Person(Vec::new()))];
        store.write(move |c| replay(c, &lines)).await.expect("a write");
        assert_eq!(chosen().await, left, "erased at second {at}");
    }
}

#[tokio::test]
async fn an_answer_to_a_suggestion_does_not_tell_what_a_deleted_check_in_said() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let (entry, now) = (shared_entry(&store).await, Timestamp::UNIX_EPOCH);
    let (person, shift) = (entry.person, String::new());
    let answered = store.suggestions().set_outcome(person, entry.workday, shift.clone(), Outcome::Helped, now).await;
    assert!(answered.expect("a write"));
    store.check_ins().withdraw(person, entry.id, now).await.expect("a write");
    let kept = store.suggestions().in_shift(person, entry.workday, shift).await.expect("a read").expect("the answer");
    assert_eq!((kept.outcome, kept.why.as_str()), (Some(Outcome::Helped), ""));
}

#[tokio::test]
async fn an_answer_to_a_suggestion_does_not_tell_what_an_amendment_took_out() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let (entry, now) = (shared_entry(&store).await, Timestamp::UNIX_EPOCH);
    let (person, noise) = (entry.person, "noise".parse::<StressorKey>().expect("a stressor"));
    let rainy = CheckIn { stressors: vec![noise.clone()], ..entry.clone() };
    let sunny = CheckIn { weather: Weather::Sunny, ..rainy.clone() };
    let about_lead = CheckIn { stressors: Vec::new(), about_lead: vec![noise], ..entry.clone() };
    for (why, amended, left) in [
        ("weather:2", &rainy, "weather:2"),
        ("weather:2", &sunny, ""),
        ("stressor:noise", &sunny, "stressor:noise"),
        ("stressor:noise", &about_lead, "stressor:noise"),
        ("stressor:noise", &entry, ""),
        ("flag:person", &sunny, "flag:person"),
    ] {
        store
            .write(move |c| {
                let reason = "UPDATE suggestion SET why = ?1, outcome = 'helped'";
                c.execute(reason, [why]).map_err(StoreError::named)
            })
            .await
            .expect("a write");
        store.check_ins().amend(person.into(), amended.clone(), now).await.expect("a write").expect("an entry");
        let kept = store.suggestions().in_shift(person, entry.workday, String::new()).await.expect("a read");
        let kept = kept.expect("the answer");
        assert_eq!((kept.outcome, kept.why.as_str()), (Some(Outcome::Helped), left), "{why} {amended:?}");
    }
}
