//! The stressor register: proposals with and without a name, who recognises them, what becomes of them, and what is
//! forgotten.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, import, moment};
use domain::stressor_register::{
    HowOften, MAX_OPEN_PROPOSALS, SinceWhen, SourceKind, SourceProposal, SourceStatus, SourceStep, SourceStepKind,
};
use domain::{PersonId, RegisteredSource, RegisteredSourceId};
use weathervane_store::seal::{OwnPublic, OwnSecret};
use weathervane_store::{
    NewOwnKey, NewSession, NewSource, OwnerAccess, ProposeOutcome, RegisterWork, SourceAssignment, Store,
    SupportOutcome, WrappingKey, seal, token, wrap_for_session,
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
    session_and_key(store, person).await.0
}

/// A session of a person that opens a new own key, as after a reset of the password, with that key.
async fn session_and_key(store: &Store, person: PersonId) -> (OwnerAccess, OwnSecret) {
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
    (OwnerAccess::in_session(person, &secret), own)
}

async fn propose(store: &Store, own: &OwnerAccess, number: u128, named: bool) -> ProposeOutcome {
    store.stressor_register().propose(own.clone(), new(number, named), day(TODAY)).await.expect("a write")
}

async fn support(store: &Store, own: &OwnerAccess, number: u128) -> SupportOutcome {
    store.stressor_register().support(own.clone(), id(number)).await.expect("a write")
}

async fn take_back(store: &Store, own: &OwnerAccess, number: u128) -> bool {
    store.stressor_register().take_back(own.clone(), id(number)).await.expect("a write")
}

async fn all(store: &Store) -> Vec<RegisteredSource> {
    store.stressor_register().all(day(TODAY)).await.expect("a read")
}

/// What a person has to do with which source: whether they proposed it.
async fn parts(store: &Store, own: &OwnerAccess) -> Vec<(RegisteredSourceId, bool)> {
    let parts = store.stressor_register().own_parts(own.clone()).await.expect("a read").into_iter();
    parts.map(|part| (part.source, part.proposed)).collect()
}

async fn add_step(store: &Store, number: u128, status: SourceStatus, on: &str, by: PersonId) -> bool {
    let (kind, words) = (SourceStepKind::Answered, "Done.".to_owned());
    let step = SourceStep { kind, day: day(on), status, words, by: Some(by) };
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
    assert_eq!(empty.ledger().trim(), format!("1970-01-01T00:00:00Z nobody source {}", id(7)));
}

pub async fn the_ledger_connects_nobody_with_what_they_proposed(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    let mut ledgers = Vec::new();
    let [first, second] = [session(store, people[0]).await, session(store, people[1]).await];
    for (own, numbers) in [(&first, [9, 3]), (&second, [5, 7])] {
        for number in numbers {
            propose(store, own, number, false).await;
        }
    }
    for (own, person) in [(first, people[0]), (second, people[1])] {
        store.stressor_register().take_back_all(own).await.expect("a write");
        store.erasures().erase_person(person, moment(60)).await.expect("a write");
        ledgers.push(empty.ledger());
    }
    assert!(all(store).await.is_empty());
    let of_nobody = |numbers: &[u128]| {
        numbers.iter().map(|number| format!("1970-01-01T00:00:00Z nobody source {}", id(*number))).collect::<Vec<_>>()
    };
    for (ledger, numbers) in ledgers.iter().zip([&[3, 9][..], &[3, 5, 7, 9]]) {
        let (nobody, somebody): (Vec<_>, Vec<_>) = ledger.lines().partition(|line| line.contains(" nobody "));
        assert_eq!(nobody, of_nobody(numbers));
        assert_eq!(ledger.lines().collect::<Vec<_>>(), [nobody, somebody].concat(), "these are at the top");
    }
}

pub async fn both_marks_of_a_person_are_taken_back(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let author = session(store, agent).await;
    propose(store, &author, 7, false).await;
    let (before, earlier) = session_and_key(store, other).await;
    let code = seal::fresh_key();
    let by_code = WrappingKey { salt: [9; 16], key: code.clone() };
    store.owner_keys().wrap_by_code(other, earlier, by_code).await.expect("a write");
    support(store, &before, 7).await;
    let (own, newest) = session_and_key(store, other).await;
    assert_eq!(support(store, &own, 7).await, SupportOutcome::Kept, "what was before the reset is locked");
    assert_eq!(all(store).await[0].people, 3);
    let newest = OwnPublic { generation: newest.generation, public: seal::public_of(&newest.secret) };
    let unlocked = store.owner_keys().unlock(other, newest, move |_| code.clone(), moment(9)).await.expect("a write");
    assert!(unlocked);
    assert_eq!(parts(store, &own).await, [(id(7), false)]);
    assert!(take_back(store, &own, 7).await);
    assert_eq!((all(store).await[0].people, parts(store, &own).await), (1, Vec::new()));
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
    let put_away = async |lines| {
        assert!(store.stressor_register().put_away(author.clone(), id(7), lines).await.expect("a write"));
    };
    put_away(1).await;
    assert_eq!(news(&author).await, [id(7)], "the second line was not read with the first");
    put_away(2).await;
    assert!(news(&author).await.is_empty());
    assert_eq!(news(&supporter).await, [id(7)], "each puts it away for themselves");
    add_step(store, 7, SourceStatus::Changed, "2026-03-20", lead).await;
    assert_eq!(news(&author).await, [id(7)]);
    assert_eq!(all(store).await[0].days_to_answer(), Some(11));
}

pub async fn lines_that_a_person_read_or_wrote_are_no_news_for_them(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let [author, supporter, owner] =
        [session(store, agent).await, session(store, other).await, session(store, lead).await];
    propose(store, &author, 7, false).await;
    add_step(store, 7, SourceStatus::Looking, "2026-03-10", lead).await;
    support(store, &supporter, 7).await;
    support(store, &owner, 7).await;
    let news = async |own: &OwnerAccess| store.stressor_register().news(own.clone()).await.expect("a read");
    assert_eq!(news(&author).await, [id(7)]);
    assert!(news(&supporter).await.is_empty(), "they read it before they supported it");
    add_step(store, 7, SourceStatus::Changed, "2026-03-11", lead).await;
    assert_eq!(news(&supporter).await, [id(7)]);
    assert!(news(&owner).await.is_empty(), "they wrote it");
    for own in [&author, &supporter, &owner] {
        let part = store.stressor_register().own_part(own.clone(), id(7)).await.expect("a read").expect("a part");
        assert_eq!(part.has_news, !news(own).await.is_empty());
        assert_eq!(store.stressor_register().own_parts(own.clone()).await.expect("a read"), [part]);
    }
}

pub async fn hiding_a_source_is_news_for_its_author_and_keeps_it_no_longer(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let author = session(store, agent).await;
    propose(store, &author, 7, false).await;
    let register = store.stressor_register();
    let why = Some("It names somebody.".to_owned());
    assert!(register.hide(id(7), why.clone(), lead, day(TODAY)).await.expect("a write"));
    assert!(register.hide(id(7), why, lead, day(TODAY)).await.expect("a write"), "a second time changes nothing");
    assert_eq!(register.news(author.clone()).await.expect("a read"), [id(7)]);
    let steps = register.steps(id(7)).await.expect("a read");
    let said: Vec<_> = steps.iter().map(|step| (step.kind, step.status, step.words.as_str())).collect();
    assert_eq!(said, [(SourceStepKind::Hidden, SourceStatus::Heard, "It names somebody.")]);
    assert!(register.hide(id(7), None, lead, day(TODAY)).await.expect("a write"));
    let logs = register.logs().await.expect("a read");
    assert_eq!(
        logs[&id(7)].iter().map(|step| step.kind).collect::<Vec<_>>(),
        [SourceStepKind::Hidden, SourceStepKind::Shown]
    );
    assert!(!register.hide(id(8), None, lead, day(TODAY)).await.expect("a write"));
    take_back(store, &author, 7).await;
    assert!(all(store).await.is_empty(), "nothing was done about it");
}

pub async fn only_somebody_here_in_the_role_is_an_owner(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let author = session(store, agent).await;
    for number in [7, 8, 9] {
        propose(store, &author, number, false).await;
    }
    let register = store.stressor_register();
    let due = Some(day(TODAY).plus(-1));
    for (number, owner, due) in [(7, lead, None), (8, lead, due), (9, agent, None)] {
        let of = SourceAssignment { owner: Some(owner), due, kind: SourceKind::Systems, stressor: None };
        register.assign(id(number), of).await.expect("a write");
    }
    add_step(store, 7, SourceStatus::Looking, TODAY, lead).await;
    let work = async |person| register.work(person, day(TODAY)).await.expect("a read");
    assert_eq!(work(lead).await, RegisterWork { unowned: 1, owned: 2, due: 1 });
    assert_eq!(work(agent).await, RegisterWork { unowned: 1, owned: 0, due: 0 });
    let owner = async |number, on| register.get(id(number), on).await.expect("a read").expect("a source").owner;
    assert_eq!((owner(8, day(TODAY)).await, owner(9, day(TODAY)).await), (Some(lead), None));
    assert_eq!(all(store).await.iter().find(|source| source.id == id(8)).and_then(|source| source.due), due);
    let leaves = "person_id,name,roles,team_id,ends_on\nl1,Chen Bo,lead,t1,2026-03-20\n";
    import(store, leaves).await.expect("a roster that fits");
    assert_eq!(owner(8, day("2026-03-20")).await, Some(lead));
    assert_eq!(owner(8, day("2026-03-21")).await, None, "they have left");
    assert_eq!(register.work(lead, day("2026-03-21")).await.expect("a read").unowned, 3);
}

pub async fn a_hidden_source_takes_no_support_until_it_is_shown_again(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let [author, supporter] = [session(store, agent).await, session(store, other).await];
    propose(store, &author, 7, false).await;
    let hide = async |why: Option<&str>| {
        store.stressor_register().hide(id(7), why.map(str::to_owned), lead, day(TODAY)).await.expect("a write")
    };
    assert!(hide(Some("It names somebody.")).await);
    assert_eq!(all(store).await[0].hidden.as_deref(), Some("It names somebody."));
    assert_eq!(support(store, &supporter, 7).await, SupportOutcome::Gone);
    assert!(hide(None).await);
    assert_eq!(support(store, &supporter, 7).await, SupportOutcome::Kept);
    let control = SourceAssignment { owner: Some(lead), due: None, kind: SourceKind::Control, stressor: None };
    assert!(store.stressor_register().assign(id(7), control).await.expect("a write"));
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
    store.stressor_register().take_back_all(supporter.clone()).await.expect("a write");
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
