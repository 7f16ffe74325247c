//! An empty centre that programs try from outside.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::paths::Paths;
use crate::server::{self, BuildProfile};
use crate::tools;

/// The data of a centre without people.
pub struct EmptyCentre {
    program: PathBuf,
    data: PathBuf,
}

impl EmptyCentre {
    /// Begins one in this folder of the target folder. What was there before is deleted.
    pub fn new(paths: &Paths, folder: &str) -> Result<Self> {
        let (program, data) = (server::binary(paths, BuildProfile::Dev), paths.target.join(folder));
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        Ok(Self { program, data })
    }

    /// Makes a token for a machine.
    pub fn token(&self, name: &str, scopes: &str) -> Result<String> {
        let mut add = weathervane(&self.program, &self.data);
        add.args(["token", "add", name, "--scopes", scopes, "--days", "1"]);
        let said = tools::output(&mut add)?;
        Ok(said.lines().last().context("no token was printed")?.to_owned())
    }

    /// Starts it on a free port of this machine.
    pub fn start(&self) -> Result<RunningCentre> {
        let mut command = weathervane(&self.program, &self.data);
        command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
        let mut child = command.spawn().context("the centre cannot be started")?;
        let output = child.stdout.take().context("the centre has no output")?;
        Ok(RunningCentre { child, output: BufReader::new(output) })
    }
}

fn weathervane(program: &Path, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("WEATHERVANE_DATA_DIR", data);
    command
}

/// A running centre, which ends with this value.
pub struct RunningCentre {
    child: Child,
    /// Read to the end of the run: a program whose output nobody reads any more fails when it prints.
    output: BufReader<ChildStdout>,
}

impl RunningCentre {
    /// The address that it prints when it listens.
    pub fn address(&mut self) -> Result<String> {
        for line in (&mut self.output).lines() {
            if let Some(address) = line?.strip_prefix("listening on ") {
                return Ok(address.to_owned());
            }
        }
        bail!("the centre ended before it listened")
    }
}

impl Drop for RunningCentre {
    fn drop(&mut self) {
        // The result is the same if it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
