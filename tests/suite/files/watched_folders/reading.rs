//! What is read of a watched file: an ordinary file, whole, and the one that was seen before.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use weathervane::app::imports::watch::file::{FileContent, content, files, open, read};
use weathervane::state::watched::{FileState, WatchedKind, WatchedOutcome};

use super::{WatchedCentre, changed_at, schedule_of};

const MAX_BYTES: usize = 1024;

/// A folder with one file, and the state of it.
fn folder_with(text: &str) -> (tempfile::TempDir, PathBuf, FileState) {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("file.csv");
    std::fs::write(&path, text).unwrap();
    changed_at(&path, 1);
    let state = files(folder.path()).unwrap().remove(0);
    (folder, path, state)
}

/// Puts another file of the same length and time in the place of a file.
fn replace(path: &Path, text: &str) {
    let other = path.with_extension("part");
    std::fs::write(&other, text).unwrap();
    changed_at(&other, 1);
    std::fs::rename(&other, path).unwrap();
}

/// The result of something that must not wait for a pipe.
fn without_waiting<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(run()));
    told.recv_timeout(Duration::from_secs(60)).expect("it waits for a pipe")
}

#[test]
fn a_file_that_stays_the_same_is_read_whole() {
    let (_folder, _, state) = folder_with("whole");
    assert_eq!(read(&state, MAX_BYTES).unwrap(), FileContent::Bytes(b"whole".to_vec()));
    assert_eq!(read(&state, 5).unwrap(), FileContent::Bytes(b"whole".to_vec()));
    assert_eq!(read(&state, 4).unwrap(), FileContent::TooLarge);
}

#[test]
fn a_file_that_was_replaced_since_it_was_seen_is_not_read() {
    let (_folder, path, state) = folder_with("first");
    replace(&path, "other");
    assert!(open(&state).unwrap().is_none());
    assert_eq!(read(&state, MAX_BYTES).unwrap(), FileContent::Changed);
}

#[test]
fn a_file_that_is_replaced_or_grows_while_it_is_read_is_not_used() {
    let (_folder, path, state) = folder_with("first");
    let file = open(&state).unwrap().unwrap();
    replace(&path, "other");
    assert_eq!(content(file, &state, MAX_BYTES).unwrap(), FileContent::Changed, "the name is of another file");
    let (_folder, path, state) = folder_with("first");
    let file = open(&state).unwrap().unwrap();
    std::fs::write(&path, "first and more").unwrap();
    assert_eq!(content(file, &state, MAX_BYTES).unwrap(), FileContent::Changed, "its other half came");
    let (_folder, path, state) = folder_with("first");
    let file = open(&state).unwrap().unwrap();
    std::fs::remove_file(path).unwrap();
    assert_eq!(content(file, &state, MAX_BYTES).unwrap(), FileContent::Changed, "it was taken back");
}

#[test]
fn a_link_or_a_pipe_in_the_place_of_a_file_is_not_opened() {
    let (folder, path, state) = folder_with("first");
    let secret = folder.path().join("secret");
    std::fs::rename(&path, &secret).unwrap();
    symlink(&secret, &path).unwrap();
    assert!(open(&state).is_err(), "a link");
    std::fs::remove_file(&path).unwrap();
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let error = without_waiting(move || open(&state).map(|_| ())).unwrap_err();
    assert!(error.to_string().contains("not an ordinary file"), "{error}");
}

#[tokio::test]
async fn a_link_to_a_file_elsewhere_is_not_followed_and_is_shown() {
    let mut centre = WatchedCentre::new().await;
    let elsewhere = centre.directory.path().join("elsewhere.csv");
    std::fs::write(&elsewhere, schedule_of(5).replace("16:00", "15:00")).unwrap();
    symlink(&elsewhere, centre.directory.path().join("schedule/link.csv")).unwrap();
    centre.look_twice().await;
    assert_eq!(centre.hours("a1").await, "08:00-16:00");
    assert!(matches!(centre.outcome(WatchedKind::Schedule), Some(WatchedOutcome::Unreadable)));
    assert!(centre.admin.get("/admin/schedule").await.shows("link.csv can’t be read"));
}

#[tokio::test]
async fn a_pipe_in_a_watched_folder_holds_nothing_up() {
    let mut centre = WatchedCentre::new().await;
    let pipe = centre.directory.path().join("schedule/pipe.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let looked = tokio::time::timeout(Duration::from_secs(60), centre.look_twice()).await;
    // A writer lets a reader that waits go on, so that a failure ends.
    drop(std::fs::OpenOptions::new().read(true).write(true).open(&pipe));
    assert!(looked.is_ok(), "it waits for a pipe");
    assert!(centre.admin.get("/admin/schedule").await.shows("pipe.csv can’t be read"));
}
