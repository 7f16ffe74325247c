//! What the audit finds in a store that counts otherwise.

use rusqlite::Connection;

use super::*;

#[tokio::test]
async fn everybody_is_counted_once_and_a_store_that_counts_otherwise_is_found() {
    assert_eq!(check().await.expect("a centre"), []);
    for sabotage in [
        // Today's choice for every week of the month.
        "UPDATE climate_roster SET counted = NULL",
        // Where people are today.
        "UPDATE climate_roster SET unit = 1 \
         WHERE person_id IN (SELECT person_id FROM membership GROUP BY 1 HAVING count(*) > 1)",
        // What came after closing.
        "UPDATE check_in SET said_at = workday * 86400000",
        // Everybody, regardless of their choice.
        "UPDATE climate_roster SET counted = 1, counted_since = NULL",
    ] {
        let findings = check_with(|file| Ok(Connection::open(file)?.execute_batch(sabotage)?)).await;
        let findings = findings.expect("a centre");
        assert!(!findings.is_empty(), "{sabotage}");
    }
}
