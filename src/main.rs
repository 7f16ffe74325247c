//! The program: reads the command line, starts logging, runs the command.

use std::process::ExitCode;

fn main() -> ExitCode {
    weathervane::cli::main()
}
