//! `doctor` on the keys and the erasure ledger: they exist, only their owner can read them, and they belong to this
//! database.

use std::path::Path;
use std::process::Output;

use store::ledger::LEDGER;
use store::{DATABASE, KEYS};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::{Client, PASSWORD, TestApp, program};

fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().unwrap()
}

/// Runs `doctor` on a directory; returns whether it found no problem, and its output.
fn doctor(directory: &Path) -> (bool, String) {
    let output = run(&["doctor"], directory);
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[track_caller]
fn finds(directory: &Path, fault: &str) {
    let (well, said) = doctor(directory);
    assert!(!well && said.contains(fault), "{fault} is not in {said}");
    assert!(said.contains("docs/operating.md says what to do"), "{said}");
}

/// A centre with one agent: a note for their lead, a private note, and a third that was deleted.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.set_password("a1").await;
    let agent = app.visitor();
    let signed_in = agent.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert!(signed_in.status.is_success(), "{}", signed_in.text());
    say(&agent, 1, "for the lead", "lead").await;
    say(&agent, 2, "for nobody", "me").await;
    take_back(&agent, 3).await;
    (app, agent)
}

async fn say(agent: &Client, number: u128, note: &str, audience: &str) {
    let id = Uuid::from_u128(number).to_string();
    let fields =
        [("id", id.as_str()), ("weather", "2"), ("note", note), ("audience", audience), ("note_audience", audience)];
    let answer = agent.ask("record_check_in", &fields).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

async fn take_back(agent: &Client, number: u128) {
    say(agent, number, "too much said", "lead").await;
    let id = Uuid::from_u128(number).to_string();
    assert!(agent.ask("delete_entry", &[("id", &id)]).await.status.is_success());
}

/// A copy of the directory of a centre, for a test to damage.
fn copied(app: &TestApp) -> TempDir {
    let directory = TempDir::new().unwrap();
    for file in std::fs::read_dir(app.directory()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), directory.path().join(file.file_name())).unwrap();
    }
    directory
}

fn without_keys(directory: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(directory.join(format!("{KEYS}{ending}")));
    }
}

#[tokio::test]
async fn doctor_accepts_the_keys_and_ledger_of_the_database() {
    let (app, _) = centre().await;
    let (well, said) = doctor(app.directory());
    assert!(well && said.contains("everything is fine"), "{said}");
    assert!(said.contains("keys       of 1 people") && said.contains("erasures   1 in the ledger"), "{said}");
    // After a person erases everything, `doctor` reports nothing as missing.
    let (app, agent) = centre().await;
    assert!(agent.ask("erase_person", &[("password", PASSWORD)]).await.status.is_success());
    let (well, said) = doctor(app.directory());
    assert!(well && said.contains("erasures   2 in the ledger"), "{said}");
}

#[tokio::test]
async fn doctor_finds_keys_that_are_missing_unreadable_or_of_another_centre() {
    let (app, _) = centre().await;
    let directory = copied(&app);
    without_keys(directory.path());
    finds(directory.path(), "keys.db is missing: no note can be read without it");
    std::fs::write(directory.path().join(KEYS), "no keys at all, but long enough to be taken for a file of them")
        .unwrap();
    finds(directory.path(), "keys.db cannot be read");

    let (other, _) = centre().await;
    let theirs = TempDir::new().unwrap();
    let keys = theirs.path().join(KEYS);
    let copy = theirs.path().join("copy.db");
    assert!(
        run(&["backup", copy.to_str().unwrap(), "--keys", keys.to_str().unwrap()], other.directory()).status.success()
    );
    std::fs::copy(keys, directory.path().join(KEYS)).unwrap();
    finds(directory.path(), "notes of 1 people open with none of these keys");

    let database = rusqlite::Connection::open(directory.path().join(KEYS)).unwrap();
    database.execute("UPDATE own_key SET person_id = 99", []).unwrap();
    drop(database);
    finds(directory.path(), "there are keys of 1 people who are not in the database");
}

#[tokio::test]
async fn doctor_finds_a_private_note_whose_key_is_missing() {
    let (app, _) = centre().await;
    let directory = copied(&app);
    let database = rusqlite::Connection::open(directory.path().join(KEYS)).unwrap();
    database.execute("DELETE FROM own_key", []).unwrap();
    drop(database);
    finds(directory.path(), "notes of 1 people open with none of these keys");
}

#[cfg(unix)]
#[tokio::test]
async fn doctor_finds_files_that_other_users_can_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let (app, _) = centre().await;
    for name in [KEYS, LEDGER] {
        let directory = copied(&app);
        std::fs::set_permissions(directory.path().join(name), std::fs::Permissions::from_mode(0o640)).unwrap();
        finds(directory.path(), &format!("others on this machine may read {name}: its mode is 640 and should be 600"));
    }
}

#[tokio::test]
async fn doctor_finds_a_missing_invalid_or_incomplete_ledger() {
    let (app, agent) = centre().await;
    take_back(&agent, 4).await;
    let directory = copied(&app);
    let ledger = directory.path().join(LEDGER);
    let whole = std::fs::read_to_string(&ledger).unwrap();
    let first = whole.lines().next().unwrap();
    std::fs::write(&ledger, format!("{first}\n")).unwrap();
    finds(directory.path(), "1 erasures are not in it: a restore would bring back what was erased");
    std::fs::write(&ledger, "a letter\n").unwrap();
    finds(directory.path(), "line 1 is none of a ledger of erasures");
    // A last line that was cut off during writing was never acknowledged, so nobody relies on it.
    std::fs::write(&ledger, format!("{whole}2026-03-11T01:00:00Z 0a")).unwrap();
    let (well, said) = doctor(directory.path());
    assert!(well, "{said}");
    std::fs::remove_file(&ledger).unwrap();
    finds(directory.path(), "erasures.log is missing: no backup can be restored without it");
}

#[tokio::test]
async fn doctor_finds_erased_data_in_a_database_copied_without_restore() {
    let (app, agent) = centre().await;
    say(&agent, 5, "to be taken back later", "lead").await;
    let before = app.directory().join("before.db");
    assert!(run(&["backup", before.to_str().unwrap()], app.directory()).status.success());
    let id = Uuid::from_u128(5).to_string();
    assert!(agent.ask("delete_entry", &[("id", &id)]).await.status.is_success());
    let past_restore = || {
        let directory = copied(&app);
        for ending in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(directory.path().join(format!("{DATABASE}{ending}")));
        }
        std::fs::copy(&before, directory.path().join(DATABASE)).unwrap();
        directory
    };
    finds(past_restore().path(), "1 entries that it says were erased are in the database");
    assert!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status.is_success());
    finds(past_restore().path(), "3 entries that it says were erased are in the database");
}
