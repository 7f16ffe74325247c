//! A pipe instead of a file.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

#[test]
fn a_pipe_that_nobody_writes_to_is_reported() {
    let directory = tempfile::TempDir::new().unwrap();
    let pipe = directory.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut flags = Command::new(env!("CARGO_BIN_EXE_weathervane"))
        .arg("flags")
        .arg(&pipe)
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let (tell, told) = mpsc::channel();
    let errors = flags.stderr.take().unwrap();
    thread::spawn(move || {
        let mut said = String::new();
        drop(BufReader::new(errors).read_line(&mut said));
        drop(tell.send(said));
    });
    // Nobody writes to the pipe, so without a message this would wait for ever.
    let said = told.recv_timeout(Duration::from_secs(60)).unwrap_or_default();
    if !said.contains("pipe") {
        flags.kill().unwrap();
        flags.wait().unwrap();
        panic!("nothing was said about the pipe: {said}");
    }
    std::fs::write(&pipe, "person_id,workday,weather\na1,2026-03-09,4\n").unwrap();
    assert!(flags.wait().unwrap().success());
}
