//! The load benchmark: starts the release binary on loopback, measures it against budgets and prints a table.
//!
//! Every loop is bounded in count and time. `WEATHERVANE_BIN` names the binary; the default is the one built with this
//! benchmark.
#![expect(clippy::disallowed_methods, reason = "measurements use the clock of this machine")]

mod centre;
mod client;
mod figures;
mod measure;
mod server;

use std::time::Duration;

fn main() -> BenchResult<()> {
    // `cargo test --benches` runs every benchmark once with `--test`. A load run would prove nothing there.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let figures = runtime.block_on(async {
        // A hanging run ends after twenty minutes, three times the usual duration.
        tokio::time::timeout(Duration::from_secs(1_200), measure::all()).await
    })??;
    println!("{figures}");
    Ok(())
}

/// The result of a step of the benchmark.
pub type BenchResult<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
