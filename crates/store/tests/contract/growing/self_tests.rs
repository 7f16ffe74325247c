//! Self-tests: one sealed record for everybody, which opens with its person's key alone and tells nothing without it.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};
use domain::PersonId;
use domain::self_test::{SelfTestRecord, SelfTestResult};
use jiff::Timestamp;
use weathervane_store::{NewOwnKey, NewSession, OwnerAccess, Store, WrappingKey, seal, token, wrap_for_session};

/// A session of a person with a new key. Returns their access and the secret.
async fn session(store: &Store, person: PersonId, at: i64) -> (OwnerAccess, seal::OwnSecret) {
    let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
    let new = NewOwnKey { secret: seal::fresh_key(), by_password };
    let secret = store.owner_keys().begin(person, new, moment(at)).await.expect("a key");
    let browser = format!("browser of {person} from {at}");
    let wrapped = wrap_for_session(person, &browser, &secret);
    let session = NewSession { own_key: Some(wrapped), ..NewSession::at_desk(token::hash(&browser), person) };
    store.sessions().begin(session, moment(at)).await.expect("a session");
    (OwnerAccess::in_session(person, &browser), secret)
}

fn result(instrument: &str, at: i64) -> SelfTestResult {
    SelfTestResult { instrument: instrument.to_owned(), taken_at: moment(at), answers: vec![Some(3), None] }
}

async fn take(store: &Store, own: &OwnerAccess, at: i64) -> bool {
    let taken = store.self_tests().change(own.clone(), moment(at), move |held| held.add(result("phq_2", at)));
    taken.await.expect("a write").is_some()
}

async fn read(store: &Store, own: &OwnerAccess) -> SelfTestRecord {
    store.self_tests().read(own.clone()).await.expect("a read")
}

async fn count(store: &Store, own: &OwnerAccess) -> usize {
    read(store, own).await.results().len()
}

pub async fn a_self_test_opens_with_its_persons_key_alone(empty: &impl EmptyStore) {
    let store = empty.store();
    let [first, second, _] = centre(store).await;
    let ((own, _), (other, _)) = (session(store, first, 1).await, session(store, second, 1).await);
    assert!(take(store, &own, 5).await);
    assert_eq!(read(store, &own).await.results(), [result("phq_2", 5)]);
    assert_eq!(count(store, &other).await, 0);
    assert_eq!(count(store, &OwnerAccess::from(first)).await, 0, "without a session");
    assert!(!take(store, &OwnerAccess::from(first), 6).await);
    assert!(
        store.self_tests().change(own.clone(), moment(7), |held| held.skipped = true).await.expect("a write").is_some()
    );
    assert!(read(store, &own).await.skipped && !read(store, &other).await.skipped);
}

pub async fn a_reset_of_the_password_locks_self_tests(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, ..] = centre(store).await;
    let (own, _) = session(store, person, 1).await;
    take(store, &own, 5).await;
    let (intruder, _) = session(store, person, 10).await;
    assert_eq!(count(store, &intruder).await, 0);
    take(store, &intruder, 12).await;
    assert_eq!(count(store, &intruder).await, 1);
}

pub async fn a_sign_in_seals_the_record_again_without_old_results(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, ..] = centre(store).await;
    let (own, secret) = session(store, person, 1).await;
    take(store, &own, 5).await;
    take(store, &own, 9).await;
    store.self_tests().refresh(person, secret, moment(7), moment(20)).await.expect("a write");
    assert_eq!(read(store, &own).await.results(), [result("phq_2", 9)]);
}

pub async fn deleting_everything_and_erasing_take_self_tests(empty: &impl EmptyStore) {
    let store = empty.store();
    let [first, second, _] = centre(store).await;
    let ((own, _), (other, _)) = (session(store, first, 1).await, session(store, second, 1).await);
    for access in [&own, &other] {
        take(store, access, 5).await;
    }
    store.check_ins().withdraw_all(first, moment(10)).await.expect("a write");
    assert_eq!((count(store, &own).await, count(store, &other).await), (0, 1));
    assert!(take(store, &own, 11).await, "the record begins again");
    store.erasures().erase_person(second, moment(12)).await.expect("a write");
    assert_eq!((count(store, &own).await, count(store, &other).await), (1, 0));
    assert!(!empty.ledger().contains("test"), "the ledger does not tell that there was a test");
}

pub async fn retention_empties_the_record_of_somebody_who_stays_away(empty: &impl EmptyStore) {
    let store = empty.store();
    let [first, second, _] = centre(store).await;
    let ((own, _), (other, secret)) = (session(store, first, 1).await, session(store, second, 1).await);
    for access in [&own, &other] {
        take(store, access, 5).await;
    }
    let later: Timestamp = moment(30 * 86_400);
    store.self_tests().refresh(second, secret, moment(0), later).await.expect("a write");
    let first_day = day(TODAY).plus(14);
    store.erasures().delete_before(first_day, moment(14 * 86_400)).await.expect("a write");
    assert_eq!((count(store, &own).await, count(store, &other).await), (0, 1));
}
