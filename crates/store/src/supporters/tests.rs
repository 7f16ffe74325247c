//! The migration keeps every talk request of before, and what is damaged is not taken for something else.

use domain::supporter::SearchState;
use domain::talk_request::{HandOn, TalkState, WantedTime};
use domain::{PersonId, TalkRole};
use rusqlite::Connection;

use crate::{DATABASE, Store};

#[tokio::test]
async fn talk_requests_of_before_are_all_there_after_the_migration() {
    let directory = tempfile::tempdir().expect("a directory");
    let c = Connection::open(directory.path().join(DATABASE)).expect("a database");
    crate::migrations::before(&c, "0021_supporters");
    c.execute_batch(
        "INSERT INTO site (id, name, time_zone) VALUES (1, 'Islet', 'UTC'); INSERT INTO department VALUES (1, 1, 'Care');
         INSERT INTO team (id, key, name, department_id) VALUES (1, 't1', 'Cirrus', 1);
         INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'Gao Lin', 1), (2, 'l1', 'Chen Bo', 2), (3, 's1', 'Shen Yi', 4);
         INSERT INTO talk_request (id, asker, addressee, role, team_id, asked_at, waiting_since, changed_at, state, comes_at, hand_on,
             next_person, next_role)
             VALUES (x'00000000000000000000000000000001', 1, 2, 'lead', 1, 10, 20, 30, 'accepted', 40, 'proposed', 3, 'psychologist'),
                 (x'00000000000000000000000000000002', 1, NULL, NULL, NULL, 11, 21, 31, 'open', NULL, 'none', NULL, NULL);",
    )
    .expect("requests");
    drop(c);
    let store = Store::open(directory.path()).expect("a migrated store");
    let kept = store.talk_requests().of_asker(PersonId(1)).await.expect("a read");
    let [first, second] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(
        first.addressee.map(|addressee| (addressee.person, addressee.role)),
        Some((PersonId(2), TalkRole::Lead))
    );
    assert_eq!((first.asked_at.as_millisecond(), first.changed_at.as_millisecond()), (10, 30));
    assert!(matches!(first.state, TalkState::Accepted(at) if at.as_millisecond() == 40));
    assert!(matches!(first.hand_on, HandOn::Proposed(next) if next.role == TalkRole::Psychologist));
    assert_eq!((second.addressee, &second.wanted), (None, &WantedTime::Any));
    let again = store.talk_requests().ask(first.clone()).await.expect("a write");
    assert_eq!(again.id, first.id, "there is still at most one between two people");
}

#[tokio::test]
async fn a_state_that_nobody_stored_is_not_read_as_another_one() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open(directory.path()).expect("a store");
    let c = Connection::open(directory.path().join(DATABASE)).expect("a database");
    c.execute_batch(
        "PRAGMA ignore_check_constraints = ON;
         INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'Gao Lin', 1), (2, 'a2', 'Chen Bo', 1), (3, 'a3', 'Shen Yi', 1);
         INSERT INTO talk_request (id, asker, asked_at, waiting_since, changed_at, state, hand_on) VALUES
             (x'00000000000000000000000000000001', 1, 10, 20, 30, 'closed', 'none'),
             (x'00000000000000000000000000000002', 2, 10, 20, 30, 'open', 'asked'),
             (x'00000000000000000000000000000003', 3, 10, 20, 30, 'open', 'proposed');
         INSERT INTO supporter_search (id, asker, language, asked_at, changed_at, state) VALUES
             (x'00000000000000000000000000000004', 1, 'en', 10, 20, 'found'),
             (x'00000000000000000000000000000005', 2, '?', 10, 20, 'looking'),
             (x'00000000000000000000000000000006', 3, 'en', 10, 20, 'offered');",
    )
    .expect("its rows");
    for asker in [1, 2].map(PersonId) {
        assert!(store.talk_requests().of_asker(asker).await.is_err(), "{asker}");
        assert!(store.supporters().of_asker(asker).await.is_err(), "{asker}");
    }
    // The person who was proposed, or had the offer, was removed from the centre.
    let kept = store.talk_requests().of_asker(PersonId(3)).await.expect("a read");
    assert_eq!(kept.iter().map(|request| request.hand_on).collect::<Vec<_>>(), [HandOn::None]);
    let search = store.supporters().of_asker(PersonId(3)).await.expect("a read").expect("a search");
    assert_eq!(search.state, SearchState::Looking);
}
