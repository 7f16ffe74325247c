//! The server's build: cargo told where the site lies, and the binary that comes of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::browser::Effort;
use crate::places::Places;
use crate::{site, toolchain, tools};

/// The name under which the server's build asks for the site's folder.
const SITE: &str = "WEATHERVANE_SITE";

/// Which of cargo's profiles builds the server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Release,
    Dev,
}

/// A cargo command for the server, embedding this site.
pub fn cargo(places: &Places, site: &Path, subcommand: &str) -> Command {
    let mut command = toolchain::cargo();
    command.current_dir(&places.root).arg(subcommand).env(SITE, site);
    command
}

/// Where cargo leaves the binary.
pub fn binary(places: &Places, profile: Profile) -> PathBuf {
    let folder = match profile {
        Profile::Release => "release",
        Profile::Dev => "debug",
    };
    places.target.join(folder).join("weathervane")
}

/// Builds the site and then the binary around it.
pub fn with_site(places: &Places, profile: Profile) -> Result<PathBuf> {
    let effort = match profile {
        Profile::Release => Effort::Release,
        Profile::Dev => Effort::Dev,
    };
    let site = site::build(places, effort)?;
    let mut build = cargo(places, &site, "build");
    build.args(["--package", "weathervane", "--bin", "weathervane"]);
    if profile == Profile::Release {
        build.arg("--release");
    }
    tools::run(&mut build).context("the server does not compile")?;
    Ok(binary(places, profile))
}
