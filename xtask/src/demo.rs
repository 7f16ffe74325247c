//! `cargo xtask demo`: a centre to look at, from nothing but a checkout.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::places::Places;
use crate::server::{self, Profile};

/// Builds everything and becomes the server.
pub fn run(places: &Places, args: &[String]) -> Result<ExitCode> {
    let binary = server::with_site(places, Profile::Release)?;
    let mut demo = Command::new(binary);
    demo.arg("demo").args(args);
    // The server takes this program's place, so that Ctrl-C and other signals reach it and nothing else.
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(demo.exec()).context("cannot start the server")
    }
    #[cfg(not(unix))]
    {
        let status = demo.status().context("cannot start the server")?;
        Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
