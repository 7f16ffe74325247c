//! Sizes that no machine can hold are refused before anything is made.

use std::process::Command;

#[test]
fn absurd_sizes_of_simulated_centres_are_refused_with_the_range() {
    let out = tempfile::TempDir::new().unwrap();
    let directory = out.path().join("out");
    let directory = directory.to_str().unwrap();
    for arguments in [
        &["simulate", "--people", "4000000000", "--out", directory][..],
        &["simulate", "--days", "4000000000", "--out", directory],
        &["demo", "--people", "4000000000", "--data", directory],
        &["demo", "--days", "4000000000", "--data", directory],
        &["audit", "--simulated", "--people", "4000000000"],
        &["audit", "--simulated", "--weeks", "4000000000"],
        &["evaluate", "--people", "18446744073709551615"],
        &["evaluate", "--calibrate", "4000000000"],
        &["evaluate", "--suggestions", "4000000000"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_weathervane")).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(" is not in "), "{arguments:?}: {said}");
    }
    assert!(!out.path().join("out").exists());
}
