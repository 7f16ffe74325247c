use std::fs::OpenOptions;
use std::io::Write as _;

/// Says that a test cannot run here, and why: on its output, and in the file that `cargo xtask test` prints at the end.
pub fn skipped(test: &str, reason: &str) {
    println!("skipped: {test}: {reason}");
    if let Some(file) = std::env::var_os("WEATHERVANE_SKIPPED") {
        let mut file = OpenOptions::new().append(true).open(file).unwrap();
        file.write_all(format!("{test}: {reason}\n").as_bytes()).unwrap();
    }
}
