//! `backup`, `restore` and `doctor`: keeping the data safe.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Failure;
use crate::server::lock;
use crate::server::store::{DATABASE, Store, backup};

/// Writes a copy of the database; a server may run meanwhile.
pub async fn back_up(file: PathBuf, directory: PathBuf) -> Result<(), Failure> {
    if !directory.join(DATABASE).exists() {
        return Err(format!("{} holds no centre", directory.display()).into());
    }
    Store::open(&directory)?.backup(file.clone()).await.map_err(|e| format!("{}: {e}", file.display()))?;
    println!("written: {}", file.display());
    Ok(())
}

/// Puts a backup into an empty data directory.
pub fn restore(file: &std::path::Path, directory: &std::path::Path) -> Result<(), Failure> {
    let _held = lock::hold(directory)?;
    backup::restore(file, directory).map_err(|e| format!("{}: {e}; nothing was changed", file.display()))?;
    println!("restored into {}; `weathervane serve` goes on from there", directory.display());
    Ok(())
}

/// Says how the data is. Exit status 1 where something is wrong.
pub async fn doctor(directory: PathBuf) -> Result<ExitCode, Failure> {
    if !directory.join(DATABASE).exists() {
        return Err(format!("{} holds no centre", directory.display()).into());
    }
    let health = Store::open(&directory)?.health().await?;
    let [people, teams, check_ins] = health.counts;
    println!("pages      {}", health.integrity);
    println!("dangling   {}", health.dangling);
    println!("version    {}", health.version);
    println!("holds      {people} people, {teams} teams, {check_ins} check-ins");
    let well = health.integrity == "ok" && health.dangling == 0;
    println!("{}", if well { "all well" } else { "something is wrong: stop the server and restore the last backup" });
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
