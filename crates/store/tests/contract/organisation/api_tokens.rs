//! Tokens of programs, and the answers that are kept for repeated requests.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};
use domain::{PersonId, TokenScope};
use weathervane_store::{BegunAnswer, NewApiToken, Store, token};

async fn add(store: &Store, name: &str, person: Option<PersonId>, ends: i64) -> i64 {
    let new = NewApiToken {
        token: token::hash(name),
        label: name.to_owned(),
        scopes: vec![TokenScope::Roster, TokenScope::CheckIn],
        person,
        made_by: person,
        ends_at: moment(ends),
    };
    store.api_tokens().add(new, moment(0)).await.expect("a write");
    store.api_tokens().list(person).await.expect("a read")[0].id
}

pub async fn a_token_is_found_until_it_ends_or_is_ended(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, ..] = centre(store).await;
    let (machine, own) = (add(store, "machine", None, 100).await, add(store, "own", Some(agent), 200).await);
    let find = async |name: &str, at| store.api_tokens().find(token::hash(name), moment(at)).await.expect("a read");
    let found = find("own", 199).await.expect("a token");
    assert_eq!(
        (found.person, found.scopes, found.used_on),
        (Some(agent), vec![TokenScope::Roster, TokenScope::CheckIn], None)
    );
    assert!(
        find("own", 200).await.is_none() && find("machine", 100).await.is_none() && find("made-up", 0).await.is_none()
    );
    store.api_tokens().note_use(machine, day(TODAY)).await.expect("a write");
    assert_eq!(find("machine", 99).await.expect("a token").used_on, Some(day(TODAY)));
    for (id, person) in [(own, None), (own, Some(other)), (machine, Some(agent))] {
        assert!(!store.api_tokens().end(id, person).await.expect("a write"), "{id} of {person:?}");
    }
    assert!(store.api_tokens().end(own, Some(agent)).await.expect("a write"));
    assert!(find("own", 1).await.is_none());
}

pub async fn a_token_is_used_on_the_day_of_its_site(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    for (name, person) in [("own", Some(agent)), ("machine", None)] {
        add(store, name, person, 100_000).await;
        let token = store.api_tokens().find(token::hash(name), moment(0)).await.expect("a read").expect("a token");
        // By the clock of the site it is three and then four in the morning of the next day.
        for (hour, today) in [(19, TODAY), (20, "2026-03-10")] {
            let found = store.api_tokens().today_of(&token, moment(hour * 3_600)).await.expect("a read");
            assert_eq!(found, day(today), "{name} at {hour}");
        }
    }
}

pub async fn tokens_end_with_the_sessions_of_their_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, ..] = centre(store).await;
    for (name, person) in [("own", Some(agent)), ("of another", Some(other)), ("machine", None)] {
        add(store, name, person, 1_000).await;
    }
    store.sessions().end_all(agent, None).await.expect("a write");
    let left = async |person| store.api_tokens().list(person).await.expect("a read").len();
    assert_eq!((left(Some(agent)).await, left(Some(other)).await, left(None).await), (0, 1, 1));
    store.erasures().erase_person(other, moment(5)).await.expect("a write");
    assert_eq!((left(Some(other)).await, left(None).await), (0, 1));
}

pub async fn the_answer_to_a_request_is_kept_for_a_day(empty: &impl EmptyStore) {
    let store = empty.store();
    let token = add(store, "machine", None, 10_000_000).await;
    let (key, request) = ([1; 32], [2; 32]);
    let begin = async |request, at| store.api_answers().begin(token, key, request, moment(at)).await.expect("a write");
    assert_eq!(begin(request, 0).await, BegunAnswer::New);
    assert_eq!(begin(request, 60).await, BegunAnswer::Running);
    assert_eq!(begin([3; 32], 60).await, BegunAnswer::Different);
    assert_eq!(begin(request, 121).await, BegunAnswer::New, "the program ended before it answered");
    store.api_answers().end(token, key, Some((200, "{}".to_owned()))).await.expect("a write");
    assert_eq!(begin(request, 86_000).await, BegunAnswer::Known(200, "{}".to_owned()));
    assert_eq!(begin(request, 121 + 86_400).await, BegunAnswer::New);
    store.api_answers().end(token, key, None).await.expect("a write");
    assert_eq!(begin([3; 32], 121 + 86_401).await, BegunAnswer::New, "what failed may be tried again");
}
