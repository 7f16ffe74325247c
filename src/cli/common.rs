//! What several commands share: their error type, checks of the data directory, and how files are opened.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use jiff::tz::TimeZone;

use crate::state::clock::Clock;
use domain::problem::ImportProblem;
use domain::{Locale, Workday};
use store::DATABASE;
use words::t;

/// How long a file may take to open before the wait is explained.
const SILENT_WAIT: Duration = Duration::from_secs(3);

/// An error for the person at the terminal: what happened, and what to do.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Checks that the directory contains a database.
///
/// # Errors
/// If it does not.
pub fn require_centre(directory: &Path) -> Result<(), Failure> {
    match directory.join(DATABASE).exists() {
        true => Ok(()),
        false => Err(format!("{} holds no centre", directory.display()).into()),
    }
}

/// Opens the file. A pipe opens only when somebody writes to it: if nobody does for a while, that is said, and the wait
/// goes on.
///
/// # Errors
/// If it cannot be opened.
pub fn open(path: &Path, locale: Locale) -> io::Result<File> {
    let (opened, waiting) = mpsc::channel::<()>();
    let sentence = t!(locale, "flags-file-waiting", path = path.display().to_string());
    let watcher = thread::spawn(move || {
        if waiting.recv_timeout(SILENT_WAIT) == Err(RecvTimeoutError::Timeout) {
            eprintln!("{sentence}");
        }
    });
    let file = File::open(path);
    drop(opened);
    drop(watcher.join());
    file
}

/// Reads a whole file, as [`open`] opens it.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path, locale: Locale) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, locale)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Returns today's workday in the time zone of this machine.
pub fn today(clock: &Clock) -> Workday {
    Workday::at(clock.local(&TimeZone::system()))
}

/// Combines all problems of a file into one error, one line each.
pub fn problems(problems: &[ImportProblem], locale: Locale) -> Failure {
    let lines: Vec<String> = problems.iter().map(|problem| words::problem::sentence(problem, locale)).collect();
    lines.join("\n").into()
}
