//! The command line: one module a command.

mod import;
mod serve;
mod user;

use std::process::ExitCode;

use clap::Parser as _;

use super::config::{Cli, Command};
use super::telemetry;

/// An error for whoever sits at the terminal: what happened, and what to do.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Parses the command line and runs the command.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    telemetry::start(cli.log_format);
    match run(cli.command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("weathervane: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(config) => block_on(serve::run(config))?,
        Command::Import { what, file, dry_run, data, lang } => block_on(import::run(what, file, dry_run, data, lang))?,
        Command::User { data, what } => block_on(user::run(data, what))?,
        _ => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
