//! An empty centre that programs try from outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::building::server::{self, BuildProfile};
use crate::paths::Paths;
use crate::running::Running;
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
    pub fn start(&self) -> Result<Running> {
        Running::start(weathervane(&self.program, &self.data).args(["serve", "--listen", "127.0.0.1:0"]))
    }
}

fn weathervane(program: &Path, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("WEATHERVANE_DATA_DIR", data);
    command
}
