//! Programs from PyPI that try the server from outside, in an environment of their own below the target folder.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::paths::Paths;
use crate::tools;

/// How long making the environment, and installing into it, may take.
const LIMIT: Duration = Duration::from_secs(180);

/// The folder of the programs of these packages, which are installed first if they are not there. None, with a line
/// that says why, if there is no Python or they cannot be installed: without a network everything else is tested
/// nevertheless.
pub fn programs(paths: &Paths, what: &str, packages: &[&str]) -> Option<PathBuf> {
    let skipped = |why: &str| println!("{what}: skipped, because {why}");
    let Some(python) = tools::on_path(&["python3"]) else {
        skipped("there is no python3");
        return None;
    };
    // Another version of a package is another environment.
    let name: String = packages.join("-").chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let place = paths.target.join("python").join(name);
    let (bin, finished) = (place.join("bin"), place.join("finished"));
    if finished.exists() {
        return Some(bin);
    }
    if !tools::succeeds_within(Command::new(python).args(["-m", "venv", "--clear"]).arg(&place), LIMIT) {
        skipped("python3 -m venv fails (Debian: apt-get install python3-venv)");
        return None;
    }
    let mut install = Command::new(bin.join("pip"));
    install
        .args(["install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "10"])
        .args(packages);
    if !tools::succeeds_within(&mut install, LIMIT) {
        skipped(&format!("pip cannot install {}", packages.join(" ")));
        return None;
    }
    std::fs::write(finished, "").ok()?;
    Some(bin)
}
