//! The release binary, serving a data directory on a free port of loopback. Dropping it ends the process.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::BenchResult;

/// A running server.
pub struct LoadServer {
    child: Child,
    /// Host and port.
    pub address: String,
    /// Time from the start of the process until it listens.
    pub started_in: Duration,
}

impl LoadServer {
    /// Starts the server and waits until it listens.
    pub fn start(directory: &Path) -> BenchResult<Self> {
        let begun = Instant::now();
        let mut child = Command::new(binary())
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(directory)
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("the server has no output")?;
        let mut lines = BufReader::new(output).lines();
        let address = loop {
            let line = lines.next().ok_or("the server ended before it listened")??;
            if let Some(address) = line.strip_prefix("listening on http://") {
                break address.to_owned();
            }
        };
        Ok(Self { child, address, started_in: begun.elapsed() })
    }

    /// Resident memory in megabytes.
    pub fn resident(&self) -> BenchResult<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no resident size")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).ok_or("no resident size")?.parse()?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for LoadServer {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn binary() -> PathBuf {
    std::env::var_os("WEATHERVANE_BIN").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_weathervane")), PathBuf::from)
}
