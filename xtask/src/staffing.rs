//! The figures of `weathervane staffing`, compared with other programs over a grid of calls, handling times and agents.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::building::server::{self, BuildProfile};
use crate::counts::Counts;
use crate::paths::Paths;
use crate::python;
use crate::steps::step;

/// What the figures are compared with.
const PACKAGES: [&str; 2] = ["pyworkforce==0.5.1", "mpmath==1.4.1"];
/// What compares: it prints what differs, and fails then.
const STAFFING_CHECK: &str = include_str!("staffing_check.py");

/// Compares Erlang C with pyworkforce, and Erlang A with its published integrals.
pub fn check(paths: &Paths) -> Result<Counts> {
    let Some(bin) = python::programs(paths, "staffing", &PACKAGES) else { return Ok(Counts::default()) };
    step("staffing", "1 min", || {
        let folder = paths.target.join("staffing-data");
        fs::create_dir_all(&folder)?;
        let passed = Command::new(bin.join("python"))
            .args(["-c", STAFFING_CHECK])
            .arg(server::binary(paths, BuildProfile::Dev))
            .arg(folder)
            .status()?
            .success();
        Ok(Counts::of_check("staffing", passed))
    })
}
