//! Imports from the command line while the server runs on the same data directory.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::support::program;

/// A server in a process of its own, which ends with the test.
struct ServedProcess(Child);

impl ServedProcess {
    fn on(data: &Path) -> Self {
        let mut process = program(&["serve", "--listen", "127.0.0.1:0"], data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line.starts_with("listening on ")), "the server did not start");
        Self(process)
    }
}

impl Drop for ServedProcess {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn the_running_server_imports_what_the_command_line_hands_to_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let directory = tempfile::TempDir::new().unwrap();
    let data = directory.path().join("data");
    let file = directory.path().join("file.csv");
    let import = |what: &str, text: &[u8], more: &[&str]| {
        std::fs::write(&file, text).unwrap();
        let arguments = [&["import", what, file.to_str().unwrap()], more].concat();
        let output = program(&arguments, &data).output().unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.success(), said(&output.stdout), said(&output.stderr))
    };
    let server = ServedProcess::on(&data);
    let mode = std::fs::metadata(data.join("import.sock")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else can hand files over");
    let roster = "person_id,name,wage\np1,Ann,9\n";
    let (fits, said, notes) = import("roster", roster.as_bytes(), &["--dry-run"]);
    assert!(fits && said.contains("Ann (p1)") && notes.contains("wage"), "{said}{notes}");
    let (fits, said, _) = import("roster", roster.as_bytes(), &[]);
    assert!(fits && said.contains("1 join"), "the dry run changed nothing: {said}");
    let korean = encoding_rs::EUC_KR.encode("person_id,name\np2,\u{ae40}\u{cca0}\u{c218}\n").0;
    assert!(!import("roster", &korean, &[]).0);
    assert!(import("roster", &korean, &["--encoding", "euc-kr"]).0);
    let (fits, _, why) = import("check-ins", b"person_id,workday,weather\np9,2026-03-09,4\n", &[]);
    assert!(!fits && why.contains("p9"), "{why}");
    assert!(import("check-ins", b"person_id,workday,weather\np1,2026-03-09,4\n", &[]).1.contains('1'));
    let load =
        b"interval_start,offered,handle_seconds,agents\n2026-03-09T08:00,60,300,12\n2026-03-09T08:30,soon,300,12\n";
    let (fits, _, why) = import("load", load, &[]);
    assert!(!fits && why.contains("offered"), "{why}");
    let (fits, said, _) = import("load", &load[..72], &[]);
    assert!(fits && said.contains("one interval"), "{said}");
    drop(server);
    let (fits, said, _) = import("check-ins", b"person_id,workday,weather\np1,2026-03-09,4\n", &[]);
    assert!(fits && said.contains("0 new"), "the server stored it, and the socket it left does no harm: {said}");
}

#[test]
fn a_data_directory_with_a_long_path_takes_files_while_the_server_runs() {
    let directory = tempfile::TempDir::new().unwrap();
    let data = directory.path().join("d".repeat(120)).join("data");
    let file = directory.path().join("roster.csv");
    std::fs::write(&file, "person_id,name\np1,Ann\n").unwrap();
    let server = ServedProcess::on(&data);
    let output = program(&["import", "roster", file.to_str().unwrap()], &data).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("1 join"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    drop(server);
}
