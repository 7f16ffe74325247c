//! A backup knows the work on a flag whose days were hidden or deleted since: it goes again after a restore.

use std::path::Path;

use axum::http::StatusCode;
use store::ledger::LEDGER;
use tempfile::TempDir;
use weathervane::app::jobs::drop_work_after_restore;

use super::{slide, talked};
use crate::support::{Floor, TestApp, history, program};

fn run(arguments: &[&str], data: &Path) {
    let output = program(arguments, data).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Restores the copy with what was erased by now, and starts the program.
async fn restored(floor: &Floor, copy: &str) -> TestApp {
    let (directory, ledger) = (TempDir::new().unwrap(), floor.app.directory().join(LEDGER));
    run(&["restore", copy, "--erasures", ledger.to_str().unwrap()], directory.path());
    let app = TestApp::opened(directory, floor.app.now());
    assert!(app.stored().contains("A word over tea"), "only the flags tell on what it rests");
    drop_work_after_restore(&app.app).await;
    app
}

#[tokio::test]
async fn work_on_a_flag_goes_again_with_its_days_and_stays_without_a_cause() {
    let (floor, ..) = talked().await;
    let copy = floor.app.directory().join("copy.db");
    let copy = copy.to_str().unwrap();
    run(&["backup", copy], floor.app.directory());
    let other = history().into_iter().find(|said| said.agent == "a2").unwrap().id.to_string();
    let agent = floor.signed_in("a2").await;
    assert_eq!(agent.ask("delete_entry", &[("id", &other)]).await.status, StatusCode::OK);
    assert!(restored(&floor, copy).await.stored().contains("A word over tea"), "its days are still there");
    let agent = floor.signed_in("a1").await;
    for id in slide() {
        assert_eq!(agent.ask("delete_entry", &[("id", &id)]).await.status, StatusCode::OK);
    }
    assert!(!restored(&floor, copy).await.stored().contains("A word over tea"));
}
