//! Tough calls and the ledger of erasures: what a restore repeats, what the doctor finds, and that nothing happens
//! without a line.

use std::path::Path;

use jiff::Timestamp;

use crate::erasures::ledger::{self, Erasure, LEDGER, Ledger, LedgerLine};
use crate::erasures::replay::replay;
use crate::{NewPerson, Range, Store, StoreError, safeguards};
use domain::tough_call::{AnsweredQuestion, Heaviness, ToughCallAnswer, ToughCallKind};
use domain::{Audience, CheckInId, PersonId, ToughCall, ToughCallId, ToughCallSource, Workday};

/// A centre with one person and two tough calls that are shared with the lead.
async fn centre(directory: &Path) -> (Store, PersonId, [ToughCall; 2]) {
    let store = Store::open(directory).expect("a store");
    let new = NewPerson { key: "a1".to_owned(), name: "Gao Lin".to_owned(), ..NewPerson::default() };
    let person = store.people().add(new, None, Timestamp::UNIX_EPOCH).await.expect("a person");
    let calls = [1, 2].map(|number| ToughCall {
        person,
        id: ToughCallId(uuid::Uuid::from_u128(number)),
        workday: Workday::from_number(20_000),
        shift: None,
        team: None,
        stated_at: Timestamp::UNIX_EPOCH,
        source: ToughCallSource::Price,
        kind: ToughCallKind::Feeling,
        heaviness: Heaviness::Light,
        audience: Audience::Lead,
    });
    for call in &calls {
        store.tough_calls().record(call.clone()).await.expect("a write");
    }
    (store, person, calls)
}

async fn own(store: &Store, person: PersonId) -> Vec<ToughCall> {
    let always = Range { from: Workday::from_number(0), to: Workday::from_number(200_000) };
    store.tough_calls().own(person, always).await.expect("a read")
}

#[tokio::test]
async fn a_restore_deletes_and_narrows_the_same_tough_calls_again() {
    let directory = tempfile::tempdir().expect("a directory");
    let (store, person, [deleted, narrowed]) = centre(directory.path()).await;
    let id = |call: &ToughCall| CheckInId(call.id.0);
    let answered = AnsweredQuestion {
        workday: deleted.workday.plus(1),
        shift: String::new(),
        answer: ToughCallAnswer::Heavy,
        answered_at: Timestamp::UNIX_EPOCH,
    };
    store.tough_calls().answer(person, answered.clone()).await.expect("a write");
    let lines = [Erasure::Entry(id(&deleted)), Erasure::Narrowed(id(&narrowed), Audience::Me)]
        .map(|erased| LedgerLine::new(Timestamp::UNIX_EPOCH, "a1", erased));
    let concerned = store.write(move |c| replay(c, &lines)).await.expect("a write");
    assert_eq!(concerned, 2);
    let answers = async || store.tough_calls().answers(person, deleted.workday).await.expect("a read");
    assert_eq!(answers().await, [answered], "it was about both");
    let rest = [LedgerLine::new(Timestamp::UNIX_EPOCH, "a1", Erasure::Entry(id(&narrowed)))];
    assert_eq!(own(&store, person).await, [ToughCall { audience: Audience::Me, ..narrowed }]);
    store.write(move |c| replay(c, &rest)).await.expect("a write");
    assert_eq!((own(&store, person).await, answers().await), (Vec::new(), Vec::new()));
}

#[tokio::test]
async fn the_doctor_finds_a_tough_call_that_was_deleted_before() {
    let directory = tempfile::tempdir().expect("a directory");
    let (store, person, [deleted, _]) = centre(directory.path()).await;
    let undone = || async {
        let folder = directory.path().to_owned();
        let report = store.read(move |c| safeguards::check(c, &folder, 16, 16)).await.expect("a read");
        report.expect("a report").ledger.contains(&crate::LedgerFault::Undone(1))
    };
    assert!(!undone().await);
    let line = LedgerLine::new(Timestamp::UNIX_EPOCH, "a1", Erasure::Entry(CheckInId(deleted.id.0)));
    store.ledger.write(&[line]).expect("a line");
    assert!(undone().await, "it is in the database, which came here past a restore");
    store.tough_calls().withdraw(person, deleted.id, Timestamp::UNIX_EPOCH).await.expect("a write");
    assert!(!undone().await);
}

#[tokio::test]
async fn without_its_ledger_line_no_change_of_a_tough_call_is_stored() {
    let directory = tempfile::tempdir().expect("a directory");
    let (mut store, person, calls) = centre(directory.path()).await;
    store.ledger = Ledger::unwritable(directory.path()).expect("a ledger");
    let (id, now) = (calls[0].id, Timestamp::UNIX_EPOCH);
    assert!(matches!(store.tough_calls().withdraw(person, id, now).await, Err(StoreError::File(_))));
    assert!(matches!(store.tough_calls().make_private(person, id, now).await, Err(StoreError::File(_))));
    assert!(matches!(store.tough_calls().make_all_private(person, now).await, Err(StoreError::File(_))));
    assert_eq!(own(&store, person).await, calls);
    assert_eq!(ledger::read(&directory.path().join(LEDGER)).expect("a ledger"), []);
}
