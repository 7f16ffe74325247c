//! The product's own export that is imported again, and check-ins beyond the retention.

use domain::Workday;
use import::check_in_file;
use import::check_in_file::ReferenceData;
use jiff::{SignedDuration, Timestamp};
use store::{Range, Store};
use uuid::Uuid;
use weathervane::app::imports::check_in_import;

use crate::support::{TestApp, program};

#[tokio::test]
async fn an_own_export_imported_again_adds_and_brings_back_nothing() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let ids = [Uuid::new_v4().to_string(), Uuid::new_v4().to_string()];
    for (id, note) in ids.iter().zip(["=SUM(A1)\tnext", "later"]) {
        let fields = [("id", id.as_str()), ("weather", "2"), ("note", note), ("audience", "lead")];
        assert!(agent.ask("record_check_in", &fields).await.status.is_success());
        app.pass(SignedDuration::from_secs(20));
    }
    let export = agent.get("/me/export.csv").await.page();
    assert!(export.contains("'=SUM(A1) next"), "a formula is text, and a tab is a space: {export}");
    assert!(agent.ask("delete_entry", &[("id", &ids[0])]).await.status.is_success());
    let before = app.stored();
    let file = check_in_file::parse(export.as_bytes(), ReferenceData::ANYTHING).expect("an export without problems");
    assert_eq!(file.rows.len(), 2, "two check-ins in one minute");
    assert_eq!(file.rows[0].note.as_deref(), Some("=SUM(A1) next"));
    let entries = check_in_import::entries(&app.app.store, &file.rows).await.unwrap();
    assert_eq!(app.app.store.check_ins().import(entries).await.unwrap(), 0);
    assert_eq!(app.stored(), before);
}

#[test]
fn check_ins_beyond_the_retention_are_refused_with_the_reason() {
    let directory = tempfile::TempDir::new().unwrap();
    let import = |what: &str, text: &str| {
        let file = directory.path().join("file.csv");
        std::fs::write(&file, text).unwrap();
        let data = directory.path().join("data");
        let output = program(&["import", what, file.to_str().unwrap()], &data).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert!(import("roster", "person_id,name\na1,Ann\n").0);
    // Tests begin at one at night, which belongs to the workday before.
    let today: Workday = "2026-03-10".parse().unwrap();
    let (fits, said) = import("check-ins", &format!("person_id,workday,weather\na1,{},4\n", today.plus(-401)));
    assert!(!fits && said.contains("are deleted"), "{said}");
    assert!(import("check-ins", &format!("person_id,workday,weather\na1,{},4\n", today.plus(-400))).0);
}

#[tokio::test]
async fn deleting_everything_deletes_what_a_file_says_of_a_shift_to_come() {
    let directory = tempfile::TempDir::new().unwrap();
    let data = directory.path().join("data");
    // It is nine in the morning, and the shift of the check-in begins at two.
    let roster = "person_id,name,site,time_zone,shift_pattern\na1,Ann,North,Asia/Shanghai,late 14:00-22:00\n";
    for (what, text) in [("roster", roster), ("check-ins", "person_id,workday,weather\na1,2026-03-11,4\n")] {
        let file = directory.path().join("file.csv");
        std::fs::write(&file, text).unwrap();
        let output = program(&["import", what, file.to_str().unwrap()], &data).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let store = Store::open(&data).unwrap();
    let person = store.people().by_key("a1".to_owned()).await.unwrap().unwrap().id;
    let day: Workday = "2026-03-11".parse().unwrap();
    let entries = async || store.check_ins().own(person, Range { from: day, to: day }).await.unwrap().len();
    assert_eq!(entries().await, 1);
    // The clock goes on while the program runs.
    let a_minute_later: Timestamp = "2026-03-11T01:01:00Z".parse().unwrap();
    store.check_ins().withdraw_all(person, a_minute_later).await.unwrap();
    assert_eq!(entries().await, 0);
}
