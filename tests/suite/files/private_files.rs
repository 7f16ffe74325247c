//! Files of the program are its user's alone, and hold nothing of what was erased.

use domain::Audience;
use rusqlite::Connection;
use store::DATABASE;
use uuid::Uuid;

use crate::support::{PASSWORD, TestApp};

/// Runs the program with a umask that hides nothing.
#[cfg(unix)]
fn run_openly(arguments: &[&str], data: &std::path::Path) {
    let plain = crate::support::program(arguments, data);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "umask 0; exec \"$0\" \"$@\""]).arg(plain.get_program()).args(plain.get_args());
    shell.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The files and folders in this folder that others may use in any way, by name and mode.
#[cfg(unix)]
fn open_to_others(folder: &std::path::Path) -> Vec<(String, u32)> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let mode = std::fs::symlink_metadata(&path).unwrap().permissions().mode() & 0o777;
            found.extend((mode & 0o077 != 0).then(|| (path.display().to_string(), mode)));
            folders.extend(path.is_dir().then_some(path));
        }
    }
    found
}

#[cfg(unix)]
#[test]
fn with_any_umask_nobody_else_reads_what_the_program_writes() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::TempDir::new().unwrap();
    let [data, copy, keys, again] = ["data", "copy.db", "keys.db", "again"].map(|name| folder.path().join(name));
    run_openly(&["user", "add", "a1", "--name", "Somebody"], &data);
    run_openly(&["backup", copy.to_str().unwrap(), "--keys", keys.to_str().unwrap()], &data);
    assert_eq!(open_to_others(folder.path()), []);
    for name in ["weathervane.db", "keys.db", "erasures.log", "climate.log"] {
        assert!(data.join(name).exists(), "{name}");
    }
    // A backup that somebody copied openly, into a directory that was made openly.
    std::fs::set_permissions(&copy, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::create_dir(&again).unwrap();
    std::fs::set_permissions(&again, std::fs::Permissions::from_mode(0o755)).unwrap();
    let ledger = data.join(store::ledger::LEDGER);
    run_openly(&["restore", copy.to_str().unwrap(), "--erasures", ledger.to_str().unwrap()], &again);
    let open = open_to_others(folder.path());
    assert_eq!(open, [(copy.display().to_string(), 0o644)], "the restored directory is as private as the first");
}

#[tokio::test]
async fn what_was_erased_is_in_no_byte_of_any_file() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let agent = app.visitor();
    assert!(agent.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status.is_success());
    app.app.store.people().set_default_audience(app.person("a1").await, Audience::Lead).await.unwrap();
    // Stored as it is: the id of a check-in. Stored sealed: its note.
    let id = Uuid::new_v4();
    let text = id.to_string();
    let fields = [("id", text.as_str()), ("weather", "2"), ("audience", "lead"), ("note", "to be forgotten")];
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
    let sealed: Vec<u8> = {
        let database = Connection::open(app.directory().join(DATABASE)).unwrap();
        database.query_row("SELECT note FROM check_in", [], |row| row.get(0)).unwrap()
    };
    app.settle().await;
    assert!(app.keeps_on_disk(id.as_bytes()) && app.keeps_on_disk(&sealed), "it was stored");
    assert!(agent.ask("erase_person", &[("password", PASSWORD)]).await.status.is_success());
    app.settle().await;
    assert!(!app.keeps_on_disk(id.as_bytes()), "the id of an erased check-in");
    assert!(!app.keeps_on_disk(&sealed), "the sealed note of an erased check-in");
}

/// The sizes of the logs of both files in this directory; 0 for one that is not there.
#[cfg(unix)]
fn log_sizes(data: &std::path::Path) -> [u64; 2] {
    [DATABASE, "keys.db"].map(|file| std::fs::metadata(data.join(format!("{file}-wal"))).map_or(0, |log| log.len()))
}

#[cfg(unix)]
#[test]
fn a_server_that_is_stopped_leaves_nothing_in_its_logs() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::process::{Command, Stdio};
    let data = tempfile::TempDir::new().unwrap();
    let mut serve = crate::support::program(&["serve", "--listen", "127.0.0.1:0"], data.path());
    let mut server = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find_map(|line| line.strip_prefix("listening on http://").map(str::to_owned)).unwrap();
    // Once it answers it heeds signals too.
    let mut request = std::net::TcpStream::connect(address).unwrap();
    request.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").unwrap();
    request.read_to_string(&mut String::new()).unwrap();
    // This connection stays open: SQLite itself empties a log only when the last one closes.
    let database = Connection::open(data.path().join(DATABASE)).unwrap();
    while log_sizes(data.path())[0] == 0 {
        database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('settled', 'here')", []).unwrap();
    }
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    assert!(server.wait().unwrap().success());
    assert_eq!(log_sizes(data.path()), [0, 0]);
}
