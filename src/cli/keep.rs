//! `backup`, `restore` and `doctor`: keeping the data safe.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use crate::state::lock;
use store::ledger;
use store::ledger::{Ledger, LedgerLine};
use store::{ChainCheck, DATABASE, Health, KEYS, SafeguardReport, backup};

/// Writes a copy of the database, in the form that it has, and where asked one of the keys; a server may run meanwhile.
pub fn back_up(file: &Path, keys: Option<&Path>, directory: &Path) -> Result<(), Failure> {
    is_centre(directory)?;
    backup::copy(directory, file).map_err(|e| format!("{}: {e}", file.display()))?;
    println!("written: {}", file.display());
    if let Some(keys) = keys {
        backup::copy_keys(directory, keys).map_err(|e| format!("{}: {e}", keys.display()))?;
        println!("written: {}; keep it elsewhere than the backup, and only the newest", keys.display());
    }
    Ok(())
}

/// Puts a backup into a data directory without a database, and takes back once more what the ledger of erasures says.
pub fn restore(file: &Path, ledger: Option<&Path>, directory: &Path) -> Result<(), Failure> {
    let own = directory.join(ledger::LEDGER);
    let given = match ledger {
        Some(given) => given,
        None if own.exists() => &own,
        None => return Err(without_ledger(directory).into()),
    };
    let lines = ledger::read(given).map_err(|e| format!("{}: {e}; nothing was changed", given.display()))?;
    let text = |lines: &[LedgerLine]| lines.iter().map(ToString::to_string).collect::<HashSet<String>>();
    let (told, known) = (text(&lines), if own.exists() { text(&ledger::read(&own)?) } else { HashSet::new() });
    if !known.is_subset(&told) {
        return Err(format!(
            "{} tells of erasures that {} does not; leave --erasures out, or give one that holds all of them. Nothing was changed",
            own.display(),
            given.display()
        )
        .into());
    }
    let _held = lock::hold(directory)?;
    let restored = backup::restore(file, directory, &lines)
        .map_err(|e| format!("{}: {e}; nothing was changed", file.display()))?;
    // The centre goes on with all of it, so that the next restore finds it.
    let missing: Vec<LedgerLine> = lines.iter().filter(|line| !known.contains(&line.to_string())).cloned().collect();
    Ledger::open(directory)?.write(&missing)?;
    println!("restored into {}; `weathervane serve` goes on from there", directory.display());
    println!("erasures taken back once more: {} of {} in the ledger", restored.erased, lines.len());
    if !restored.keys {
        println!(
            "there was no {KEYS} in {}: notes that were written before the backup stay locked for good, everything else is there",
            directory.display()
        );
    }
    Ok(())
}

/// Why nothing is restored without the ledger, and what to do.
fn without_ledger(directory: &Path) -> String {
    let own = directory.join(ledger::LEDGER);
    format!(
        "a backup still holds what people have deleted since it was made, and {} is not there to tell what that is. \
         Put the ledger back to where it was, or name it with --erasures FILE; without it nothing is restored, and nothing was changed. \
         A backup of a program that kept no ledger yet is restored with an empty file",
        own.display()
    )
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
    let sealed = looks(health.access_log.as_ref());
    let guarded = guards(health.safeguards.as_ref());
    let whole = health.integrity == "ok" && health.dangling == 0;
    println!(
        "{}",
        match whole {
            false => "something is wrong: stop the server and restore the last backup",
            true if !sealed => "the access log was tampered with or damaged: docs/operating.md says what to do",
            true if !guarded =>
                "the database is whole; the keys or the ledger of erasures are not as they should be: docs/operating.md says what to do",
            true if health.version > health.newest => "nothing is damaged, but this program cannot serve it",
            true => "all well",
        }
    );
    Ok(if whole && sealed && guarded && health.version <= health.newest {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Says how the access log is. True where nothing is wrong with it.
fn looks(walked: Option<&ChainCheck>) -> bool {
    let Some(ChainCheck { head, faults: errors, more }) = walked else { return true };
    match head {
        None => println!("looks      none yet"),
        Some(head) => println!("looks      {} rows, the last one {}", head.rows, head.hash),
    }
    for fault in errors {
        println!("looks      {fault}");
    }
    if *more > 0 {
        println!("looks      and {more} errors more");
    }
    errors.is_empty()
}

/// Says how the keys and the ledger of erasures are. True where nothing is wrong with them.
fn guards(guards: Option<&SafeguardReport>) -> bool {
    let Some(SafeguardReport { people, keys, lines, ledger }) = guards else { return true };
    println!("keys       of {people} people");
    keys.iter().for_each(|fault| println!("keys       {fault}"));
    println!("erasures   {lines} in the ledger");
    ledger.iter().for_each(|fault| println!("erasures   {fault}"));
    keys.is_empty() && ledger.is_empty()
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
