//! `backup`, `restore` and `doctor`: keeping the data safe.

use std::cmp::Ordering;
use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use crate::server::lock;
use crate::server::store::{DATABASE, Health, Walked, backup};

/// Writes a copy of the database, in the form that it has; a server may run meanwhile.
pub fn back_up(file: &Path, directory: &Path) -> Result<(), Failure> {
    is_centre(directory)?;
    backup::copy(directory, file).map_err(|e| format!("{}: {e}", file.display()))?;
    println!("written: {}", file.display());
    Ok(())
}

/// Puts a backup into an empty data directory.
pub fn restore(file: &Path, directory: &Path) -> Result<(), Failure> {
    let _held = lock::hold(directory)?;
    backup::restore(file, directory).map_err(|e| format!("{}: {e}; nothing was changed", file.display()))?;
    println!("restored into {}; `weathervane serve` goes on from there", directory.display());
    Ok(())
}

/// Says how the data is. Changes nothing. Exit status 1 where something is wrong.
pub fn doctor(directory: &Path) -> Result<ExitCode, Failure> {
    is_centre(directory)?;
    let health = backup::health(directory)?;
    let [people, teams, check_ins] = health.counts;
    println!("pages      {}", health.integrity);
    println!("dangling   {}", health.dangling);
    println!("version    {}", version(&health));
    println!("holds      {people} people, {teams} teams, {check_ins} check-ins");
    let sealed = looks(health.looks.as_ref());
    let whole = health.integrity == "ok" && health.dangling == 0;
    println!(
        "{}",
        match whole {
            false => "something is wrong: stop the server and restore the last backup",
            true if !sealed => "the access log was tampered with or damaged: docs/operating.md says what to do",
            true if health.version > health.newest => "nothing is damaged, but this program cannot serve it",
            true => "all well",
        }
    );
    Ok(if whole && sealed && health.version <= health.newest { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says how the access log is. True where nothing is wrong with it.
fn looks(walked: Option<&Walked>) -> bool {
    let Some(Walked { head, faults, more }) = walked else { return true };
    match head {
        None => println!("looks      none yet"),
        Some(head) => println!("looks      {} rows, the last one {}", head.rows, head.hash),
    }
    for fault in faults {
        println!("looks      {fault}");
    }
    if *more > 0 {
        println!("looks      and {more} faults more");
    }
    faults.is_empty()
}

/// The form of the data, and what to do where it is not the one of this program.
fn version(health: &Health) -> String {
    let Health { version, newest, .. } = health;
    match version.cmp(newest) {
        Ordering::Equal => version.to_string(),
        Ordering::Less => format!(
            "{version}, from an older program; this one works with {newest}. Make a backup; `weathervane serve` then brings it forward"
        ),
        Ordering::Greater => {
            format!(
                "{version}, from a newer program; this one works with {newest}. Use the newer one, or restore an older backup"
            )
        }
    }
}

fn is_centre(directory: &Path) -> Result<(), Failure> {
    let there = directory.join(DATABASE).exists();
    if there { Ok(()) } else { Err(format!("{} holds no centre", directory.display()).into()) }
}
