//! `cargo xtask test`: formatting, dependencies, lints, unit, integration and browser tests, all of them even after a
//! failure.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::building::browser::Effort;
use crate::building::server::{self, BuildProfile};
use crate::building::toolchain::Toolchain;
use crate::building::{site, toolchain};
use crate::counts::Counts;
use crate::paths::Paths;
use crate::steps::{both, in_words, step};
use crate::tools::Browsers;
use crate::{interface, package, staffing, tools};

/// The environment variable that sets the clock of a centre.
const NOW: &str = "WEATHERVANE_NOW";
/// The environment variable with the file to which a test that cannot run here adds a line: its name, and why.
const SKIPPED: &str = "WEATHERVANE_SKIPPED";

/// Runs everything, and ends with the line `N passed, N failed`. `at` is when the test centres start.
pub fn run(paths: &Paths, at: Option<&str>) -> Result<ExitCode> {
    let started = Instant::now();
    install_components()?;
    let mut counts = Counts::default();
    counts.add(check("formatting", "2 s", &mut formatting(paths))?);
    counts.add(dependencies(paths)?);
    let site = site::folder(paths, Effort::Release);
    let ((browser_lints, browsers), lints) =
        both(|| both(|| browser_code(paths), || installations(paths)), || server_code(paths, &site))?;
    counts.add(browser_lints);
    counts.add(lints);
    counts.add(cargo_tests(paths, &site, at)?);
    counts.add(package::check(paths, &server::binary(paths, BuildProfile::Dev))?);
    counts.add(interface::check(paths)?);
    counts.add(interface::check_scim(paths)?);
    counts.add(staffing::check(paths)?);
    counts.add(browser_tests(paths, &browsers, at)?);
    eprintln!("\n== everything: done in {}", in_words(started.elapsed()));
    println!("{} passed, {} failed", counts.passed, counts.failed);
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Installs rustfmt and clippy, which a minimal installation of Rust lacks.
fn install_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let mut ask = toolchain::cargo();
        ask.args([subcommand, "--version"]);
        if tools::output(&mut ask).is_err() {
            let rustup = tools::on_path(&["rustup"])
                .with_context(|| format!("{component} is missing; install it together with Rust"))?;
            tools::run(Command::new(rustup).args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// Installs what the tests need in addition to the compilers, and returns the browsers.
fn installations(paths: &Paths) -> Result<Browsers> {
    tools::fonts()?;
    tools::node_tools(paths)?;
    tools::browsers()
}

/// Builds the site and lints the browser code.
fn browser_code(paths: &Paths) -> Result<Counts> {
    site::build(paths, Effort::Release)?;
    check("lints of the browser code", "30 s", &mut browser_lints(paths)?)
}

/// Lints all packages for the server and compiles their tests.
fn server_code(paths: &Paths, site: &Path) -> Result<Counts> {
    let counts = check("lints", "10 min the first time, 1 min later", &mut lints(paths, site))?;
    step("compiling the tests", "15 min the first time, 5 min later", || {
        // A failure is counted when the tests are run, which compiles again what failed here.
        for mut command in [tests(paths, site), studies(paths, site)] {
            command.arg("--no-run").status()?;
        }
        Ok(counts)
    })
}

fn check(name: &str, usual: &str, command: &mut Command) -> Result<Counts> {
    step(name, usual, || Ok(Counts::of_check(name, command.status()?.success())))
}

fn formatting(paths: &Paths) -> Command {
    let mut command = toolchain::cargo();
    command.current_dir(&paths.root).args(["fmt", "--all", "--check"]);
    command
}

/// Checks licences and sources of all dependencies with cargo-deny, if it is installed.
fn dependencies(paths: &Paths) -> Result<Counts> {
    let mut ask = toolchain::cargo();
    ask.args(["deny", "--version"]);
    if tools::output(&mut ask).is_err() {
        println!("dependencies: skipped, because cargo-deny is not installed");
        return Ok(Counts::default());
    }
    let mut deny = toolchain::cargo();
    deny.current_dir(&paths.root).args(["deny", "check", "bans", "licenses", "sources"]);
    check("dependencies", "5 s", &mut deny)
}

fn lints(paths: &Paths, site: &Path) -> Command {
    let mut command = server::cargo(paths, site, "clippy");
    command.args(["--quiet", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"]);
    command
}

fn browser_lints(paths: &Paths) -> Result<Command> {
    let mut command = Toolchain::ready(paths)?.cargo(paths, "clippy");
    // The profile of the build, whose macros and build scripts are compiled already.
    command.args(["--quiet", "--profile", Effort::Release.profile().0]).args(["--", "-D", "warnings"]);
    Ok(command)
}

/// The packages whose tests simulate people for years.
const SIMULATING: [&str; 2] = ["weathervane-evaluation", "weathervane-insight"];

/// `cargo test` for the unit, integration and documentation tests of all packages but those that simulate.
fn tests(paths: &Paths, site: &Path) -> Command {
    let mut command = server::cargo(paths, site, "test");
    command.args(["--workspace", "--no-fail-fast"]).args(SIMULATING.map(|package| format!("--exclude={package}")));
    command
}

/// `cargo test` for the packages that simulate.
fn studies(paths: &Paths, site: &Path) -> Command {
    let mut command = server::cargo(paths, site, "test");
    command
        .args(["--profile=studies", "--no-fail-fast"])
        .args(SIMULATING.map(|package| format!("--package={package}")));
    command
}

/// Runs the unit, integration and documentation tests of all packages.
fn cargo_tests(paths: &Paths, site: &Path, at: Option<&str>) -> Result<Counts> {
    let mut counts = counted("unit and integration tests", "25 min on two cores", paths, tests(paths, site), at)?;
    counts.add(counted("tests that simulate", "5 min on two cores", paths, studies(paths, site), at)?);
    Ok(counts)
}

/// Runs a `cargo test` and counts its tests.
fn counted(name: &str, usual: &str, paths: &Paths, mut command: Command, at: Option<&str>) -> Result<Counts> {
    step(name, usual, || {
        let skipped = paths.target.join("skipped-tests");
        fs::write(&skipped, "")?;
        command.stdout(Stdio::piped()).env(SKIPPED, &skipped).envs(at.map(|at| (NOW, at)));
        let data = paths.root.join("../shared/data");
        if data.is_dir() && std::env::var_os("WEATHERVANE_DATA").is_none() {
            command.env("WEATHERVANE_DATA", data.canonicalize()?);
        }
        let mut child = command.spawn()?;
        let mut counts = Counts::default();
        for line in BufReader::new(child.stdout.take().context("cargo has no output")?).lines() {
            let line = line?;
            println!("{line}");
            counts.add_cargo_line(&line);
        }
        let counts = counts.and_succeeded(child.wait()?.success());
        // `cargo test` shows nothing that a test prints which succeeds.
        fs::read_to_string(&skipped)?.lines().for_each(|line| println!("skipped: {line}"));
        Ok(counts)
    })
}

/// Runs the browser tests against the binary that was built together with the integration tests.
fn browser_tests(paths: &Paths, browsers: &Browsers, at: Option<&str>) -> Result<Counts> {
    step("browser tests", "30 min on two cores", || {
        let report = paths.target.join("browser-tests.json");
        // An earlier report would be counted if Playwright could not start.
        if report.exists() {
            fs::remove_file(&report)?;
        }
        let succeeded = Command::new(tools::node_tools(paths)?.join("playwright"))
            .arg("test")
            .current_dir(paths.end2end())
            .env("WEATHERVANE_BIN", server::binary(paths, BuildProfile::Dev))
            .env("WEATHERVANE_CHROMIUM", &browsers.quick)
            .env("WEATHERVANE_CHROMIUM_WITH_WINDOWS", &browsers.chromium)
            .env("WEATHERVANE_REPORT", &report)
            .envs(at.map(|at| (NOW, at)))
            .status()?
            .success();
        let counted = match fs::read_to_string(&report) {
            Ok(report) => Counts::of_playwright(&report)?,
            Err(_) => Counts::default(),
        };
        Ok(counted.and_succeeded(succeeded))
    })
}
