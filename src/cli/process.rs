//! What the program asks of the operating system for itself: private files, and enough connections.

/// Files that are open apart from connections: the database and its readers, keys, logs, fonts.
const OTHER_FILES: u64 = 128;
/// More connections are of no use to one centre: a thousand boards leave room for everybody else.
const MAX_CONNECTIONS: u64 = 8_192;

/// Makes every file that the program creates readable by its own user alone, under any umask that it was started with.
pub fn create_private_files() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// How many connections to accept at a time. Raises the limit of open files to what the system allows for this.
pub fn connection_limit() -> usize {
    usize::try_from(open_files().saturating_sub(OTHER_FILES).clamp(OTHER_FILES, MAX_CONNECTIONS)).unwrap_or(usize::MAX)
}

#[cfg(unix)]
fn open_files() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let before = getrlimit(Resource::Nofile);
    let wanted = (MAX_CONNECTIONS + OTHER_FILES).min(before.maximum.unwrap_or(u64::MAX));
    let current = before.current.unwrap_or(u64::MAX);
    if current >= wanted {
        return current;
    }
    match setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: before.maximum }) {
        Ok(()) => wanted,
        Err(_) => current,
    }
}

#[cfg(not(unix))]
fn open_files() -> u64 {
    MAX_CONNECTIONS
}
