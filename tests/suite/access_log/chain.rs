//! The hash chain of the access log: `weathervane doctor` finds each kind of tampering and reports nothing otherwise.

use std::path::Path;

use domain::AccessKind;
use jiff::SignedDuration;
use rusqlite::Connection;
use store::{DATABASE, HEADS, Store};
use weathervane::app::jobs;

use crate::support::{PASSWORD, TestApp, program};

/// A lead views two agents once a day on nine days; the end of the log is recorded after six and after all views.
async fn looked_at() -> TestApp {
    let app = TestApp::new().await;
    for agent in ["a1", "a2"] {
        app.agent(agent).of("t1").hired().await;
    }
    app.lead("l1").of("t1").hired().await;
    let subjects = vec![app.person("a1").await, app.person("a2").await];
    let viewer = app.person("l1").await;
    for look in 1..=9 {
        app.app
            .store
            .access_log()
            .record(viewer, subjects.clone(), AccessKind::Board, app.today(), app.now())
            .await
            .unwrap();
        app.pass(SignedDuration::from_hours(24));
        if [6, 9].contains(&look) {
            jobs::note_head(&app.app).await;
        }
    }
    app
}

/// The output of `doctor` and its exit status.
fn doctor(app: &TestApp) -> (String, Option<i32>) {
    run(&["doctor"], app.directory())
}

fn run(arguments: &[&str], data: &Path) -> (String, Option<i32>) {
    let output = program(arguments, data).output().unwrap();
    (String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr), output.status.code())
}

/// Changes the database without the program.
fn tamper(app: &TestApp, sql: &str) {
    let database = Connection::open(app.directory().join(DATABASE)).unwrap();
    database.pragma_update(None, "foreign_keys", false).unwrap();
    database.execute_batch(sql).unwrap();
}

#[track_caller]
fn well(app: &TestApp) {
    let (said, status) = doctor(app);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("access log 9 rows, the last one ") && said.contains("everything is fine"), "{said}");
}

#[track_caller]
fn finds(app: &TestApp, faults: &[&str]) {
    let (said, status) = doctor(app);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("the access log was changed or damaged"), "{said}");
    for fault in faults {
        assert!(said.contains(&format!("access log {fault}")), "{fault} is not found: {said}");
    }
    let found = said.lines().filter(|line| line.starts_with("access log ")).count();
    assert_eq!(found, faults.len() + 1, "{said}");
}

const SWAP: &str = "UPDATE look SET seq = -4 WHERE seq = 4; UPDATE look SET seq = 4 WHERE seq = 5; UPDATE look SET seq = 5 WHERE seq = -4;
    UPDATE look_subject SET seq = -4 WHERE seq = 4; UPDATE look_subject SET seq = 4 WHERE seq = 5;
    UPDATE look_subject SET seq = 5 WHERE seq = -4;";

#[tokio::test]
async fn an_unaltered_access_log_passes_the_check() {
    well(&looked_at().await);
}

#[tokio::test]
async fn doctor_finds_an_altered_value_in_any_column() {
    for change in [
        "UPDATE look SET kind = 'team' WHERE seq = 3",
        "UPDATE look SET at = at + 60000 WHERE seq = 3",
        "UPDATE look SET workday = workday - 1 WHERE seq = 3",
        "UPDATE look SET first = 0 WHERE seq = 3",
        "UPDATE look SET about = 'x' WHERE seq = 3",
        "UPDATE look SET viewer = (SELECT id FROM person WHERE key = 'a1') WHERE seq = 3",
        "UPDATE look SET viewer = NULL WHERE seq = 3",
        "UPDATE look_subject SET subject = (SELECT id FROM person WHERE key = 'l1') WHERE seq = 3 AND place = 0",
        "UPDATE look_subject SET subject = NULL, salt = NULL WHERE seq = 3 AND place = 0",
        "DELETE FROM look_subject WHERE seq = 3 AND place = 1",
    ] {
        let app = looked_at().await;
        tamper(&app, change);
        finds(&app, &["row 3: what it says was altered"]);
    }
}

#[tokio::test]
async fn doctor_finds_a_row_that_was_replaced_entirely() {
    let app = looked_at().await;
    tamper(
        &app,
        "UPDATE look SET commitment = zeroblob(32), salt = NULL, viewer = NULL, workday = NULL, kind = NULL,
        about = NULL, at = NULL, first = NULL WHERE seq = 3; DELETE FROM look_subject WHERE seq = 3",
    );
    finds(&app, &["row 3: it does not follow from the row before"]);
}

#[tokio::test]
async fn doctor_finds_removed_rows() {
    let app = looked_at().await;
    tamper(&app, "DELETE FROM look_subject WHERE seq = 4; DELETE FROM look WHERE seq = 4");
    finds(&app, &["row 4 is missing"]);
    tamper(&app, "DELETE FROM look_subject WHERE seq < 3; DELETE FROM look WHERE seq < 3");
    finds(&app, &["rows 1 to 2 are missing", "row 4 is missing"]);
}

#[tokio::test]
async fn doctor_finds_rows_that_were_renumbered_to_hide_a_gap() {
    let app = looked_at().await;
    let move_up = (5..=9).map(|seq| {
        let to = seq - 1;
        format!("UPDATE look SET seq = {to} WHERE seq = {seq}; UPDATE look_subject SET seq = {to} WHERE seq = {seq};")
    });
    let sql = format!(
        "DELETE FROM look_subject WHERE seq = 4; DELETE FROM look WHERE seq = 4; {}",
        move_up.collect::<String>()
    );
    tamper(&app, &sql);
    let (said, status) = doctor(&app);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("row 4: it does not follow from the row before"), "{said}");
    assert!(said.contains("row 9 is missing at the end"), "{said}");
}

#[tokio::test]
async fn doctor_finds_rows_in_a_different_order() {
    let app = looked_at().await;
    tamper(&app, SWAP);
    finds(
        &app,
        &[
            "row 4: the row that belongs here is at 5: the order was changed",
            "row 5: the row that belongs here is at 4: the order was changed",
        ],
    );
}

#[tokio::test]
async fn doctor_finds_rows_that_were_removed_or_replaced_at_the_end() {
    let app = looked_at().await;
    tamper(&app, "DELETE FROM look_subject WHERE seq > 7; DELETE FROM look WHERE seq > 7");
    finds(&app, &["rows 8 to 9 are missing at the end: looks.heads knew of 9 rows at "]);
    let (viewer, day) = (app.person("l1").await, app.today());
    for later in [1, 2] {
        app.app
            .store
            .access_log()
            .record(viewer, Vec::new(), AccessKind::Flag, day.plus(later), app.now())
            .await
            .unwrap();
    }
    finds(&app, &["row 9: it is not the row that was noted in looks.heads at "]);
}

#[tokio::test]
async fn doctor_does_not_accept_a_log_without_any_recorded_end() {
    let app = looked_at().await;
    std::fs::remove_file(app.directory().join(HEADS)).unwrap();
    finds(&app, &["looks.heads is missing or empty"]);
    jobs::note_head(&app.app).await;
    well(&app);
}

#[tokio::test]
async fn a_new_centre_is_well_before_its_first_rows_are_recorded() {
    let app = TestApp::new().await;
    jobs::note_head(&app.app).await;
    app.agent("a1").of("t1").hired().await;
    let (viewer, subjects) = (app.person("a1").await, vec![app.person("a1").await]);
    let log = app.app.store.access_log();
    log.record(viewer, subjects, AccessKind::Board, app.today(), app.now()).await.unwrap();
    let (said, status) = doctor(&app);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("access log 1 rows"), "{said}");
}

#[tokio::test]
async fn erasure_removes_a_person_from_the_log_and_keeps_the_chain_valid() {
    let app = looked_at().await;
    app.set_password("a1").await;
    let agent = app.signed_in("a1").await;
    assert!(agent.get("/looks").await.page().contains("Name of l1 opened the board"));
    assert!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status.is_success());
    assert!(!agent.get("/looks").await.page().contains("Name of l1"));
    let other = app.signed_in("a2").await.get("/looks").await.page();
    assert_eq!(other.matches("Name of l1 opened the board").count(), 9, "the entries about others stay");
    well(&app);
    tamper(&app, "UPDATE look_subject SET leaf = zeroblob(32) WHERE seq = 2 AND place = 0");
    finds(&app, &["row 2: what it says was altered"]);
}

#[tokio::test]
async fn somebody_who_deleted_everything_and_shares_again_sees_the_next_access() {
    let app = looked_at().await;
    app.set_password("a1").await;
    let agent = app.signed_in("a1").await;
    let (viewer, subject) = (app.person("l1").await, app.person("a1").await);
    let look = || app.app.store.access_log().record(viewer, vec![subject], AccessKind::Board, app.today(), app.now());
    look().await.unwrap();
    assert!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status.is_success());
    look().await.unwrap();
    assert_eq!(agent.get("/looks").await.page().matches("Name of l1 opened the board").count(), 1);
}

#[tokio::test]
async fn retention_removes_old_entries_and_keeps_the_chain_valid() {
    let app = looked_at().await;
    // Of nine views, one a day, the first five are now older than 400 days.
    app.pass(SignedDuration::from_hours(24 * (400 - 4)));
    assert!(jobs::delete_old_entries(&app.app, None).await.is_some());
    let page = app.signed_in("a1").await.get("/looks").await.page();
    let left = page.matches("Name of l1 opened the board").count();
    assert!((1..9).contains(&left), "{left} entries are left");
    well(&app);
}

#[tokio::test]
async fn a_restored_backup_has_a_complete_log_and_its_recorded_end() {
    let app = looked_at().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.db");
    let restored = elsewhere.path().join("restored");
    assert_eq!(run(&["backup", copy.to_str().unwrap()], app.directory()).1, Some(0));
    let ledger = app.directory().join("erasures.log");
    // As the guide for operation says: no backup contains the climate ledger, so its copy is put there first.
    std::fs::create_dir(&restored).unwrap();
    std::fs::copy(app.directory().join(store::CLIMATE_LEDGER), restored.join(store::CLIMATE_LEDGER)).unwrap();
    let restore = ["restore", copy.to_str().unwrap(), "--erasures", ledger.to_str().unwrap()];
    assert_eq!(run(&restore, &restored).1, Some(0));
    let (said, status) = run(&["doctor"], &restored);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("access log 9 rows") && said.contains("everything is fine"), "{said}");
}

#[tokio::test]
async fn entries_older_than_the_chain_are_added_to_it() {
    let directory = tempfile::tempdir().unwrap();
    let database = Connection::open(directory.path().join(DATABASE)).unwrap();
    for sql in [
        include_str!("../../../crates/store/src/migrations/0001_centre.sql"),
        include_str!("../../../crates/store/src/migrations/0002_weather.sql"),
        include_str!("../../../crates/store/src/migrations/0003_stressors.sql"),
        include_str!("../../../crates/store/src/migrations/0004_new_normals.sql"),
    ] {
        database.execute_batch(sql).unwrap();
    }
    database
        .execute_batch(
            "INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'A One', 1), (2, 'a2', 'A Two', 1), (3, 'l1', 'L One', 2);
             INSERT INTO look (subject, workday, viewer, what, first_at) VALUES
                (1, 20500, 3, 'board', 1771200000000), (2, 20500, 3, 'board', 1771200000000),
                (2, 20500, 3, 'trends', 1771203600000), (1, 20501, 3, 'board', 1771290000000);
             PRAGMA user_version = 4;",
        )
        .unwrap();
    drop(database);
    let store = Store::open(directory.path()).unwrap();
    let person = store.people().by_key("a2".to_owned()).await.unwrap().unwrap().id;
    let (looks, all) = store.access_log().about_person(person, 10, 0).await.unwrap();
    let kinds: Vec<_> = looks.iter().map(|look| (look.kind, look.viewer.as_str(), look.workday.number())).collect();
    assert_eq!((kinds, all), (vec![(AccessKind::Trends, "L One", 20500), (AccessKind::Board, "L One", 20500)], 2));
    let (_, opened) = store.access_log().by_kind(AccessKind::ALL.to_vec(), 10, 0).await.unwrap();
    assert_eq!(opened, 3);
    store.access_log().note_head(jiff::Timestamp::UNIX_EPOCH).await.unwrap();
    let health = store::backup::health(directory.path()).unwrap();
    let walked = health.access_log.unwrap();
    assert_eq!((walked.head.unwrap().rows, walked.faults), (3, Vec::<String>::new()));
    assert_eq!(health.dangling, 0);
}
