//! `doctor`: checks the data directory.

use std::cmp::Ordering;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::common::{Failure, require_centre};
use store::{ChainCheck, ClimateReport, Health, SafeguardReport, SharedId, backup};

/// Prints the state of the data without changing anything. Returns exit status 1 if something is wrong.
///
/// # Errors
/// If the directory holds no centre or cannot be read.
pub fn run(directory: &Path) -> Result<ExitCode, Failure> {
    require_centre(directory)?;
    let health = backup::health(directory)?;
    let [people, teams, check_ins] = health.counts;
    println!("pages      {}", health.integrity);
    println!("orphans    {}", health.dangling);
    println!("version    {}", version(&health));
    println!("holds      {people} people, {teams} teams, {check_ins} check-ins");
    health.shared_ids.iter().for_each(shared_id);
    let log_intact = access_log(health.access_log.as_ref());
    let guards_intact = guards(health.safeguards.as_ref());
    let budget_kept = climate(health.climate.as_ref());
    let intact = health.integrity == "ok" && health.dangling == 0;
    println!(
        "{}",
        match intact {
            false => "something is wrong: stop the server and restore the last backup",
            true if !log_intact => "the access log was changed or damaged: docs/operating.md says what to do",
            true if !guards_intact =>
                "the database is intact, but something is wrong with the keys or the erasure ledger: docs/operating.md says what to do",
            true if !budget_kept =>
                "the database is intact, but something is wrong with the climate ledger: docs/operating.md says what to do",
            true if health.version > health.newest => "nothing is damaged, but this program cannot serve it",
            true => "everything is fine",
        }
    );
    Ok(if intact && log_intact && guards_intact && budget_kept && health.version <= health.newest {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints ids that differ only in their spelling. Nothing is damaged, but somebody who types one in another spelling
/// reaches the first.
fn shared_id(shared: &SharedId) {
    let spellings: Vec<String> = shared
        .spellings
        .iter()
        .map(
            |(spelling, owner)| {
                if spelling == owner { format!("{spelling:?}") } else { format!("{spelling:?} of {owner:?}") }
            },
        )
        .collect();
    println!(
        "ids        {} are spellings of one id of a {}; each is found by its exact spelling only",
        spellings.join(" and "),
        shared.of
    );
}

/// Prints the state of the access log. Returns true if nothing is wrong with it.
fn access_log(walked: Option<&ChainCheck>) -> bool {
    let Some(ChainCheck { head, faults, more }) = walked else { return true };
    match head {
        None => println!("access log none yet"),
        Some(head) => println!("access log {} rows, the last one {}", head.rows, head.hash),
    }
    faults.iter().for_each(|fault| println!("access log {fault}"));
    if *more > 0 {
        println!("access log and {more} more errors");
    }
    faults.is_empty()
}

/// Prints the state of the keys and the erasure ledger. Returns true if nothing is wrong with them.
fn guards(guards: Option<&SafeguardReport>) -> bool {
    let Some(SafeguardReport { people, keys, lines, ledger }) = guards else { return true };
    println!("keys       of {people} people");
    keys.iter().for_each(|fault| println!("keys       {fault}"));
    println!("erasures   {lines} in the ledger");
    ledger.iter().for_each(|fault| println!("erasures   {fault}"));
    keys.is_empty() && ledger.is_empty()
}

/// Prints the state of the climate ledger. Returns true if nothing is wrong with it.
fn climate(report: Option<&ClimateReport>) -> bool {
    let Some(ClimateReport { charges, highest, undrawn, faults }) = report else { return true };
    println!("climate    {charges} draws in the ledger, at most {highest} per person-week");
    if *undrawn > 0 {
        println!("climate    {undrawn} periods were interrupted before their draw and have no figures");
    }
    faults.iter().for_each(|fault| println!("climate    {fault}"));
    faults.is_empty()
}

/// Describes the version of the database, and what to do if this program has another one.
fn version(health: &Health) -> String {
    let Health { version, newest, .. } = health;
    match version.cmp(newest) {
        Ordering::Equal => version.to_string(),
        Ordering::Less => format!(
            "{version}, from an older program; this one works with {newest}. Make a backup; `weathervane serve` then upgrades it"
        ),
        Ordering::Greater => {
            format!(
                "{version}, from a newer program; this one works with {newest}. Use the newer one, or restore an older backup"
            )
        }
    }
}
