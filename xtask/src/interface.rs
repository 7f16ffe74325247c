//! The interface for programs, tried by Schemathesis, and SCIM, tried by scim2-tester, against a running server.

use std::process::Command;

use anyhow::Result;

use crate::centre::EmptyCentre;
use crate::counts::Counts;
use crate::paths::Paths;
use crate::python;
use crate::steps::step;

/// How often each endpoint is tried, so that the step takes less than a minute.
const EXAMPLES: &str = "15";
/// What an answer must be: no failure of the server, and a status, a type and a body that the document names.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method";
/// Every scope that a machine can have.
const MACHINE_SCOPES: &str = "roster,scim,roles,schedule,load";
/// The versions that are known to find nothing.
const SCHEMATHESIS: [&str; 1] = ["schemathesis==4.32.5"];
const SCIM_TESTER: [&str; 2] = ["scim2-tester==0.5.2", "scim2-client[httpx2]==0.13.2"];
/// What runs the tester: it prints what is wrong, and fails then.
const SCIM_CHECK: &str = include_str!("scim_check.py");
/// The number of tokens that it uses in turn: each may send 120 requests at once.
const SCIM_TOKENS: usize = 6;

/// Starts an empty centre on a free port of this machine and lets Schemathesis try every endpoint with a token.
pub fn check(paths: &Paths) -> Result<Counts> {
    let Some(bin) = python::programs(paths, "interface for programs", &SCHEMATHESIS) else {
        return Ok(Counts::default());
    };
    step("interface for programs", "1 min", || {
        let centre = EmptyCentre::new(paths, "interface-data")?;
        let token = centre.token("Schemathesis", MACHINE_SCOPES)?;
        let running = centre.start()?;
        let passed = Command::new(bin.join("schemathesis"))
            .arg("run")
            .arg(format!("http://{}/api/v1/openapi.json", running.address))
            .args(["--header", &format!("Authorization: Bearer {token}")])
            .args(["--max-examples", EXAMPLES, "--checks", CHECKS, "--phases", "examples,fuzzing"])
            .args(["--generation-deterministic", "--request-timeout", "10"])
            .current_dir(&paths.target)
            .status()?
            .success();
        Ok(Counts::of_check("interface for programs", passed))
    })
}

/// Starts an empty centre and lets scim2-tester provision people and teams.
pub fn check_scim(paths: &Paths) -> Result<Counts> {
    let Some(bin) = python::programs(paths, "SCIM", &SCIM_TESTER) else { return Ok(Counts::default()) };
    step("SCIM", "1 min", || {
        let centre = EmptyCentre::new(paths, "scim-data")?;
        let tokens = (0..SCIM_TOKENS).map(|number| centre.token(&format!("Tester {number}"), "scim"));
        let tokens = tokens.collect::<Result<Vec<_>>>()?;
        let running = centre.start()?;
        let passed = Command::new(bin.join("python"))
            .args(["-c", SCIM_CHECK, &format!("http://{}/scim/v2", running.address)])
            .args(tokens)
            .current_dir(&paths.target)
            .status()?
            .success();
        Ok(Counts::of_check("SCIM", passed))
    })
}
