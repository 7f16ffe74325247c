//! What the audit finds in a store that draws a week again.

use rusqlite::Connection;
use store::DATABASE;

use super::*;

/// A closing that forgets what was drawn: the database has no mark of it, and the ledger its first line alone.
fn forget(directory: &Path) -> Result<(), Failure> {
    Connection::open(directory.join(DATABASE))?.execute_batch("DELETE FROM climate_closed")?;
    let ledger = std::fs::read_to_string(directory.join(CLIMATE_LEDGER))?;
    let kept: String = ledger.lines().take(1).map(|line| format!("{line}\n")).collect();
    std::fs::write(directory.join(CLIMATE_LEDGER), kept)?;
    Ok(())
}

#[tokio::test]
async fn a_second_draw_is_found_after_each_event() {
    let shape = Shape::of(&[30]);
    let redrawn = async |again: Option<ClosedAgain>| {
        let meddle = |how, directory: &Path| if Some(how) == again { forget(directory) } else { Ok(()) };
        closed(&shape, Weather::Fair, &meddle).await.expect("a centre").1
    };
    assert!(!redrawn(None).await);
    for how in
        [ClosedAgain::Started, ClosedAgain::Lowered, ClosedAgain::Changed, ClosedAgain::Restored, ClosedAgain::Crashed]
    {
        assert!(redrawn(Some(how)).await, "{how:?}");
    }
}
