//! The library: marks that only their person reads, and cases from writing to release, withdrawal and erasure.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};
use domain::library_case::{CaseState, CaseWords, MAX_WAITING_CASES};
use domain::{LibraryCaseId, Locale, PersonId, ToughCallSource};
use weathervane_store::{
    CaseOutcome, NewCase, NewOwnKey, NewSession, OwnCase, OwnerAccess, ReleasedCase, Store, WrappingKey, seal, token,
    wrap_for_session,
};

fn id(number: u128) -> LibraryCaseId {
    LibraryCaseId(uuid::Uuid::from_u128(number))
}

fn words(happened: &str) -> CaseWords {
    CaseWords { happened: happened.to_owned(), tried: String::new(), say: "Nothing\nat first".to_owned() }
}

async fn write(store: &Store, author: PersonId, number: u128, happened: &str) -> CaseOutcome {
    let stressor = "complaint".parse().ok();
    let source = Some(ToughCallSource::Delivery);
    let new = NewCase { id: id(number), language: Locale::ZhCn, stressor, source, words: words(happened) };
    let at = moment(i64::try_from(number).expect("a small number"));
    store.library().write_case(author, new, at).await.expect("a write")
}

fn released(number: u128) -> ReleasedCase {
    let title = "Edited".to_owned();
    let stressor = "complaint".parse().ok();
    let source = Some(ToughCallSource::Service);
    ReleasedCase { id: id(number), language: Locale::ZhCn, stressor, source, title, words: words("Someone called.") }
}

async fn release(store: &Store, number: u128) -> bool {
    store.library().release_case(released(number)).await.expect("a write")
}

async fn decline(store: &Store, by: PersonId, number: u128) -> bool {
    store.library().decline_case(by, id(number), "Thank you.".to_owned(), moment(90)).await.expect("a write")
}

async fn own(store: &Store, author: PersonId) -> Vec<OwnCase> {
    store.library().own_cases(author).await.expect("a read")
}

async fn waiting(store: &Store) -> usize {
    store.library().waiting_cases().await.expect("a read").len()
}

async fn in_library(store: &Store) -> Vec<ReleasedCase> {
    store.library().released_cases().await.expect("a read")
}

async fn mark(store: &Store, person: PersonId, item: &str, set: bool, at: i64) {
    store.library().mark(person, item.to_owned(), set.then_some(true), moment(at)).await.expect("a write");
}

async fn marked(store: &Store, person: PersonId) -> Vec<(String, i64)> {
    let marks = store.library().marks(person).await.expect("a read").into_iter();
    marks.map(|mark| (mark.item, mark.made_at.as_second() - moment(0).as_second())).collect()
}

pub async fn a_mark_belongs_to_its_person_and_keeps_its_first_time(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    mark(store, agent, "words/waiting", true, 5).await;
    mark(store, agent, "words/waiting", true, 9).await;
    assert_eq!(marked(store, agent).await, [("words/waiting".to_owned(), 5)]);
    for viewer in [other, lead] {
        assert!(marked(store, viewer).await.is_empty());
        mark(store, viewer, "words/waiting", false, 10).await;
    }
    assert_eq!(marked(store, agent).await.len(), 1, "nobody else removes it");
    mark(store, agent, "words/waiting", false, 11).await;
    assert!(marked(store, agent).await.is_empty());
}

pub async fn an_item_helped_or_it_did_not(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let note = async |helped: Option<bool>, at: i64| {
        let item = "words/waiting".to_owned();
        store.library().mark(agent, item, helped, moment(at)).await.expect("a write");
        let marks = store.library().marks(agent).await.expect("a read").into_iter();
        marks.map(|mark| (mark.helped, mark.made_at.as_second() - moment(0).as_second())).collect::<Vec<_>>()
    };
    assert_eq!(note(Some(false), 5).await, [(false, 5)]);
    assert_eq!(note(Some(false), 7).await, [(false, 5)]);
    assert_eq!(note(Some(true), 9).await, [(true, 9)], "one takes the place of the other");
    assert_eq!(note(Some(false), 11).await, [(false, 11)]);
    assert!(marked(store, other).await.is_empty());
    assert_eq!(note(None, 12).await, []);
}

pub async fn a_waiting_case_is_read_without_its_author(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    assert_eq!(write(store, agent, 7, "He shouted.").await, CaseOutcome::Waits);
    let found = store.library().waiting_case(id(7)).await.expect("a read").expect("it waits");
    assert_eq!((found.words, found.language), (words("He shouted."), Locale::ZhCn));
    assert_eq!(found.source, Some(ToughCallSource::Delivery));
    let own_case = own(store, agent).await.remove(0);
    assert_eq!((own_case.source, own_case.stressor), (Some(ToughCallSource::Delivery), "complaint".parse().ok()));
    assert_eq!(own_case.state, CaseState::Waiting(words("He shouted.")));
    assert!(own(store, other).await.is_empty() && in_library(store).await.is_empty());
}

pub async fn a_released_case_has_no_trace_of_the_words_before(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    write(store, agent, 7, "He shouted.").await;
    assert!(release(store, 7).await);
    assert_eq!(in_library(store).await, [released(7)]);
    assert_eq!(own(store, agent).await[0].state, CaseState::Released);
    assert_eq!(waiting(store).await, 0);
    assert!(!release(store, 7).await, "it waits no more");
    assert!(!release(store, 8).await, "nobody wrote it");
}

pub async fn only_the_author_withdraws_a_case_and_it_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    write(store, agent, 7, "He shouted.").await;
    release(store, 7).await;
    mark(store, other, &format!("case/{}", id(7)), true, 50).await;
    let withdraw =
        async |person: PersonId| store.library().withdraw_case(person, id(7), moment(60)).await.expect("a write");
    assert!(!withdraw(other).await);
    assert_eq!((in_library(store).await.len(), empty.ledger().as_str()), (1, ""));
    assert!(withdraw(agent).await);
    assert!(in_library(store).await.is_empty() && own(store, agent).await.is_empty());
    assert!(marked(store, other).await.is_empty(), "a mark on it goes with it");
    assert!(empty.ledger().contains(&format!(" case {}", id(7))));
}

pub async fn a_declined_case_returns_to_its_author_with_a_sentence(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    write(store, agent, 7, "He shouted.").await;
    write(store, agent, 8, "She cried.").await;
    release(store, 8).await;
    for number in [7, 8] {
        assert!(decline(store, lead, number).await);
        assert!(empty.ledger().contains(&format!(" case {}", id(number))));
        assert!(!decline(store, lead, number).await, "it is declined already");
    }
    let states: Vec<_> = own(store, agent).await.into_iter().map(|case| case.state).collect();
    assert_eq!(states, vec![CaseState::Declined("Thank you.".to_owned()); 2]);
    assert!(in_library(store).await.is_empty());
    assert_eq!(waiting(store).await, 0);
}

pub async fn only_so_many_cases_of_one_person_wait(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    for number in 1..=u128::from(MAX_WAITING_CASES) {
        assert_eq!(write(store, agent, number, "A call.").await, CaseOutcome::Waits);
    }
    assert_eq!(write(store, agent, 90, "One more.").await, CaseOutcome::TooMany);
    assert_eq!(write(store, other, 91, "Of another.").await, CaseOutcome::Waits);
    release(store, 1).await;
    assert_eq!(write(store, agent, 92, "One more.").await, CaseOutcome::Waits);
}

pub async fn erasures_take_marks_and_waiting_cases_and_leave_released_ones(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    for (author, number) in [(agent, 7), (agent, 8), (other, 9), (other, 10)] {
        write(store, author, number, "A call.").await;
        mark(store, author, "words/waiting", true, 20).await;
    }
    assert!(release(store, 8).await && release(store, 10).await);
    store.check_ins().withdraw_all(agent, moment(60)).await.expect("a write");
    assert!(own(store, agent).await.is_empty() && marked(store, agent).await.is_empty());
    assert_eq!((own(store, other).await.len(), marked(store, other).await.len()), (2, 1), "nothing of anybody else");
    store.erasures().erase_person(other, moment(61)).await.expect("a write");
    assert!(own(store, other).await.is_empty() && marked(store, other).await.is_empty());
    assert_eq!((waiting(store).await, in_library(store).await.len()), (0, 2));
    assert!(decline(store, agent, 8).await, "a psychologist can still take it out");
}

pub async fn retention_forgets_who_wrote_a_released_case(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    write(store, agent, 7, "A call.").await;
    write(store, agent, 30, "A later call.").await;
    mark(store, agent, "words/waiting", true, 7).await;
    mark(store, agent, "words/money", true, 30).await;
    release(store, 7).await;
    store.erasures().delete_before(day(TODAY), moment(20)).await.expect("a write");
    assert_eq!(own(store, agent).await.iter().map(|case| case.id).collect::<Vec<_>>(), [id(30)]);
    assert_eq!(marked(store, agent).await, [("words/money".to_owned(), 30)]);
    assert_eq!(in_library(store).await, [released(7)]);
    assert!(!store.library().withdraw_case(agent, id(7), moment(60)).await.expect("a write"));
}

/// Begins an own key of a person, and opens a session that holds it.
async fn session(store: &Store, person: PersonId, secret: &str, at: i64) -> OwnerAccess {
    let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
    let new = NewOwnKey { secret: seal::fresh_key(), by_password };
    let own = store.owner_keys().begin(person, new, moment(at)).await.expect("a key");
    let kept = wrap_for_session(person, secret, &own);
    store
        .sessions()
        .begin(NewSession { own_key: Some(kept), ..NewSession::at_desk(token::hash(secret), person) }, moment(at))
        .await
        .expect("a session");
    OwnerAccess::in_session(person, secret)
}

async fn set_read(store: &Store, own: impl Into<OwnerAccess>, item: &str, read: bool) {
    store.library().set_read(own, item.to_owned(), read.then(|| day(TODAY))).await.expect("a write");
}

async fn read(store: &Store, own: impl Into<OwnerAccess>) -> Vec<String> {
    store.library().read_items(own).await.expect("a read").ids().map(str::to_owned).collect()
}

pub async fn what_was_read_opens_in_a_session_of_its_person_alone(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    set_read(store, agent, "words/waiting", true).await;
    assert_eq!(read(store, agent).await, ["words/waiting"], "before there is an own key");
    let own = session(store, agent, "a token of a session", 5).await;
    let stranger = session(store, other, "another token", 5).await;
    set_read(store, own.clone(), "words/money", true).await;
    set_read(store, own.clone(), "case/wedding_dress", true).await;
    set_read(store, own.clone(), "case/wedding_dress", false).await;
    assert_eq!(read(store, own.clone()).await, ["words/money", "words/waiting"]);
    assert!(read(store, agent).await.is_empty(), "no session, no list");
    assert!(read(store, OwnerAccess::in_session(agent, "another token")).await.is_empty());
    assert!(read(store, stranger).await.is_empty());
    let after = session(store, agent, "a token after a reset", 50).await;
    set_read(store, after.clone(), "words/ending", true).await;
    assert_eq!(read(store, after).await, ["words/ending"], "what was read before is locked");
}

pub async fn what_was_read_before_the_own_key_is_locked_by_a_reset_too(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    set_read(store, agent, "words/waiting", true).await;
    // The list stays under the shared key: nothing was read since the own key began.
    let own = session(store, agent, "a token of a session", 5).await;
    assert_eq!(read(store, own).await, ["words/waiting"]);
    let after = session(store, agent, "a token after a reset", 50).await;
    assert!(read(store, after.clone()).await.is_empty());
    set_read(store, after.clone(), "words/ending", true).await;
    assert_eq!(read(store, after).await, ["words/ending"]);
}

pub async fn a_session_that_is_older_than_the_key_replaces_no_list(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let own = session(store, agent, "a token of a session", 5).await;
    set_read(store, own.clone(), "words/money", true).await;
    let after = session(store, agent, "a token after a reset", 50).await;
    set_read(store, after.clone(), "words/ending", true).await;
    set_read(store, own, "words/waiting", true).await;
    assert_eq!(read(store, after).await, ["words/ending"]);
}

pub async fn what_was_read_goes_with_everything_and_with_its_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let own = session(store, agent, "a token of a session", 5).await;
    set_read(store, own.clone(), "words/waiting", true).await;
    set_read(store, other, "words/waiting", true).await;
    store.check_ins().withdraw_all(agent, moment(60)).await.expect("a write");
    assert!(read(store, own).await.is_empty());
    assert_eq!(read(store, other).await.len(), 1, "nothing of anybody else");
    store.erasures().erase_person(other, moment(61)).await.expect("a write");
    assert!(read(store, other).await.is_empty());
}
