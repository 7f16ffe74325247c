//! A pipe instead of a file.

use std::io::{self, BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The commands that read a file, each with what is written to the pipe after a while.
const READERS: [(&[&str], &str); 4] = [
    (&["flags"], "person_id,workday,weather\na1,2026-03-09,4\n"),
    (&["staffing"], "interval_start,offered,handle_seconds,agents\n2026-03-09T08:00,4,300,3\n"),
    (&["import", "roster"], "person_id,name\na1,Ann\n"),
    (&["import", "load"], "interval_start,offered\n2026-03-09T08:00,4\n"),
];

#[test]
fn a_pipe_that_nobody_writes_to_is_reported() {
    let directory = tempfile::TempDir::new().unwrap();
    let pipe = directory.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (arguments, content) in READERS {
        let mut reader = Command::new(env!("CARGO_BIN_EXE_weathervane"))
            .args(arguments)
            .arg(&pipe)
            .env("WEATHERVANE_DATA_DIR", directory.path().join("data"))
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let (tell, told) = mpsc::channel();
        let errors = reader.stderr.take().unwrap();
        thread::spawn(move || {
            let (mut said, mut errors) = (String::new(), BufReader::new(errors));
            drop(errors.read_line(&mut said));
            drop(tell.send(said));
            // The program may have more to say.
            drop(io::copy(&mut errors, &mut io::sink()));
        });
        // Nobody writes to the pipe, so without a message this would wait for ever.
        let said = told.recv_timeout(Duration::from_secs(60)).unwrap_or_default();
        if !said.contains("pipe") {
            reader.kill().unwrap();
            reader.wait().unwrap();
            panic!("{arguments:?}: nothing was said about the pipe: {said}");
        }
        std::fs::write(&pipe, content).unwrap();
        assert!(reader.wait().unwrap().success(), "{arguments:?}");
    }
}
