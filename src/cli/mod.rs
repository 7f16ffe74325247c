//! The command line: one module per command.

mod audit;
mod common;
mod data;
mod demo;
pub mod flags;
mod import;
mod measure;
mod process;
pub mod serve;
pub mod telemetry;
mod token;
mod user;

use data::{backup, database_copy, doctor, export, restore};
use measure::{evaluate, staffing};
pub use measure::{simulate, study};

use std::path::Path;
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

use self::common::{Failure, today};
use super::config::{Cli, Command, ExportKind};
use crate::cli::study::plan::StudyPlan;
use crate::state::clock::Clock;
use ::import::csv_reader::StatedFormat;
use domain::{Locale, Workday};
use evaluation::audit::DrawEffort;
use evaluation::simulator;
use insight::staffing::Patience;

/// Parses the command line and runs the command.
#[must_use]
pub fn main() -> ExitCode {
    let given = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    process::create_private_files();
    telemetry::start(cli.log_format);
    let clock = match cli.now {
        None => Clock::system(),
        Some(now) => {
            tracing::warn!(%now, "the clock is set, as for a test: this is not the real time");
            Clock::starting_at(now)
        }
    };
    match run(cli.command, &given, clock) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("weathervane: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command, given: &ArgMatches, clock: Clock) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(config) => {
            let config = match given.subcommand_matches("serve") {
                Some(given) => config.with_file(given)?,
                None => config,
            };
            block_on(serve::run(config, clock))?;
        }
        Command::Demo(config) => block_on(demo::run(config, clock))?,
        Command::Simulate { people, days, seed, until, out } => {
            simulate_to(people, days, seed, until.unwrap_or_else(|| today(&clock)), &out)?;
        }
        Command::Backup { file, keys, data } => backup::run(&file, keys.as_deref(), &data.dir)?,
        Command::Restore { file, erasures, data } => restore::run(&file, erasures.as_deref(), &data.dir, clock.now())?,
        Command::Doctor { data } => return doctor::run(&data.dir),
        Command::Export { what: ExportKind::Climate, format, data } => {
            block_on(export::climate(&data.dir, format))?;
        }
        Command::Audit { utility: Some(runs), lang, .. } => audit::utility(runs, lang),
        Command::Audit { simulated: false, data, draws, lang, .. } => {
            return Ok(status(block_on(audit::real(&data.dir, DrawEffort::of(usize::try_from(draws)?), lang))?));
        }
        Command::Audit { people, weeks, seed, draws, lang, .. } => {
            let size = audit::SimulatedSize { people, weeks, seed };
            return Ok(status(block_on(audit::simulated(size, DrawEffort::of(usize::try_from(draws)?), lang))?));
        }
        Command::Flags { file, format, lang, only, as_of, rules, episodes } => {
            let options = flags::FlagsOptions { format, locale: lang, only, as_of, rules, episodes };
            flags::run(&file, &options, std::io::stdout().lock())?;
        }
        Command::Evaluate { seed, lang, suggestions: Some(runs), .. } => evaluate::suggestions(runs, seed, lang),
        Command::Evaluate { people, seed, out, lang, data, earlier, calibrate: None, .. } => {
            let earlier = earlier.map(std::fs::read_to_string).transpose()?;
            let (data, earlier) = (data.as_deref(), earlier.as_deref());
            let plan = StudyPlan { locale: lang, people, seed, data, earlier };
            evaluate::run(&plan, out.as_deref())?;
        }
        Command::Evaluate { people, seed, lang, calibrate: Some(rounds), .. } => {
            evaluate::limits(u32::try_from(people)?, rounds, seed, lang)?;
        }
        Command::Staffing { file, encoding, dates, target, within, patience, lang } => {
            let stated = StatedFormat { encoding, dates: dates.map(Into::into), ..StatedFormat::default() };
            let patience = Patience { within_seconds: within, patience_seconds: patience };
            let options = staffing::StaffingOptions { target, patience, locale: lang };
            staffing::run(&file, &stated, options, std::io::stdout().lock())?;
        }
        Command::Import { what, file, encoding, dates, dry_run, data, lang } => {
            let stated = StatedFormat { encoding, dates: dates.map(Into::into), ..StatedFormat::default() };
            let options = import::ImportOptions { dry_run, locale: lang, stated };
            block_on(import::run(what, file, options, data, &clock))?;
        }
        Command::Token { data, lang, what } => block_on(token::run(data, what, lang, clock.now()))?,
        Command::User { data, lang, what } => block_on(user::run(data, what, lang, clock.now()))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn simulate_to(people: u32, days: u32, seed: u64, last: Workday, out: &Path) -> Result<(), Failure> {
    let plan = simulator::CentrePlan { people: usize::try_from(people)?, days: usize::try_from(days)?, seed, last };
    let centre = simulate::run(&plan, Locale::En, out)?;
    println!(
        "{} people, {} check-ins, {} episodes in {}",
        centre.truth.people.len(),
        centre.check_ins.len(),
        centre.truth.episodes.len(),
        out.display()
    );
    Ok(())
}

fn status(is_ok: bool) -> ExitCode {
    if is_ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
