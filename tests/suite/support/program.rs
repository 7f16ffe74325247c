//! The program itself, in a process of its own.

use std::path::Path;
use std::process::Command;

use super::START;

/// The program with these arguments, over a directory of data. Its clock begins where every test does.
pub fn program(arguments: &[&str], data: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_weathervane"));
    program.args(arguments).arg("--data").arg(data);
    program.env("WEATHERVANE_NOW", START).env_remove("WEATHERVANE_DATA_DIR");
    program
}
