//! `cargo xtask pictures`: takes the pictures of both READMEs in sample centres of a fixed day.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::building::server::{self, BuildProfile};
use crate::paths::Paths;
use crate::steps::step;
use crate::tools;

/// When the sample centres start: in the middle of an early shift on a weekday.
const NOW: &str = "2026-06-17T09:40+02:00";

/// The time zone of the machine; the Chinese sample centre runs at the same time of day in China.
const ZONE: &str = "Europe/Berlin";

/// Builds a demo and writes docs/pictures. Fails if a picture would contradict itself.
pub fn run(paths: &Paths) -> Result<ExitCode> {
    // Chinese text is drawn as empty boxes without them.
    tools::fonts()?;
    let binary = server::with_site(paths, BuildProfile::Demo)?;
    tools::node_tools(paths)?;
    let chromium = tools::chromium()?;
    step("pictures", "2 min", || {
        tools::run(
            Command::new("node")
                .arg("support/readme-pictures.mjs")
                .arg(paths.root.join("docs/pictures"))
                .current_dir(paths.end2end())
                .env("WEATHERVANE_BIN", binary)
                .env("WEATHERVANE_CHROMIUM", chromium)
                .env("WEATHERVANE_NOW", NOW)
                .env("TZ", ZONE),
        )
    })?;
    Ok(ExitCode::SUCCESS)
}
