//! The load run: starts the release binary on loopback, measures it against the budgets, prints a table, ends by itself.
//!
//! Every loop is bounded in count and time. `WEATHERVANE_BIN` names the binary; without it the one that this was built beside.
#![expect(clippy::disallowed_methods, reason = "what is measured happens by the clock of this machine")]

mod centre;
mod client;
mod figures;
mod measure;
mod served;

use std::time::Duration;

fn main() -> Run<()> {
    // `cargo test --benches` starts every benchmark once with `--test`: this one has nothing to prove then.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let figures = runtime.block_on(async {
        // Whatever hangs ends here: twenty minutes are three times what a run takes.
        tokio::time::timeout(Duration::from_secs(1_200), measure::all()).await
    })??;
    println!("{figures}");
    Ok(())
}

/// What a run came to.
pub type Run<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
