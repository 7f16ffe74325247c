//! `cargo xtask test`: formatting, lints, unit, integration and browser tests, all of them even after a failure.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};

use crate::browser::Effort;
use crate::places::Places;
use crate::server::{self, Profile};
use crate::tally::Tally;
use crate::toolchain::Toolchain;
use crate::{site, toolchain, tools};

/// What sets the clock of a centre.
const NOW: &str = "WEATHERVANE_NOW";

/// Runs everything, where asked in centres that start `at` a moment, and ends with the line `N passed, N failed`.
pub fn run(places: &Places, at: Option<&str>) -> Result<ExitCode> {
    install_components()?;
    tools::fonts()?;
    let mut tally = Tally::default();
    tally.add(check("formatting", &mut formatting(places))?);
    let site = site::build(places, Effort::Release)?;
    tally.add(check("lints of the browser side", &mut browser_lints(places)?)?);
    tally.add(check("lints", &mut lints(places, &site))?);
    tally.add(cargo_tests(places, &site, at)?);
    tally.add(browser_tests(places, at)?);
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn heading(name: &str) {
    println!("\n== {name}");
}

/// A bare installation of Rust has neither of the two.
fn install_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let mut ask = toolchain::cargo();
        ask.args([subcommand, "--version"]);
        if tools::output(&mut ask).is_err() {
            let rustup = tools::on_path(&["rustup"])
                .with_context(|| format!("{component} is missing; install it beside Rust"))?;
            tools::run(Command::new(rustup).args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn check(name: &str, command: &mut Command) -> Result<Tally> {
    heading(name);
    let passed = command.status()?.success();
    println!("{name}: {}", if passed { "ok" } else { "FAILED" });
    Ok(Tally::of_check(passed))
}

fn formatting(places: &Places) -> Command {
    let mut command = toolchain::cargo();
    command.current_dir(&places.root).args(["fmt", "--all", "--check"]);
    command
}

fn lints(places: &Places, site: &Path) -> Command {
    let mut command = server::cargo(places, site, "clippy");
    command.args(["--quiet", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"]);
    command
}

fn browser_lints(places: &Places) -> Result<Command> {
    let mut command = Toolchain::ready(places)?.cargo(places, "clippy");
    command.args(["--quiet", "--", "-D", "warnings"]);
    Ok(command)
}

/// Unit, integration and documentation tests of all packages.
fn cargo_tests(places: &Places, site: &Path, at: Option<&str>) -> Result<Tally> {
    heading("unit and integration tests");
    let mut command = server::cargo(places, site, "test");
    command.args(["--workspace", "--no-fail-fast"]).stdout(Stdio::piped());
    command.envs(at.map(|at| (NOW, at)));
    let data = places.root.join("../shared/data");
    if data.is_dir() && std::env::var_os("WEATHERVANE_DATA").is_none() {
        command.env("WEATHERVANE_DATA", data.canonicalize()?);
    }
    let mut child = command.spawn()?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().context("cargo has no output")?).lines() {
        let line = line?;
        println!("{line}");
        tally.add_cargo_line(&line);
    }
    Ok(tally.and_succeeded(child.wait()?.success()))
}

/// The browser's tests, against the binary that the integration tests have just built.
fn browser_tests(places: &Places, at: Option<&str>) -> Result<Tally> {
    heading("browser tests");
    let binary = server::binary(places, Profile::Dev);
    let report = places.target.join("browser-tests.json");
    // A report of an earlier run would count for this one if Playwright could not start.
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let succeeded = Command::new(tools::node_tools(places)?.join("playwright"))
        .arg("test")
        .current_dir(places.end2end())
        .env("WEATHERVANE_BIN", binary)
        .env("WEATHERVANE_CHROMIUM", tools::chromium()?)
        .env("WEATHERVANE_REPORT", &report)
        .envs(at.map(|at| (NOW, at)))
        .status()?
        .success();
    let counted = match fs::read_to_string(&report) {
        Ok(report) => Tally::of_playwright(&report)?,
        Err(_) => Tally::default(),
    };
    Ok(counted.and_succeeded(succeeded))
}
