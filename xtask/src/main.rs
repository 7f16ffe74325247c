//! The build program: `cargo xtask demo | test | build | dev | bench | package | pictures`.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

mod bench;
mod building;
mod centre;
mod checks;
mod counts;
mod demo;
mod dev;
mod interface;
mod package;
mod paths;
mod python;
mod readme_pictures;
mod running;
mod staffing;
mod steps;
mod tools;

use building::server;

/// Builds, tests and runs Weathervane.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
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
    /// Check formatting, dependencies and lints; run unit, integration and browser tests.
    Test {
        /// When the test centres start, such as 2028-02-29T04:00+01:00; by default on an ordinary Wednesday.
        #[arg(long, value_name = "MOMENT")]
        at: Option<String>,
    },
    /// Build one binary, target/release/weathervane, that contains the site.
    Build,
    /// Build without optimising and serve; rebuild and restart when a source changes.
    Dev {
        /// The command for `weathervane`; by default `serve`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Run the benchmarks, then the load run.
    Bench {
        /// Passed on to every benchmark.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Build a Debian package and a tarball in target/package; check them in a test root, and the examples of reverse
    /// proxies.
    Package {
        /// Build nothing: check with the binary of the tests.
        #[arg(long)]
        dev: bool,
    },
    /// Take the pictures of the README again, into docs/pictures.
    Pictures,
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        // On one line with its causes. Returned from `main` it could bring a backtrace.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let paths = paths::Paths::find()?;
    match Arguments::parse().task {
        Task::Demo { args } => demo::run(&paths, &args),
        Task::Test { at } => checks::run(&paths, at.as_deref()),
        Task::Build => {
            let binary = server::with_site(&paths, server::BuildProfile::Release)?;
            println!("built {}", binary.display());
            Ok(ExitCode::SUCCESS)
        }
        Task::Dev { args } => dev::run(&paths, args),
        Task::Bench { args } => bench::run(&paths, &args),
        Task::Package { dev } => package::run(&paths, dev),
        Task::Pictures => readme_pictures::run(&paths),
    }
}
