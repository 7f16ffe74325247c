//! `restore`: restores a backup, without what was erased since.

use jiff::Timestamp;

use std::collections::HashSet;
use std::path::Path;

use crate::cli::common::Failure;
use crate::state::lock;
use store::ledger::{Ledger, LedgerLine};
use store::{CLIMATE_LEDGER, KEYS, backup, ledger};

/// Restores a backup into a data directory without a database, and applies the erasures of the ledger again.
///
/// # Errors
/// If there is no ledger, if the ledger lacks erasures that the directory knows, if the directory is in use or has a
/// database, or if a file cannot be read or written.
pub fn run(file: &Path, ledger: Option<&Path>, directory: &Path, now: Timestamp) -> Result<(), Failure> {
    let own = directory.join(ledger::LEDGER);
    let given = match ledger {
        Some(given) => given,
        None if own.exists() => &own,
        None => return Err(without_ledger(directory).into()),
    };
    let lines = ledger::read(given).map_err(|e| format!("{}: {e}; nothing was changed", given.display()))?;
    let text = |lines: &[LedgerLine]| lines.iter().map(ToString::to_string).collect::<HashSet<String>>();
    let (given_lines, known_lines) =
        (text(&lines), if own.exists() { text(&ledger::read(&own)?) } else { HashSet::new() });
    if !known_lines.is_subset(&given_lines) {
        return Err(format!(
            "{} contains erasures that {} does not; omit --erasures, or give a ledger that contains all of them. Nothing was changed",
            own.display(),
            given.display()
        )
        .into());
    }
    let _held = lock::hold(directory)?;
    let restored = backup::restore(file, directory, &lines, now)
        .map_err(|e| format!("{}: {e}; nothing was changed", file.display()))?;
    // The ledger of the directory must contain all erasures, so that the next restore applies them.
    let missing: Vec<LedgerLine> =
        lines.iter().filter(|line| !known_lines.contains(&line.to_string())).cloned().collect();
    Ledger::open(directory)?.write(&missing)?;
    println!("restored into {}; start it with `weathervane serve`", directory.display());
    println!("erasures applied again: {} of the {} in the ledger", restored.erased, lines.len());
    if !directory.join(CLIMATE_LEDGER).exists() {
        println!(
            "there was no {CLIMATE_LEDGER} in {}: weeks that have closed have no climate figures; everything else is there",
            directory.display()
        );
    }
    if !restored.keys {
        println!(
            "there was no {KEYS} in {}: notes written before the backup stay locked permanently; everything else is there",
            directory.display()
        );
    }
    Ok(())
}

/// Explains why nothing is restored without the ledger, and what to do.
fn without_ledger(directory: &Path) -> String {
    let own = directory.join(ledger::LEDGER);
    format!(
        "a backup still contains what people have deleted since it was made, and {}, which lists that, is missing. \
         Put the ledger back, or name it with --erasures FILE; without it nothing is restored, and nothing was changed. \
         To restore a backup of a version without a ledger, give an empty file",
        own.display()
    )
}
