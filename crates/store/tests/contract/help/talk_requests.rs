//! Requests to talk: at most one between two people, handed on only with the asker's consent, erased when they close.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, entry, import, moment, person, viewer};
use domain::person::TeamRole;
use domain::talk_request::{Addressee, HandOn, StepFault, TalkState, TalkStep, WantedTime};
use domain::{PersonId, TalkRequest, TalkRequestId, TalkRole};
use weathervane_store::{AskedInCheckIn, RecordOutcome, StepOutcome, Store};

async fn to_lead(store: &Store, asker: PersonId, lead: PersonId, number: u128) -> TalkRequest {
    let team = viewer(store, lead).await.teams(TeamRole::Lead, day(TODAY)).next();
    let addressee = Addressee { person: lead, role: TalkRole::Lead, team };
    let line = Some(format!("line {number}"));
    let at = moment(i64::try_from(number).expect("a small number"));
    let id = TalkRequestId(uuid::Uuid::from_u128(number));
    TalkRequest::new(id, asker, addressee, WantedTime::Soon, line, at)
}

async fn psychologist(store: &Store) -> Addressee {
    import(store, "person_id,name,roles,site,time_zone\ns1,Shen Yi,psychologist,Islet,Asia/Shanghai\n")
        .await
        .expect("a roster that fits");
    Addressee { person: person(store, "s1").await, role: TalkRole::Psychologist, team: None }
}

async fn of_asker(store: &Store, asker: PersonId) -> Vec<TalkRequest> {
    store.talk_requests().of_asker(asker).await.expect("a read")
}

async fn take(store: &Store, request: &TalkRequest, by: PersonId, step: TalkStep) -> StepOutcome {
    store.talk_requests().step(request.id, by, step, moment(600)).await.expect("a write")
}

pub async fn a_request_is_read_by_its_asker_and_its_addressee(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let request = to_lead(store, agent, lead, 1).await;
    assert_eq!(store.talk_requests().ask(request.clone()).await.expect("a write"), request);
    assert_eq!(of_asker(store, agent).await, std::slice::from_ref(&request));
    assert_eq!(store.talk_requests().of_addressee(lead).await.expect("a read"), std::slice::from_ref(&request));
    assert_eq!(store.talk_requests().get(request.id).await.expect("a read"), Some(request));
    assert_eq!(of_asker(store, other).await, []);
    assert_eq!(store.talk_requests().of_addressee(agent).await.expect("a read"), []);
}

pub async fn asking_the_same_person_again_changes_only_the_words(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let first = to_lead(store, agent, lead, 1).await;
    let again = to_lead(store, agent, lead, 2).await;
    let silent = TalkRequest { line: None, wanted: WantedTime::Any, ..to_lead(store, agent, lead, 3).await };
    let others = to_lead(store, other, lead, 4).await;
    for request in [first.clone(), again.clone(), silent, others.clone()] {
        store.talk_requests().ask(request).await.expect("a write");
    }
    assert_eq!(of_asker(store, agent).await, [TalkRequest { line: again.line, ..first }]);
    assert_eq!(of_asker(store, other).await, [others]);
    assert_eq!(empty.ledger(), "");
}

pub async fn an_open_request_can_be_left_as_it_is(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let first = to_lead(store, agent, lead, 1).await;
    let again = to_lead(store, agent, lead, 2).await;
    let ask = |request| store.talk_requests().ask_unless_open(request);
    assert!(ask(first.clone()).await.expect("a write"));
    assert!(!ask(again.clone()).await.expect("a write"));
    assert_eq!(of_asker(store, agent).await, std::slice::from_ref(&first));
    take(store, &first, lead, TalkStep::End).await;
    assert!(ask(again.clone()).await.expect("a write"), "they talked about the first one");
    assert_eq!(of_asker(store, agent).await, [again]);
}

pub async fn a_check_in_that_is_sent_twice_asks_once(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let said = entry(store, agent, 1).await;
    let request = to_lead(store, agent, lead, 1).await;
    let send = |request| {
        let asked = AskedInCheckIn::Talk(request);
        store.check_ins().record_and_ask(agent.into(), said.clone(), asked)
    };
    assert_eq!(send(request.clone()).await.expect("a write"), RecordOutcome::New);
    take(store, &request, agent, TalkStep::End).await;
    let late = TalkRequest { id: TalkRequestId(uuid::Uuid::from_u128(2)), ..request };
    assert_eq!(send(late).await.expect("a write"), RecordOutcome::Same);
    assert_eq!(of_asker(store, agent).await, []);
}

pub async fn a_closed_request_is_gone_and_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let request = to_lead(store, agent, lead, 1).await;
    store.talk_requests().ask(request.clone()).await.expect("a write");
    let accepted = take(store, &request, lead, TalkStep::Accept(moment(900))).await;
    assert!(matches!(accepted, StepOutcome::Taken { after: Some(_), .. }));
    assert_eq!(of_asker(store, agent).await.pop().map(|request| request.state), Some(TalkState::Accepted(moment(900))));
    let closed = take(store, &request, agent, TalkStep::End).await;
    assert!(matches!(closed, StepOutcome::Taken { after: None, .. }), "{closed:?}");
    assert_eq!(store.talk_requests().get(request.id).await.expect("a read"), None);
    assert_eq!(take(store, &request, agent, TalkStep::End).await, StepOutcome::Missing);
    assert!(empty.ledger().contains(&format!(" request {}", request.id)), "{}", empty.ledger());
}

pub async fn a_talk_closes_by_itself_after_seven_days(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let request = to_lead(store, agent, lead, 1).await;
    store.talk_requests().ask(request.clone()).await.expect("a write");
    take(store, &request, lead, TalkStep::End).await;
    let week = 7 * 24 * 3600;
    assert!(store.talk_requests().close_talked(moment(600 + week - 1)).await.expect("a write").is_empty());
    assert_eq!(store.talk_requests().close_talked(moment(600 + week)).await.expect("a write").len(), 1);
    assert_eq!(of_asker(store, agent).await, []);
    assert!(empty.ledger().contains(" request "), "{}", empty.ledger());
}

pub async fn a_new_request_closes_the_one_that_was_talked_about(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let (first, second) = (to_lead(store, agent, lead, 1).await, to_lead(store, agent, lead, 2).await);
    store.talk_requests().ask(first.clone()).await.expect("a write");
    take(store, &first, lead, TalkStep::End).await;
    store.talk_requests().ask(second.clone()).await.expect("a write");
    assert_eq!(of_asker(store, agent).await, [second]);
    assert!(empty.ledger().contains(&first.id.to_string()));
}

pub async fn handing_on_needs_the_consent_of_the_asker(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let next = psychologist(store).await;
    let request = to_lead(store, agent, lead, 1).await;
    store.talk_requests().ask(request.clone()).await.expect("a write");
    take(store, &request, lead, TalkStep::ProposeHandOn(next)).await;
    let of_next = || async { store.talk_requests().of_addressee(next.person).await.expect("a read") };
    assert_eq!(of_next().await, []);
    let refused = take(store, &request, next.person, TalkStep::Accept(moment(900))).await;
    assert_eq!(refused, StepOutcome::Refused(StepFault::NotTheirs));
    take(store, &request, agent, TalkStep::AgreeToHandOn(None)).await;
    let handed_on = of_next().await.pop().expect("a request");
    assert_eq!((handed_on.id, handed_on.line, handed_on.hand_on), (request.id, request.line, HandOn::None));
    assert_eq!(store.talk_requests().of_addressee(lead).await.expect("a read"), []);
}

pub async fn a_request_handed_on_to_somebody_who_was_asked_already_closes(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let next = psychologist(store).await;
    let request = to_lead(store, agent, lead, 1).await;
    store.talk_requests().ask(request.clone()).await.expect("a write");
    take(store, &request, lead, TalkStep::ProposeHandOn(next)).await;
    let own = TalkRequest {
        addressee: Some(next),
        id: TalkRequestId(uuid::Uuid::from_u128(2)),
        ..to_lead(store, agent, lead, 2).await
    };
    store.talk_requests().ask(own.clone()).await.expect("a write");
    let agreed = take(store, &request, agent, TalkStep::AgreeToHandOn(None)).await;
    assert!(matches!(agreed, StepOutcome::Taken { after: None, .. }), "{agreed:?}");
    assert_eq!(of_asker(store, agent).await, [own]);
}

pub async fn erasures_take_the_requests_of_the_asker_and_no_others(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let (first, others) = (to_lead(store, agent, lead, 1).await, to_lead(store, other, lead, 2).await);
    for request in [&first, &others] {
        store.talk_requests().ask(request.clone()).await.expect("a write");
    }
    store.check_ins().withdraw_all(agent, moment(60)).await.expect("a write");
    assert_eq!(of_asker(store, agent).await, []);
    // The lead's own erasure takes nothing that somebody else asked.
    store.erasures().erase_person(lead, moment(60)).await.expect("a write");
    assert_eq!(of_asker(store, other).await, [others]);
    store.erasures().erase_person(other, moment(60)).await.expect("a write");
    assert_eq!(of_asker(store, other).await, []);
}

pub async fn retention_takes_old_requests(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let (old, new) = (to_lead(store, agent, lead, 1).await, to_lead(store, other, lead, 2).await);
    for request in [&old, &new] {
        store.talk_requests().ask(request.clone()).await.expect("a write");
    }
    store.erasures().delete_before(day(TODAY), moment(2)).await.expect("a write");
    assert_eq!(of_asker(store, agent).await, []);
    assert_eq!(of_asker(store, other).await, [new]);
}

pub async fn the_candidates_are_the_leads_of_the_team_and_the_psychologists(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let psychologist = psychologist(store).await.person;
    let teams: Vec<_> = viewer(store, agent).await.teams(TeamRole::Member, day(TODAY)).collect();
    let candidates = |but| {
        let teams = teams.clone();
        async move {
            let found = store.talk_requests().candidates(teams, day(TODAY), but).await.expect("a read");
            found.into_iter().map(|profile| profile.person.id).collect::<Vec<_>>()
        }
    };
    assert_eq!(candidates(agent).await, [lead, psychologist]);
    assert_eq!(candidates(lead).await, [psychologist]);
    let nobody_leads = store.talk_requests().candidates(Vec::new(), day(TODAY), agent).await.expect("a read");
    assert_eq!(nobody_leads.len(), 1);
}
