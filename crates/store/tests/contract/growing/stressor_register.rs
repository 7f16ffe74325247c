//! The stressor register: proposals with and without a name, who recognises them, what becomes of them, and what is forgotten.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};
use domain::stressor_register::{
    HowOften, MAX_OPEN_PROPOSALS, SinceWhen, SourceKind, SourceProposal, SourceStatus, SourceStep,
};
use domain::{PersonId, RegisteredSource, RegisteredSourceId};
use weathervane_store::{
    NewOwnKey, NewSession, NewSource, OwnerAccess, ProposeOutcome, Store, SupportOutcome, WrappingKey, seal, token,
    wrap_for_session,
};

fn id(number: u128) -> RegisteredSourceId {
    RegisteredSourceId(uuid::Uuid::from_u128(number))
}

fn new(number: u128, named: bool) -> NewSource {
    let proposal = SourceProposal {
        words: format!("Source {number}"),
        kind: SourceKind::Systems,
        stressor: "slow_system".parse().ok(),
        how_often: HowOften::EveryShift,
        since: SinceWhen::Months,
    };
    NewSource { id: id(number), proposal, named }
}

/// A session of a person that opens their own key.
async fn session(store: &Store, person: PersonId) -> OwnerAccess {
    let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
    let key = NewOwnKey { secret: seal::fresh_key(), by_password };
    let own = store.owner_keys().begin(person, key, moment(0)).await.expect("a write");
    let secret = token::fresh();
    let wrapped = wrap_for_session(person, &secret, &own);
    store
        .sessions()
        .begin(NewSession { own_key: Some(wrapped), ..NewSession::at_desk(token::hash(&secret), person) }, moment(0))
        .await
        .expect("a write");
    OwnerAccess::in_session(person, &secret)
}

async fn propose(store: &Store, own: &OwnerAccess, number: u128, named: bool) -> ProposeOutcome {
    store.stressor_register().propose(own.clone(), new(number, named), day(TODAY)).await.expect("a write")
}

async fn support(store: &Store, own: &OwnerAccess, number: u128) -> SupportOutcome {
    store.stressor_register().support(own.clone(), id(number)).await.expect("a write")
}

async fn take_back(store: &Store, own: &OwnerAccess, number: u128) -> bool {
    store.stressor_register().take_back(own.clone(), id(number), moment(7000)).await.expect("a write")
}

async fn all(store: &Store) -> Vec<RegisteredSource> {
    store.stressor_register().all().await.expect("a read")
}

/// What a person has to do with which source: whether they proposed it.
async fn parts(store: &Store, own: &OwnerAccess) -> Vec<(RegisteredSourceId, bool)> {
    let parts = store.stressor_register().own_parts(own.clone()).await.expect("a read").into_iter();
    parts.map(|part| (part.source, part.proposed)).collect()
}

async fn add_step(store: &Store, number: u128, status: SourceStatus, on: &str, by: PersonId) -> bool {
    let step = SourceStep { day: day(on), status, words: "Done.".to_owned(), by: Some(by) };
    store.stressor_register().add_step(id(number), step, None).await.expect("a write")
}

pub async fn only_the_session_of_its_author_recognises_a_proposal_without_a_name(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let author = session(store, agent).await;
    assert_eq!(propose(store, &author, 7, false).await, ProposeOutcome::Kept);
    assert_eq!(parts(store, &author).await, [(id(7), true)]);
    for somebody in [session(store, other).await, session(store, lead).await, OwnerAccess::from(agent)] {
        assert!(parts(store, &somebody).await.is_empty(), "{somebody:?}");
        assert!(!take_back(store, &somebody, 7).await);
    }
    let source = &all(store).await[0];
    assert_eq!((source.proposer, source.people, source.status), (None, 1, SourceStatus::Heard));
    assert_eq!(source.proposal, new(7, false).proposal);
}

pub async fn a_proposal_keeps_the_week_and_not_the_day(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let author = session(store, agent).await;
    let thursday = day("2026-03-12");
    let outcome = store.stressor_register().propose(author, new(7, false), thursday).await.expect("a write");
    assert_eq!((outcome, all(store).await[0].week), (ProposeOutcome::Kept, day("2026-03-09")));
}

pub async fn without_the_own_key_only_a_named_proposal_is_possible(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let bare = OwnerAccess::from(agent);
    assert_eq!(propose(store, &bare, 7, false).await, ProposeOutcome::Locked);
    assert_eq!(propose(store, &bare, 7, true).await, ProposeOutcome::Kept);
    assert_eq!(propose(store, &bare, 7, true).await, ProposeOutcome::Known);
    assert_eq!(all(store).await[0].proposer, Some(agent));
    assert_eq!(parts(store, &bare).await, [(id(7), true)]);
}

pub async fn nobody_is_counted_twice_at_one_source(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let [author, supporter] = [session(store, agent).await, session(store, other).await];
    propose(store, &author, 7, false).await;
    propose(store, &author, 8, true).await;
    for number in [7, 8] {
        assert_eq!(support(store, &author, number).await, SupportOutcome::Already);
        assert_eq!(support(store, &supporter, number).await, SupportOutcome::Kept);
        assert_eq!(support(store, &supporter, number).await, SupportOutcome::Already);
    }
    assert_eq!(support(store, &OwnerAccess::from(other), 7).await, SupportOutcome::Locked);
    assert_eq!(support(store, &supporter, 9).await, SupportOutcome::Gone);
    assert_eq!(all(store).await.iter().map(|source| source.people).collect::<Vec<_>>(), [2, 2]);
    assert!(take_back(store, &supporter, 7).await);
    assert!(!take_back(store, &supporter, 7).await);
    assert_eq!(support(store, &supporter, 7).await, SupportOutcome::Kept);
}

pub async fn only_so_many_proposals_of_one_person_are_undecided(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let [author, somebody] = [session(store, agent).await, session(store, other).await];
    for number in 0..MAX_OPEN_PROPOSALS as u128 {
        assert_eq!(propose(store, &author, number, number % 2 == 0).await, ProposeOutcome::Kept);
    }
    assert_eq!(propose(store, &author, 90, false).await, ProposeOutcome::TooMany);
    assert_eq!(propose(store, &author, 90, true).await, ProposeOutcome::TooMany);
    assert_eq!(propose(store, &somebody, 91, false).await, ProposeOutcome::Kept);
    add_step(store, 1, SourceStatus::Changed, TODAY, lead).await;
    assert_eq!(propose(store, &author, 90, false).await, ProposeOutcome::Kept);
}

pub async fn a_proposal_is_taken_back_unless_it_concerns_others_too(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let [author, supporter] = [session(store, agent).await, session(store, other).await];
    for (number, named) in [(7, false), (8, true), (9, true), (10, false)] {
        propose(store, &author, number, named).await;
    }
    support(store, &supporter, 9).await;
    add_step(store, 10, SourceStatus::Looking, TODAY, lead).await;
    for number in [7, 8, 9, 10] {
        assert!(take_back(store, &author, number).await);
    }
    let left: Vec<_> = all(store).await.into_iter().map(|source| (source.id, source.proposer, source.people)).collect();
    assert_eq!(left, [(id(9), None, 1), (id(10), None, 0)]);
    assert!(parts(store, &author).await.is_empty());
}

pub async fn the_ledger_names_nobody_and_no_moment_for_a_proposal(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let author = session(store, agent).await;
    propose(store, &author, 7, false).await;
    take_back(store, &author, 7).await;
    assert_eq!(empty.ledger().trim(), format!("2026-03-09T00:00:00Z nobody source {}", id(7)));
}

pub async fn a_line_in_the_log_changes_the_status_and_waits_for_those_concerned(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let [author, supporter] = [session(store, agent).await, session(store, other).await];
    propose(store, &author, 7, false).await;
    support(store, &supporter, 7).await;
    let news = async |own: &OwnerAccess| store.stressor_register().news(own.clone()).await.expect("a read");
    assert!(news(&author).await.is_empty());
    assert!(add_step(store, 7, SourceStatus::Looking, "2026-03-10", lead).await);
    assert!(add_step(store, 7, SourceStatus::Looking, "2026-03-12", lead).await);
    assert!(!add_step(store, 8, SourceStatus::Looking, "2026-03-12", lead).await);
    let source = all(store).await.remove(0);
    assert_eq!((source.status, source.status_since), (SourceStatus::Looking, day("2026-03-10")));
    let steps = store.stressor_register().steps(id(7)).await.expect("a read");
    assert_eq!(
        steps.iter().map(|step| (step.day, step.by)).collect::<Vec<_>>(),
        [(day("2026-03-12"), Some(lead)), (day("2026-03-10"), Some(lead))]
    );
    for own in [&author, &supporter] {
        assert_eq!(news(own).await, [id(7)]);
    }
    assert!(store.stressor_register().put_away(author.clone(), id(7)).await.expect("a write"));
    assert!(news(&author).await.is_empty());
    assert_eq!(news(&supporter).await, [id(7)], "each puts it away for themselves");
    add_step(store, 7, SourceStatus::Changed, "2026-03-20", lead).await;
    assert_eq!(news(&author).await, [id(7)]);
    assert_eq!(all(store).await[0].days_to_answer(), Some(11));
}

pub async fn a_hidden_source_takes_no_support_until_it_is_shown_again(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let [author, supporter] = [session(store, agent).await, session(store, other).await];
    propose(store, &author, 7, false).await;
    let hide =
        async |why: Option<&str>| store.stressor_register().hide(id(7), why.map(str::to_owned)).await.expect("a write");
    assert!(hide(Some("It names somebody.")).await);
    assert_eq!(all(store).await[0].hidden.as_deref(), Some("It names somebody."));
    assert_eq!(support(store, &supporter, 7).await, SupportOutcome::Gone);
    assert!(hide(None).await);
    assert_eq!(support(store, &supporter, 7).await, SupportOutcome::Kept);
    let kind = (SourceKind::Control, None);
    assert!(store.stressor_register().assign(id(7), Some(lead), kind).await.expect("a write"));
    let source = all(store).await.remove(0);
    assert_eq!((source.owner, source.proposal.kind, source.proposal.stressor), (Some(lead), SourceKind::Control, None));
}

pub async fn erasures_take_the_name_and_what_concerns_nobody_else(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let [author, supporter] = [session(store, agent).await, session(store, other).await];
    for (number, named) in [(7, true), (8, true), (9, false)] {
        propose(store, &author, number, named).await;
    }
    support(store, &supporter, 8).await;
    store.stressor_register().take_back_all(supporter.clone(), moment(50)).await.expect("a write");
    assert!(parts(store, &supporter).await.is_empty());
    support(store, &supporter, 8).await;
    store.erasures().erase_person(agent, moment(60)).await.expect("a write");
    let left: Vec<_> = all(store).await.into_iter().map(|source| (source.id, source.proposer, source.people)).collect();
    assert_eq!(left, [(id(8), None, 1), (id(9), None, 1)], "nobody finds the one without a name");
}

pub async fn retention_forgets_names_and_old_answers(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let author = session(store, agent).await;
    for number in [7, 8] {
        propose(store, &author, number, true).await;
    }
    add_step(store, 7, SourceStatus::Unchangeable, "2026-03-10", lead).await;
    add_step(store, 8, SourceStatus::Looking, "2026-03-10", lead).await;
    store.erasures().delete_before(day("2026-03-16"), moment(7 * 86_400)).await.expect("a write");
    let left = all(store).await;
    assert_eq!(left.iter().map(|source| (source.id, source.proposer)).collect::<Vec<_>>(), [(id(8), None)]);
    let steps = store.stressor_register().steps(id(8)).await.expect("a read");
    assert_eq!(steps.iter().map(|step| step.by).collect::<Vec<_>>(), [None]);
}
