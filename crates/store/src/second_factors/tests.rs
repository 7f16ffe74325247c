//! Second factors in the store: what is sealed, what is used up, and when they go.

use domain::{Role, Roles, Workday};
use jiff::SignedDuration;
use tempfile::TempDir;

use super::*;
use crate::people::person::NewPerson;
use crate::{DATABASE, KEYS, token};

/// A store with one admin, in a directory that exists as long as the value does.
async fn centre() -> (TempDir, Store, PersonId, Timestamp) {
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open(directory.path()).expect("a store");
    let now: Timestamp = "2026-03-11T01:00:00Z".parse().expect("a moment");
    let roles = Roles::default().with(Role::Admin);
    let new = NewPerson { key: "d1".to_owned(), name: "Admin".to_owned(), roles, ..NewPerson::default() };
    let person = store.people().add(new, None, now).await.expect("a person");
    (directory, store, person, now)
}

fn later(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(seconds)).expect("a moment")
}

/// The code of the person's secret, and what their app has.
async fn code(store: &Store, person: PersonId, at: Timestamp) -> String {
    let secret = store.read(move |c| opened(c, person)).await.expect("a read").expect("a secret");
    let generator = totp_rs::Builder::new().with_secret(secret.to_vec()).build().expect("a generator");
    generator.generate(seconds(at)).to_string()
}

/// Switches the second factor on, with one backup code.
async fn switched_on(store: &Store, person: PersonId, now: Timestamp) -> TokenHash {
    let backup = token::hash_from_paper("a backup code");
    assert!(store.second_factors().start(person, now).await.expect("a write"));
    let first = code(store, person, now).await;
    assert!(store.second_factors().confirm(person, [0; 32], first, vec![backup], now).await.expect("a write"));
    backup
}

async fn used(store: &Store, person: PersonId, code: &str, now: Timestamp) -> CodeOutcome {
    store.second_factors().use_code(person, Some(code.to_owned()), [0; 32], now).await.expect("a write")
}

#[tokio::test]
async fn a_code_is_used_up_with_all_before_it() {
    let (_directory, store, person, now) = centre().await;
    switched_on(&store, person, now).await;
    let (first, second) = (code(&store, person, now).await, code(&store, person, later(now, 30)).await);
    assert_eq!(used(&store, person, &first, now).await, CodeOutcome::Wrong, "it confirmed the set-up");
    assert_eq!(used(&store, person, &second, now).await, CodeOutcome::Right, "one step ahead");
    assert_eq!(used(&store, person, &second, later(now, 30)).await, CodeOutcome::Wrong, "a second time");
    assert_eq!(used(&store, person, &first, now).await, CodeOutcome::Wrong, "an earlier step");
}

#[tokio::test]
async fn a_backup_code_is_used_up() {
    let (_directory, store, person, now) = centre().await;
    let backup = switched_on(&store, person, now).await;
    let outcome = |hash| store.second_factors().use_code(person, None, hash, now);
    assert_eq!(outcome([0; 32]).await.expect("a write"), CodeOutcome::Wrong);
    assert_eq!(outcome(backup).await.expect("a write"), CodeOutcome::Backup);
    assert_eq!(outcome(backup).await.expect("a write"), CodeOutcome::Wrong);
}

#[tokio::test]
async fn a_secret_opens_with_its_key_and_for_its_person_alone() {
    let (directory, store, person, now) = centre().await;
    switched_on(&store, person, now).await;
    let secret = store.read(move |c| opened(c, person)).await.expect("a read").expect("a secret");
    for name in [DATABASE, KEYS] {
        for ending in ["", "-wal"] {
            let bytes = std::fs::read(directory.path().join(format!("{name}{ending}"))).unwrap_or_default();
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_slice()), "{name}{ending}");
        }
    }
    let other = NewPerson { key: "d2".to_owned(), name: "Other".to_owned(), ..NewPerson::default() };
    let other = store.people().add(other, None, now).await.expect("a person");
    let moved = store
        .write(move |c| {
            for table in ["second_factor", "keys.second_factor_key"] {
                let sql = format!("UPDATE {table} SET person_id = ?2 WHERE person_id = ?1");
                // The backup codes stay behind, and refer to the row.
                c.execute("DELETE FROM second_factor_code", []).map_err(StoreError::named)?;
                c.execute(&sql, [person.0, other.0]).map_err(StoreError::named)?;
            }
            opened(c, other)
        })
        .await;
    assert!(moved.expect("a write").is_none(), "moved to another person");
}

#[tokio::test]
async fn a_second_factor_stays_with_the_password_and_goes_with_the_person() {
    let (_directory, store, person, now) = centre().await;
    switched_on(&store, person, now).await;
    store.erasures().erase_person(person, now).await.expect("an erasure");
    let next = code(&store, person, later(now, 30)).await;
    assert_eq!(
        used(&store, person, &next, now).await,
        CodeOutcome::Right,
        "what a person said is erased, not the account"
    );
    store
        .write(move |c| {
            c.execute("UPDATE person SET ends_on = 100 WHERE id = ?1", [person.0]).map_err(StoreError::named)?;
            Ok::<_, StoreError>(())
        })
        .await
        .expect("a write");
    assert_eq!(store.erasures().remove_departed(Workday::from_number(200)).await.expect("a write"), 1);
    let left = store
        .read(|c| {
            let count = |table: &str| -> Result<i64, StoreError> {
                Ok(c.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
            };
            Ok::<_, StoreError>([
                count("second_factor")?,
                count("second_factor_code")?,
                count("keys.second_factor_key")?,
            ])
        })
        .await;
    assert_eq!(left.expect("a read"), [0, 0, 0]);
}
