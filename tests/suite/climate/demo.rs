//! The demo has a history: suggestions that people rated and flags that leads followed up, so that its months show them.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::support::{self, START};

fn program(arguments: &[&str], data: &Path) -> Command {
    let mut program = support::program(arguments, data);
    // On the day that the run of the tests is given, if it is given one, and where the clocks change.
    program.env("WEATHERVANE_NOW", std::env::var_os("WEATHERVANE_NOW").unwrap_or_else(|| START.into()));
    program.env("TZ", "Europe/Berlin").stderr(Stdio::null());
    program
}

/// The months of the demo with this seed, read with `export climate` after the demo has ended.
fn months(seed: &str) -> Vec<serde_json::Value> {
    let directory = TempDir::new().unwrap();
    let demo = ["demo", "--people", "240", "--days", "180", "--seed", seed, "--listen", "127.0.0.1:0"];
    let mut server = program(&demo, directory.path()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("listening on ")), "the demo did not listen");
    server.kill().unwrap();
    server.wait().unwrap();
    let output = program(&["export", "climate", "--format", "json"], directory.path()).output().unwrap();
    let exported: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    exported["done"].as_array().unwrap().clone()
}

#[test]
fn the_months_of_a_demo_show_actions_and_results_and_follow_the_seed() {
    let first = months("7");
    let last = first.last().expect("no month shows anything");
    assert!(last["helped"].as_array().unwrap().len() >= 3, "{last}");
    assert!(first.iter().any(|month| month["followed_up"]["from"].as_u64().is_some()), "{first:?}");
    assert_eq!(months("7"), first);
}
