//! The build program: `cargo xtask demo | test | build | dev | bench`.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

mod bench;
mod browser;
mod checks;
mod debian;
mod demo;
mod dev;
mod kept;
mod packing;
mod places;
mod server;
mod site;
mod tally;
mod toolchain;
mod tools;

/// Builds, tries and shows Weathervane.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve a centre to look at.
    Demo {
        /// Passed on to `weathervane demo`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Formatting, lints, unit, integration and browser tests.
    Test {
        /// The moment at which the centres of the tests start, such as 2028-02-29T04:00+01:00, in place of an ordinary Wednesday.
        #[arg(long, value_name = "MOMENT")]
        at: Option<String>,
    },
    /// Leave one binary, target/release/weathervane, with the site in it.
    Build,
    /// Build without optimising, serve, and start again when a source changes.
    Dev {
        /// The command for `weathervane`; `serve` if nothing is said.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Run the benchmarks and then the load run.
    Bench {
        /// Passed on to every benchmark.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        // On one line with its causes, and without the backtrace that returning it from here could bring.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let places = places::Places::find()?;
    match Line::parse().task {
        Task::Demo { args } => demo::run(&places, &args),
        Task::Test { at } => checks::run(&places, at.as_deref()),
        Task::Build => {
            let binary = server::with_site(&places, server::Profile::Release)?;
            println!("built {}", binary.display());
            Ok(ExitCode::SUCCESS)
        }
        Task::Dev { args } => dev::run(&places, args),
        Task::Bench { args } => bench::run(&places, &args),
    }
}
