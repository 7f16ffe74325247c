//! Requests for breaks, and the rules of teams for them.

use domain::break_request::{BreakAnswer, BreakState, Decline, ExpectedCost};
use domain::{BreakRequest, BreakRequestId, BreakRules, PersonId, TeamId};
use insight::staffing::breaks::BreakSpan;
use weathervane_store::{AnswerOutcome, AskOutcome, CostBasis, Store};

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, import, moment, person};

/// Ten in the morning of [`TODAY`], in minutes.
const TEN: i64 = 1_773_014_400 / 60 + 600;

/// A request for ten minutes, this many minutes after ten, that is forgotten after a day.
fn request(id: u128, person: PersonId, team: TeamId, after: i64, state: BreakState) -> BreakRequest {
    BreakRequest {
        id: BreakRequestId(uuid::Uuid::from_u128(id)),
        person,
        team,
        workday: day(TODAY),
        starts: TEN + after,
        minutes: 10,
        cost: Some(ExpectedCost { points: 0.25, overloaded: false }),
        asked_at: moment(0),
        forgotten_at: moment(86_400),
        state,
    }
}

async fn team(store: &Store) -> TeamId {
    store.teams().by_key("t1".to_owned()).await.expect("a read").expect("a team").id
}

/// What is known at this minute.
async fn basis(store: &Store, team: TeamId, minute: i64, at_once: u32) -> CostBasis {
    let granted = store.breaks().granted_around(team, moment(0)).await.expect("a read");
    CostBasis { at: moment(0), minute, at_once, granted }
}

async fn ask(store: &Store, request: &BreakRequest, at_once: u32) -> AskOutcome {
    let basis = basis(store, request.team, TEN, at_once).await;
    store.breaks().ask(request.clone(), basis).await.expect("a write")
}

async fn answer(store: &Store, request: &BreakRequest, answer: BreakAnswer, at_once: u32) -> AnswerOutcome {
    let basis = basis(store, request.team, TEN, at_once).await;
    store.breaks().answer(request.id, answer, request.cost, basis).await.expect("a write")
}

pub async fn a_request_is_read_as_it_was_stored(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let team = team(store).await;
    let asked = request(1, agent, team, 30, BreakState::Asked);
    let unknown = BreakRequest { cost: None, ..request(2, other, team, 60, BreakState::Granted) };
    assert_eq!(ask(store, &unknown, 1).await, AskOutcome::Stored);
    assert_eq!(ask(store, &asked, 1).await, AskOutcome::Stored);
    assert_eq!(store.breaks().get(asked.id, moment(0)).await.expect("a read"), Some(asked.clone()));
    assert_eq!(store.breaks().of_person(agent, moment(0)).await.expect("a read"), std::slice::from_ref(&asked));
    assert_eq!(store.breaks().of_team(team, moment(0)).await.expect("a read"), [asked, unknown]);
}

pub async fn a_person_has_one_open_request_and_a_declined_one_gives_way(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let team = team(store).await;
    let first = request(1, agent, team, 30, BreakState::Asked);
    ask(store, &first, 1).await;
    let second = request(2, agent, team, 60, BreakState::Asked);
    assert_eq!(ask(store, &second, 1).await, AskOutcome::HasOne);
    let declined = answer(store, &first, BreakAnswer::Decline(Decline::Busy), 1).await;
    let state = BreakState::Declined(Decline::Busy);
    assert_eq!(declined, AnswerOutcome::Answered(Box::new(BreakRequest { state, ..first.clone() })));
    assert_eq!(store.breaks().of_person(agent, moment(0)).await.expect("a read")[0].state, state);
    assert_eq!(ask(store, &second, 1).await, AskOutcome::Stored);
    assert_eq!(store.breaks().of_person(agent, moment(0)).await.expect("a read"), std::slice::from_ref(&second));
    // One that is over does not keep its person from asking again.
    let third = request(3, agent, team, 90, BreakState::Asked);
    let later = basis(store, team, TEN + 70, 1).await;
    assert_eq!(store.breaks().ask(third, later).await.expect("a write"), AskOutcome::Stored);
}

pub async fn no_more_breaks_than_allowed_are_granted_at_once(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let team = team(store).await;
    ask(store, &request(1, agent, team, 30, BreakState::Granted), 1).await;
    let second = request(2, other, team, 35, BreakState::Granted);
    assert_eq!(ask(store, &second, 1).await, AskOutcome::Full);
    let waiting = BreakRequest { state: BreakState::Asked, ..second };
    assert_eq!(ask(store, &waiting, 1).await, AskOutcome::Stored);
    let grant = |at_once| answer(store, &waiting, BreakAnswer::Grant, at_once);
    assert_eq!(grant(1).await, AnswerOutcome::Full);
    let around = || store.breaks().granted_around(team, moment(0));
    assert_eq!(around().await.expect("a read").len(), 1, "what waits takes nobody from the phones");
    let granted = BreakRequest { state: BreakState::Granted, ..waiting.clone() };
    assert_eq!(grant(2).await, AnswerOutcome::Answered(Box::new(granted)));
    assert_eq!(grant(2).await, AnswerOutcome::TooLate);
    let spans = around().await.expect("a read");
    assert_eq!(spans.iter().map(|span| span.starts - TEN).collect::<Vec<_>>(), [30, 35]);
}

pub async fn a_break_is_granted_only_while_its_cost_is_as_it_was_computed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let team = team(store).await;
    let before = basis(store, team, TEN, 9).await;
    let waiting = request(3, lead, team, 60, BreakState::Asked);
    assert_eq!(ask(store, &waiting, 9).await, AskOutcome::Stored);
    // Two people ask at once, each with what was known before the other was granted.
    let [first, second] = [(1, agent), (2, other)].map(|(id, who)| request(id, who, team, 30, BreakState::Granted));
    let ask_with = |request: &BreakRequest, basis: &CostBasis| store.breaks().ask(request.clone(), basis.clone());
    assert_eq!(ask_with(&first, &before).await.expect("a write"), AskOutcome::Stored);
    assert_eq!(ask_with(&second, &before).await.expect("a write"), AskOutcome::Changed);
    assert_eq!(store.breaks().of_person(other, moment(0)).await.expect("a read"), []);
    let grant = |basis: CostBasis| {
        let cost = Some(ExpectedCost { points: 0.5, overloaded: false });
        store.breaks().answer(waiting.id, BreakAnswer::Grant, cost, basis)
    };
    assert_eq!(grant(before.clone()).await.expect("a write"), AnswerOutcome::Changed);
    let now = basis(store, team, TEN, 9).await;
    assert_eq!(now.granted, [BreakSpan { starts: TEN + 30, minutes: 10 }]);
    assert_eq!(ask_with(&second, &now).await.expect("a write"), AskOutcome::Stored);
    let AnswerOutcome::Answered(granted) = grant(basis(store, team, TEN, 9).await).await.expect("a write") else {
        panic!("it was not granted");
    };
    assert_eq!(granted.cost, Some(ExpectedCost { points: 0.5, overloaded: false }), "the cost as of now");
    assert_eq!(store.breaks().get(waiting.id, moment(0)).await.expect("a read"), Some(*granted));
}

pub async fn a_break_of_another_team_takes_no_place_of_this_one(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    import(store, "person_id,name,roles,team_id,team,site\nb1,Ye Nan,agent,t2,Stratus,Islet\n")
        .await
        .expect("a roster that fits");
    let neighbour = person(store, "b1").await;
    let theirs = store.teams().by_key("t2".to_owned()).await.expect("a read").expect("a team").id;
    ask(store, &request(1, neighbour, theirs, 30, BreakState::Granted), 1).await;
    let own = request(2, agent, team(store).await, 30, BreakState::Granted);
    assert_eq!(ask(store, &own, 1).await, AskOutcome::Stored);
}

pub async fn a_break_at_another_site_counts_when_it_is_by_the_clock_of_this_one(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    import(
        store,
        "person_id,name,roles,team_id,team,site,time_zone\nb1,Ye Nan,agent,t2,Stratus,Elsewhere,Asia/Tokyo\n",
    )
    .await
    .expect("a roster that fits");
    let neighbour = person(store, "b1").await;
    let theirs = store.teams().by_key("t2".to_owned()).await.expect("a read").expect("a team").id;
    let own = team(store).await;
    for team in [own, theirs] {
        let rules = BreakRules { queues: vec!["Billing".to_owned()], ..BreakRules::default() };
        store.breaks().set_rules(team, rules).await.expect("a write");
    }
    ask(store, &request(1, neighbour, theirs, 90, BreakState::Granted), 1).await;
    let around = |team| store.breaks().granted_around(team, moment(0));
    // Half past eleven in Tokyo is half past ten in Shanghai.
    assert_eq!(around(own).await.expect("a read"), [BreakSpan { starts: TEN + 30, minutes: 10 }]);
    assert_eq!(around(theirs).await.expect("a read"), [BreakSpan { starts: TEN + 90, minutes: 10 }]);
}

pub async fn only_its_person_withdraws_a_request(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let asked = request(1, agent, team(store).await, 30, BreakState::Asked);
    ask(store, &asked, 1).await;
    assert_eq!(store.breaks().withdraw(asked.id, other).await.expect("a write"), None);
    assert_eq!(store.breaks().withdraw(asked.id, agent).await.expect("a write"), Some(asked.clone()));
    assert_eq!(store.breaks().get(asked.id, moment(0)).await.expect("a read"), None);
    assert_eq!(answer(store, &asked, BreakAnswer::Grant, 1).await, AnswerOutcome::Missing);
}

pub async fn a_request_is_forgotten_with_its_workday_and_with_its_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let team = team(store).await;
    ask(store, &request(1, agent, team, 30, BreakState::Granted), 9).await;
    ask(store, &request(2, other, team, 30, BreakState::Granted), 9).await;
    let at = |seconds| store.breaks().of_team(team, moment(seconds));
    assert_eq!(at(86_399).await.expect("a read").len(), 2);
    assert_eq!(at(86_400).await.expect("a read"), [], "also before it is deleted");
    let id = BreakRequestId(uuid::Uuid::from_u128(1));
    for (second, is_there) in [(86_399, true), (86_400, false)] {
        assert_eq!(store.breaks().get(id, moment(second)).await.expect("a read").is_some(), is_there);
        assert_eq!(!store.breaks().of_person(agent, moment(second)).await.expect("a read").is_empty(), is_there);
    }
    assert_eq!(store.breaks().granted_around(team, moment(86_400)).await.expect("a read"), []);
    store.erasures().erase_person(agent, moment(60)).await.expect("a write");
    assert_eq!(store.breaks().forget(moment(86_399)).await.expect("a write"), 0);
    assert_eq!(store.breaks().forget(moment(86_400)).await.expect("a write"), 1, "the other went with its person");
}

pub async fn the_rules_of_a_team_are_replaced_as_a_whole(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let team = team(store).await;
    assert_eq!(store.breaks().rules(team).await.expect("a read"), BreakRules::default());
    let rules = BreakRules {
        queues: vec![String::new(), "Billing".to_owned()],
        at_once: 3,
        granted_up_to: Some(0.2),
        within_seconds: 30,
        patience_seconds: Some(180),
    };
    for rules in [rules, BreakRules { queues: vec!["Repairs".to_owned()], ..BreakRules::default() }] {
        store.breaks().set_rules(team, rules.clone()).await.expect("a write");
        assert_eq!(store.breaks().rules(team).await.expect("a read"), rules);
    }
}
