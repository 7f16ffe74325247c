//! `cargo xtask demo`: builds everything from a fresh clone and serves a sample centre.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::building::server::{self, BuildProfile};
use crate::paths::Paths;

/// Builds the browser code and the server, then replaces this program with the server.
pub fn run(paths: &Paths, args: &[String]) -> Result<ExitCode> {
    let binary = server::with_site(paths, BuildProfile::Demo)?;
    let mut demo = Command::new(binary);
    demo.arg("demo").args(args);
    // The server replaces this program, so that Ctrl-C and other signals reach the server directly.
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
