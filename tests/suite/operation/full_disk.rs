//! A full disk and a locked database: the program says what happened, and no acknowledged check-in is lost.

use std::path::Path;
use std::process::Command;

use axum::http::StatusCode;
use uuid::Uuid;

use crate::support::{Client, TestApp, skipped};

/// The environment variable with the directory of the small disk, set if the test runs in its own mount namespace.
const MOUNTED: &str = "WEATHERVANE_TEST_SMALL_DISK";

/// Runs a test of this file again in a process for which a disk of three megabytes is mounted. The mount ends with the
/// process.
fn on_a_small_disk(test: &str) {
    let (_, file) = module_path!().split_once("::").unwrap();
    let path = format!("{file}::{test}");
    let directory = tempfile::TempDir::new().unwrap();
    let mount = "mount -t tmpfs -o size=3m,mode=700 none \"$0\" || exit 77; exec \"$@\"";
    let mut reasons = Vec::new();
    for rights in [vec!["--mount"], vec!["--user", "--map-root-user", "--mount"]] {
        let run = Command::new("unshare")
            .args(&rights)
            .args(["sh", "-c", mount])
            .arg(directory.path())
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", &path, "--nocapture"])
            .env(MOUNTED, directory.path())
            .output();
        match run {
            Ok(run) if run.status.success() => {
                let said = String::from_utf8_lossy(&run.stdout);
                assert!(said.contains("1 passed"), "{path} did not run: {said}");
                return;
            }
            Ok(run) if run.status.code() == Some(101) => {
                panic!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr))
            }
            Ok(run) => reasons.push(String::from_utf8_lossy(&run.stderr).trim().to_owned()),
            Err(error) => reasons.push(error.to_string()),
        }
    }
    skipped(test, &format!("no small disk can be mounted here ({})", reasons.join("; ")));
}

async fn check_in(agent: &Client, id: Uuid, note: &str) -> StatusCode {
    let id = id.to_string();
    let fields = [("id", id.as_str()), ("weather", "3"), ("audience", "lead"), ("note", note)];
    agent.ask("record_check_in", &fields).await.status
}

#[test]
fn on_a_full_disk_a_check_in_is_refused_and_everything_before_is_safe() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    match std::env::var_os(MOUNTED) {
        Some(mounted) => runtime.block_on(fill_up(Path::new(&mounted))),
        None => on_a_small_disk("on_a_full_disk_a_check_in_is_refused_and_everything_before_is_safe"),
    }
}

async fn fill_up(disk: &Path) {
    let app = TestApp::inside(disk);
    let agent = app.agent("a1").of("t1").hired().await;
    // Another program uses nearly all of the space.
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![1; 1_500_000]).unwrap();
    let note = "n".repeat(500);
    let mut acknowledged = Vec::new();
    let refused = loop {
        let id = Uuid::new_v4();
        match check_in(&agent, id, &note).await {
            StatusCode::OK => acknowledged.push(id),
            StatusCode::INSUFFICIENT_STORAGE => break id,
            other => panic!("a check-in on a full disk was answered with {other}"),
        }
        assert!(acknowledged.len() < 10_000, "the disk never fills");
    };
    assert!(!acknowledged.is_empty());

    // The page explains it and keeps the typed values.
    let fields = [("id", &*refused.to_string()), ("weather", "3"), ("audience", "lead"), ("note", note.as_str())];
    let page = agent.post_and_follow("record_check_in", &fields).await.page();
    assert!(page.contains("the server’s disk is full"), "{page}");
    assert!(page.contains(&note), "what was typed is gone");

    // Reading still works, and each acknowledged check-in is there once.
    let export = agent.get("/me/export.csv").await.page();
    for id in &acknowledged {
        assert_eq!(export.matches(&id.to_string()).count(), 1, "{id} was acknowledged");
    }
    assert!(!export.contains(&refused.to_string()), "a refused check-in is stored");
    let health = store::backup::health(app.directory()).unwrap();
    assert_eq!((health.integrity.as_str(), health.dangling), ("ok", 0));

    // With free space again, the same check-in is accepted.
    std::fs::remove_file(&ballast).unwrap();
    assert_eq!(check_in(&agent, refused, &note).await, StatusCode::OK);
    let export = agent.get("/me/export.csv").await.page();
    assert!(acknowledged.iter().chain([&refused]).all(|id| export.matches(&id.to_string()).count() == 1));
}

#[tokio::test]
async fn a_check_in_to_a_locked_database_is_refused_and_loses_nothing() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let (before, during) = (Uuid::new_v4(), Uuid::new_v4());
    assert_eq!(check_in(&agent, before, "before").await, StatusCode::OK);

    let other = rusqlite::Connection::open(app.app.store.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let fields = [("id", &*during.to_string()), ("weather", "3"), ("audience", "lead"), ("note", "typed meanwhile")];
    let page = agent.post_and_follow("record_check_in", &fields).await.page();
    assert!(page.contains("another program is using the database"), "{page}");
    assert!(page.contains("typed meanwhile"), "what was typed is gone");
    other.execute_batch("ROLLBACK").unwrap();

    assert_eq!(check_in(&agent, during, "after all").await, StatusCode::OK);
    let export = agent.get("/me/export.csv").await.page();
    assert_eq!(export.matches(&before.to_string()).count(), 1);
    assert_eq!(export.matches(&during.to_string()).count(), 1);
    assert!(!export.contains("typed meanwhile"));
}
