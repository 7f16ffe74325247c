//! The interface for programs, tried by Schemathesis against a running server, if it is installed.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::counts::Counts;
use crate::paths::Paths;
use crate::server::{self, Profile};
use crate::steps::step;
use crate::tools;

/// How often each endpoint is tried, so that the step takes less than a minute.
const EXAMPLES: &str = "15";
/// What an answer must be: no failure of the server, and a status, a type and a body that the document names.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method";

/// Starts an empty centre on a free port of this machine and lets Schemathesis try every endpoint with a token.
pub fn check(paths: &Paths) -> Result<Counts> {
    let Some(tool) = tools::on_path(&["schemathesis"]) else {
        println!("interface for programs: skipped, because schemathesis is not installed (pip install schemathesis)");
        return Ok(Counts::default());
    };
    step("interface for programs", "1 min", || {
        let (program, data) = (server::binary(paths, Profile::Dev), paths.target.join("interface-data"));
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        let mut add = weathervane(&program, &data);
        add.args(["token", "add", "Schemathesis", "--scopes", "roster,load", "--days", "1"]);
        let said = tools::output(&mut add)?;
        let token = said.lines().last().context("no token was printed")?.to_owned();
        let mut centre = Centre::start(weathervane(&program, &data))?;
        let passed = Command::new(&tool)
            .arg("run")
            .arg(format!("{}/api/v1/openapi.json", centre.address()?))
            .args(["--header", &format!("Authorization: Bearer {token}")])
            .args(["--max-examples", EXAMPLES, "--checks", CHECKS, "--phases", "examples,fuzzing"])
            .args(["--generation-deterministic", "--request-timeout", "10"])
            .current_dir(&paths.target)
            .status()?
            .success();
        println!("interface for programs: {}", if passed { "ok" } else { "FAILED" });
        Ok(Counts::of_check(passed))
    })
}

fn weathervane(program: &Path, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("WEATHERVANE_DATA_DIR", data);
    command
}

/// A running centre, which ends with this value.
struct Centre {
    child: Child,
    /// Read to the end of the run: a program whose output nobody reads any more fails when it prints.
    output: BufReader<ChildStdout>,
}

impl Centre {
    fn start(mut command: Command) -> Result<Self> {
        command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
        let mut child = command.spawn().context("the centre cannot be started")?;
        let output = child.stdout.take().context("the centre has no output")?;
        Ok(Self { child, output: BufReader::new(output) })
    }

    /// The address that it prints when it listens.
    fn address(&mut self) -> Result<String> {
        for line in (&mut self.output).lines() {
            if let Some(address) = line?.strip_prefix("listening on ") {
                return Ok(address.to_owned());
            }
        }
        bail!("the centre ended before it listened")
    }
}

impl Drop for Centre {
    fn drop(&mut self) {
        // The result is the same if it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
