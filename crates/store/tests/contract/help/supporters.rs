//! Supporters: a search is offered outside the reporting line, becomes a request when both agreed, and leaves nothing
//! behind.

use crate::EmptyStore;
use crate::fixtures::{centre, entry, import, moment, person};
use domain::supporter::{Consent, MatchFault, MatchStep, QuietHours, SearchState};
use domain::talk_request::{TalkState, TalkStep, WantedTime};
use domain::{Locale, PersonId, Supporter, SupporterSearch, TalkRequestId, TalkRole};
use weathervane_store::{AskedInCheckIn, MatchOutcome, RecordOutcome, Store};

const YES: MatchStep = MatchStep::Supporter(Consent::Yes);
const ASKER_YES: MatchStep = MatchStep::Asker(Consent::Yes, None);

/// The usual centre and two people of another team: `b1` and `b2`. Returns `a1`, `b1` and `b2`.
async fn two_teams(store: &Store) -> [PersonId; 3] {
    let [asker, ..] = centre(store).await;
    let roster = "person_id,name,roles,team_id,team,site,time_zone\n\
        b1,Bai He,agent,t2,Stratus,Islet,Asia/Shanghai\nb2,Su Mo,agent,t2,Stratus,Islet,\n";
    import(store, roster).await.expect("a roster that fits");
    [asker, person(store, "b1").await, person(store, "b2").await]
}

fn offer(person: PersonId) -> Supporter {
    Supporter {
        person,
        languages: vec![Locale::En],
        topics: vec!["customer".to_owned(), "systems".to_owned()],
        cap: 2,
        quiet: QuietHours::parse("22:00", "06:30").expect("quiet hours"),
        paused: false,
        since: moment(0),
    }
}

async fn volunteers(store: &Store, person: PersonId) {
    store.supporters().save(offer(person), moment(0)).await.expect("a write");
}

fn search(asker: PersonId, number: u128) -> SupporterSearch {
    SupporterSearch {
        id: TalkRequestId(uuid::Uuid::from_u128(number)),
        asker,
        language: Locale::En,
        topic: Some("customer".to_owned()),
        asked_at: moment(1),
        changed_at: moment(1),
        state: SearchState::Looking,
        wanted: WantedTime::Words("after lunch".to_owned()),
        line: Some("a line".to_owned()),
    }
}

async fn of_asker(store: &Store, asker: PersonId) -> Option<SupporterSearch> {
    store.supporters().of_asker(asker).await.expect("a read")
}

async fn offered(store: &Store, supporter: PersonId) -> usize {
    store.supporters().offered_to(supporter).await.expect("a read").len()
}

/// Starts a search and offers it.
async fn ask(store: &Store, asker: PersonId, number: u128) -> TalkRequestId {
    let id = store.supporters().ask(search(asker, number)).await.expect("a write").id;
    store.supporters().match_all(moment(2)).await.expect("a write");
    id
}

async fn step(store: &Store, id: TalkRequestId, by: PersonId, step: MatchStep) -> MatchOutcome {
    store.supporters().step(id, by, step, moment(60)).await.expect("a write")
}

pub async fn what_a_supporter_offers_is_stored_replaced_and_removed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [_, supporter, _] = two_teams(store).await;
    let of = || async { store.supporters().of(supporter).await.expect("a read") };
    assert_eq!(of().await, None);
    volunteers(store, supporter).await;
    assert_eq!(of().await, Some(offer(supporter)));
    let changed =
        Supporter { languages: Locale::ALL.to_vec(), topics: vec![], cap: 1, quiet: None, ..offer(supporter) };
    store.supporters().save(changed.clone(), moment(1)).await.expect("a write");
    assert_eq!(of().await, Some(changed));
    store.supporters().stop(supporter, moment(2)).await.expect("a write");
    assert_eq!(of().await, None);
    assert!(empty.ledger().contains(" volunteering"), "{}", empty.ledger());
}

pub async fn a_search_is_offered_without_the_name_and_the_words(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, supporter, _] = two_teams(store).await;
    volunteers(store, supporter).await;
    // Somebody of the asker's own team, who is never offered.
    volunteers(store, person(store, "a2").await).await;
    let id = ask(store, asker, 1).await;
    let own = of_asker(store, asker).await.expect("a search");
    assert_eq!(own.state, SearchState::Offered(supporter));
    assert_eq!((own.line.as_deref(), own.wanted), (Some("a line"), WantedTime::Words("after lunch".to_owned())));
    let offers = store.supporters().offered_to(supporter).await.expect("a read");
    let [offer] = offers.as_slice() else { panic!("{offers:?}") };
    assert_eq!((offer.id, offer.topic.as_deref(), offer.agreed), (id, Some("customer"), false));
    assert_eq!(offer.wanted, WantedTime::Any, "own words wait for the consent");
    assert!(store.supporters().are_left_for(id, moment(2)).await.expect("a read"));
    let are_there = |language| store.supporters().are_there_for(asker, language, moment(2));
    assert!(are_there(Locale::En).await.expect("a read") && !are_there(Locale::ZhCn).await.expect("a read"));
    assert_eq!(store.supporters().concerned(asker).await.expect("a read"), [supporter]);
    assert_eq!(store.supporters().concerned(supporter).await.expect("a read"), [asker]);
}

pub async fn a_search_becomes_a_request_when_both_agreed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, supporter, other] = two_teams(store).await;
    volunteers(store, supporter).await;
    let id = ask(store, asker, 1).await;
    assert_eq!(step(store, id, other, YES).await, MatchOutcome::Refused(MatchFault::NotTheirs));
    assert_eq!(step(store, id, asker, ASKER_YES).await, MatchOutcome::Refused(MatchFault::TooLate));
    assert!(matches!(step(store, id, supporter, YES).await, MatchOutcome::Searching { .. }));
    let MatchOutcome::Agreed(request) = step(store, id, asker, ASKER_YES).await else { panic!("both agreed") };
    assert_eq!(of_asker(store, asker).await, None);
    let stored = store.talk_requests().of_addressee(supporter).await.expect("a read");
    assert_eq!(stored, [*request]);
    let addressee = stored[0].addressee.expect("an addressee");
    assert_eq!((stored[0].id, addressee.role, addressee.team), (id, TalkRole::Supporter, None));
    assert_eq!((stored[0].state, stored[0].line.as_deref()), (TalkState::Open, Some("a line")));
    assert_eq!(step(store, id, asker, ASKER_YES).await, MatchOutcome::Missing);
}

pub async fn a_declined_pair_is_not_offered_again(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, first, second] = two_teams(store).await;
    volunteers(store, first).await;
    let id = ask(store, asker, 1).await;
    step(store, id, first, MatchStep::Supporter(Consent::No)).await;
    store.supporters().match_all(moment(70)).await.expect("a write");
    assert_eq!(of_asker(store, asker).await.map(|search| search.state), Some(SearchState::Looking));
    assert!(!store.supporters().are_left_for(id, moment(70)).await.expect("a read"));
    volunteers(store, second).await;
    store.supporters().match_all(moment(80)).await.expect("a write");
    assert_eq!((offered(store, first).await, offered(store, second).await), (0, 1));
    // A search of its own is another one.
    store.supporters().withdraw(id, asker, moment(90)).await.expect("a write");
    ask(store, asker, 2).await;
    assert_eq!((offered(store, first).await, offered(store, second).await), (1, 0));
}

pub async fn a_check_in_that_is_sent_twice_looks_once(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, ..] = two_teams(store).await;
    let said = entry(store, asker, 1).await;
    let send = |number| {
        let asked = AskedInCheckIn::Supporter(search(asker, number));
        store.check_ins().record_and_ask(asker.into(), said.clone(), asked)
    };
    assert_eq!(send(1).await.expect("a write"), RecordOutcome::New);
    let withdrawn = store.supporters().withdraw(TalkRequestId(uuid::Uuid::from_u128(1)), asker, moment(5)).await;
    assert!(withdrawn.expect("a write").is_some());
    assert_eq!(send(2).await.expect("a write"), RecordOutcome::Same);
    assert_eq!(of_asker(store, asker).await, None);
    assert!(empty.ledger().contains(" request "), "{}", empty.ledger());
}

pub async fn an_answer_after_a_talk_is_the_askers_alone(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, supporter, _] = two_teams(store).await;
    volunteers(store, supporter).await;
    let id = ask(store, asker, 1).await;
    step(store, id, supporter, YES).await;
    step(store, id, asker, ASKER_YES).await;
    let answer = |by, second| store.supporters().answer_talk(id, by, true, moment(second));
    assert_eq!(answer(asker, 70).await.expect("a write"), None, "it is not accepted");
    let accept = TalkStep::Accept(moment(100));
    store.talk_requests().step(id, supporter, accept, moment(80)).await.expect("a write");
    assert_eq!(answer(asker, 99).await.expect("a write"), None, "its time has not come");
    assert_eq!(answer(supporter, 100).await.expect("a write"), None);
    assert_eq!(answer(asker, 100).await.expect("a write"), Some(supporter));
    let of = |person| async move { store.supporters().answers_of(person).await.expect("a read").len() };
    assert_eq!((of(asker).await, of(supporter).await), (1, 0));
    assert_eq!(store.talk_requests().get(id).await.expect("a read"), None);
    store.erasures().delete_before(crate::fixtures::day("2026-03-09"), moment(101)).await.expect("a write");
    assert_eq!(of(asker).await, 0, "retention takes it");
}

pub async fn erasures_take_what_belongs_to_the_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, supporter, _] = two_teams(store).await;
    volunteers(store, supporter).await;
    ask(store, asker, 1).await;
    store.erasures().erase_person(supporter, moment(60)).await.expect("a write");
    assert_eq!(store.supporters().of(supporter).await.expect("a read"), None);
    assert_eq!(of_asker(store, asker).await.map(|search| search.state), Some(SearchState::Looking));
    store.check_ins().withdraw_all(asker, moment(61)).await.expect("a write");
    assert_eq!(of_asker(store, asker).await, None);
}

pub async fn a_new_supporter_does_not_get_every_search(empty: &impl EmptyStore) {
    let store = empty.store();
    let [asker, first, second] = two_teams(store).await;
    volunteers(store, first).await;
    for number in 1..=4 {
        let id = ask(store, asker, number).await;
        step(store, id, first, YES).await;
        step(store, id, asker, ASKER_YES).await;
        store.talk_requests().step(id, asker, TalkStep::End, moment(60)).await.expect("a write");
    }
    volunteers(store, second).await;
    let mut talks = [0, 0];
    for number in 5..=8 {
        let id = ask(store, asker, number).await;
        for (supporter, talks) in [first, second].into_iter().zip(&mut talks) {
            if offered(store, supporter).await == 1 {
                step(store, id, supporter, YES).await;
                step(store, id, asker, ASKER_YES).await;
                store.talk_requests().step(id, asker, TalkStep::End, moment(60)).await.expect("a write");
                *talks += 1;
            }
        }
    }
    assert_eq!(talks, [2, 2]);
}
