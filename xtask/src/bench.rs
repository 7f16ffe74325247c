//! `cargo xtask bench`: the benchmarks, then the load run against the release binary.

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::building::browser::Effort;
use crate::building::{server, site, toolchain};
use crate::paths::Paths;
use crate::tools;

/// The benchmark that starts the whole server.
const LOAD: &str = "load";

/// Runs every benchmark in Cargo.toml, the load run last. Fails at the first benchmark that fails.
///
/// Cargo builds the server together with the benchmarks. A build of the server before would compile every dependency
/// a second time, because the benchmarks need more of their features.
pub fn run(paths: &Paths, args: &[String]) -> Result<ExitCode> {
    let site = site::build(paths, Effort::Release)?;
    let mut names = benchmarks(paths)?;
    names.sort_by_key(|name| name == LOAD);
    for name in names {
        let mut bench = server::cargo(paths, &site, "bench");
        bench.args(["--package", "weathervane", "--bench", &name, "--"]).args(args);
        tools::run(&mut bench).with_context(|| format!("the benchmark `{name}` failed"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn benchmarks(paths: &Paths) -> Result<Vec<String>> {
    let mut ask = toolchain::cargo();
    ask.current_dir(&paths.root).args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&tools::output(&mut ask)?)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    Ok(packages
        .filter(|package| package["name"] == "weathervane")
        .flat_map(|package| package["targets"].as_array().into_iter().flatten())
        .filter(|target| target["kind"][0] == "bench")
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .collect())
}
