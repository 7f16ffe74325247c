//! A server that runs while something is checked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::tools;

/// How long the server may take to end after SIGTERM: it finishes running requests, of which there are none.
const ENDS_WITHIN: Duration = Duration::from_secs(20);

/// A running server. It is killed if it goes out of scope.
pub struct Running {
    server: Child,
    /// Kept to its end: a program whose output nobody can read any more fails when it prints.
    output: BufReader<ChildStdout>,
    /// Where it listens: the host and the port.
    pub address: String,
}

impl Running {
    /// Starts it and waits until it listens.
    pub fn start(serve: &mut Command) -> Result<Self> {
        let mut server =
            serve.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("the server does not start")?;
        let output = BufReader::new(server.stdout.take().context("the server has no output")?);
        let mut running = Self { server, output, address: String::new() };
        running.address = address(&mut running.output)?;
        Ok(running)
    }

    /// Asks whether it is ready.
    pub fn is_ready(&self) -> Result<()> {
        let address = &self.address;
        let mut connection = TcpStream::connect(address)?;
        write!(connection, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        ensure!(answer.starts_with("HTTP/1.1 200"), "/readyz: {answer}");
        Ok(())
    }

    /// Ends it with SIGTERM, as systemd does. Fails if it does not end well and in time.
    pub fn end(mut self) -> Result<()> {
        tools::run(Command::new("kill").arg(self.server.id().to_string()))?;
        let started = Instant::now();
        while started.elapsed() < ENDS_WITHIN {
            if let Some(status) = self.server.try_wait()? {
                ensure!(status.success(), "the server ended with {status}");
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("the server did not end within {} seconds", ENDS_WITHIN.as_secs())
    }
}

/// Reads the address that a server prints when it listens.
fn address(output: &mut BufReader<ChildStdout>) -> Result<String> {
    for line in output.lines() {
        if let Some(address) = line?.strip_prefix("listening on http://") {
            return Ok(address.to_owned());
        }
    }
    bail!("the server ended without listening")
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
