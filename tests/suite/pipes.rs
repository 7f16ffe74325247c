//! A pipe instead of a file.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

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
    let mut said = String::new();
    BufReader::new(flags.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("pipe"), "{said}");
    std::fs::write(&pipe, "person_id,workday,weather\na1,2026-03-09,4\n").unwrap();
    assert!(flags.wait().unwrap().success());
}
