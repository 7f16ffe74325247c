//! Erasures: everything of a person, the person, and what is older than the retention period.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, entry, moment, offer};
use domain::AccessKind;
use weathervane_store::{NewSession, Range, token};

fn all() -> Range {
    Range { from: day("2026-01-01"), to: day("2026-12-31") }
}

pub async fn deleting_everything_is_in_the_ledger_and_clears_the_access_log(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let (first, second) = (entry(store, agent, 1).await, entry(store, other, 2).await);
    for entry in [&first, &second] {
        store.check_ins().record(entry.clone()).await.expect("a write");
        store.suggestions().offer(entry.person, offer(entry)).await.expect("an offer");
    }
    store
        .access_log()
        .record(lead, vec![agent, other], AccessKind::Board, day(TODAY), moment(5))
        .await
        .expect("a write");
    let removed = store.check_ins().withdraw_all(agent, moment(60)).await.expect("a write");
    assert_eq!((&*removed.all, removed.readable), (std::slice::from_ref(&first), 1));
    let ledger = empty.ledger();
    assert!(ledger.contains(" everything") && ledger.split_whitespace().all(|word| word != "a1"), "{ledger}");
    assert_eq!(store.check_ins().own(agent, all()).await.expect("a read"), []);
    assert!(store.check_ins().was_withdrawn(agent, first.id).await.expect("a read"));
    assert!(store.suggestions().since(agent, day("2026-01-01")).await.expect("a read").is_empty());
    assert_eq!(store.access_log().about_person(agent, 10, 0).await.expect("a read").1, 0);
    // Nothing of anybody else.
    assert_eq!(store.check_ins().own(other, all()).await.expect("a read"), [second]);
    assert_eq!(store.access_log().about_person(other, 10, 0).await.expect("a read").1, 1);
}

pub async fn erasing_a_person_ends_their_sessions(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = entry(store, agent, 1).await;
    store.check_ins().record(first.clone()).await.expect("a write");
    store.sessions().begin(NewSession::at_desk(token::hash("one"), agent), moment(0)).await.expect("a write");
    assert_eq!(store.erasures().erase_person(agent, moment(60)).await.expect("a write").all, [first]);
    assert!(empty.ledger().contains(" person"));
    assert!(store.sessions().find(token::hash("one")).await.expect("a read").is_none());
    assert_eq!(store.check_ins().own(agent, all()).await.expect("a read"), []);
    // The account stays while the person works here.
    assert_eq!(store.erasures().remove_departed(day("2026-12-31")).await.expect("a write"), 0);
    assert!(store.people().profile(agent).await.expect("a read").is_some());
}

pub async fn retention_deletes_only_what_is_older(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let (mut old, new) = (entry(store, agent, 1).await, entry(store, agent, 2).await);
    old.workday = day("2026-03-08");
    for entry in [&old, &new] {
        store.check_ins().record(entry.clone()).await.expect("a write");
    }
    assert_eq!(store.erasures().delete_before(day(TODAY), moment(0)).await.expect("a write"), 1);
    assert_eq!(store.check_ins().own(agent, all()).await.expect("a read"), [new]);
    // Retention is no erasure that a person asked for: a backup may still hold it.
    assert_eq!(empty.ledger(), "");
}
