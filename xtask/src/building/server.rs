//! The server's build: passes the site's folder to cargo and returns the path of the binary.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::building::browser::Effort;
use crate::building::{site, toolchain};
use crate::paths::Paths;
use crate::steps::{both, step};
use crate::tools;

/// The environment variable from which the server's build script reads the site's folder.
const SITE: &str = "WEATHERVANE_SITE";

/// Which of cargo's profiles builds the server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BuildProfile {
    /// For use: the binary contains the site.
    Release,
    /// For a look, compiled in the shortest time; the binary reads the site from its folder.
    Demo,
    /// For development and tests; the binary reads the site from its folder.
    Dev,
}

impl BuildProfile {
    /// Cargo's name of the profile, and of the folder with its results.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Release => ("release", "release"),
            Self::Demo => ("demo", "demo"),
            Self::Dev => ("dev", "debug"),
        }
    }

    /// How the browser code is built for such a server.
    fn effort(self) -> Effort {
        match self {
            Self::Release => Effort::Release,
            Self::Demo => Effort::Demo,
            Self::Dev => Effort::Dev,
        }
    }

    fn usual(self) -> &'static str {
        match self {
            Self::Release => "16 min the first time, 6 min later",
            Self::Demo => "12 min the first time, seconds later",
            Self::Dev => "6 min the first time, 20 s after an edit",
        }
    }
}

/// A cargo command for the server, with this folder as its site.
pub fn cargo(paths: &Paths, site: &Path, subcommand: &str) -> Command {
    let mut command = toolchain::cargo();
    command.current_dir(&paths.root).arg(subcommand).env(SITE, site);
    command
}

/// Where cargo writes the binary.
pub fn binary(paths: &Paths, profile: BuildProfile) -> PathBuf {
    paths.target.join(profile.names().1).join("weathervane")
}

/// Builds the site and the server, at the same time where the binary reads the site only when it runs. Returns the
/// binary's path.
pub fn with_site(paths: &Paths, profile: BuildProfile) -> Result<PathBuf> {
    let effort = profile.effort();
    if profile == BuildProfile::Release {
        site::build(paths, effort)?;
        build(paths, profile)?;
    } else {
        both(|| site::build(paths, effort), || build(paths, profile))?;
    }
    Ok(binary(paths, profile))
}

fn build(paths: &Paths, profile: BuildProfile) -> Result<()> {
    step("server", profile.usual(), || {
        let mut build = cargo(paths, &site::folder(paths, profile.effort()), "build");
        build.args(["--package", "weathervane", "--bin", "weathervane", "--profile", profile.names().0]);
        tools::run(&mut build).context("the server does not compile")
    })
}
