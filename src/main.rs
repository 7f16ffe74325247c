//! The executable.

use std::process::ExitCode;

fn main() -> ExitCode {
    weathervane::cli::main()
}
