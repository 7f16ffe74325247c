//! `cargo xtask bench`: the benchmarks, and after them the load run against the release binary.

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::places::Places;
use crate::server::{self, Profile};
use crate::{toolchain, tools};

/// The benchmark that starts the whole server.
const LOAD: &str = "load";

/// Runs every benchmark that Cargo.toml names, the load run last; their output is passed through.
pub fn run(places: &Places, args: &[String]) -> Result<ExitCode> {
    let binary = server::with_site(places, Profile::Release)?;
    let site = places.target.join("site");
    let mut names = benchmarks(places)?;
    names.sort_by_key(|name| name == LOAD);
    for name in names {
        let mut bench = server::cargo(places, &site, "bench");
        bench.args(["--package", "weathervane", "--bench", &name, "--"]).args(args).env("WEATHERVANE_BIN", &binary);
        tools::run(&mut bench).with_context(|| format!("the benchmark `{name}` failed"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn benchmarks(places: &Places) -> Result<Vec<String>> {
    let mut ask = toolchain::cargo();
    ask.current_dir(&places.root).args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&tools::output(&mut ask)?)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    Ok(packages
        .filter(|package| package["name"] == "weathervane")
        .flat_map(|package| package["targets"].as_array().into_iter().flatten())
        .filter(|target| target["kind"][0] == "bench")
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .collect())
}
