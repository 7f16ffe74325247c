//! `weathervane flags` with a file that is far larger than the memory limit of the process.

use std::fmt::Write as _;
use std::process::Command;

use domain::Workday;

/// The memory limit of the process, in kilobytes: the file alone is larger, and its lines as days would need several
/// times that.
const MAX_MEMORY_KB: u32 = 24_000;

/// A year of shifts of five hundred people in teams of ten, one of whom is low for a while.
fn a_year() -> String {
    let mut file = "person_id,workday,weather,team_id,shift,tags,remark\n".to_owned();
    for number in 0..400 {
        let workday = Workday::from_number(20_000 + number);
        for person in 0..500 {
            let weather = if person == 7 && (300..320).contains(&number) { 1 } else { 3 + (number + person) % 3 };
            let (team, remark) = (person / 10, "nothing of it is used and much of it is there");
            writeln!(
                file,
                "agent-{person:04},{workday},{weather},team-{team:02},early,noise;sleep;queue_pressure,{remark} \
                 {remark} {remark}"
            )
            .unwrap();
        }
    }
    file
}

#[test]
fn a_long_file_needs_less_memory_than_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.csv");
    let file = a_year();
    assert!(file.len() > 1024 * MAX_MEMORY_KB as usize);
    std::fs::write(&path, file).unwrap();
    let answer = Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -d {MAX_MEMORY_KB} && exec \"$@\""),
            "sh",
            env!("CARGO_BIN_EXE_weathervane"),
            "flags",
        ])
        .arg(&path)
        .output()
        .unwrap();
    let (flags, said) = (String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
    assert!(answer.status.success(), "{said}");
    assert!(flags.lines().any(|row| row.starts_with("agent-0007,") && row.contains(",sliding,")), "{flags}");
    assert!(said.contains("remark"), "{said}");
}
