//! Events: planned, signed up for, cancelled, and what is forgotten of them.

use domain::counselling::{InBothLanguages, SignUp};
use domain::{Event, EventId, Locale, OrgUnit, PersonId};
use weathervane_store::{JoinOutcome, Store};

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};

/// When the event begins and ends, in seconds.
const BEGINS: i64 = 3600;
const ENDS: i64 = 2 * 3600;

async fn event(store: &Store, organiser: PersonId) -> Event {
    let team = store.teams().by_key("t1".to_owned()).await.expect("a read").expect("a team").id;
    Event {
        id: EventId(uuid::Uuid::from_u128(1)),
        organiser: Some(organiser),
        unit: OrgUnit::Team(team),
        title: InBothLanguages { en: "Picnic".to_owned(), zh: "野餐".to_owned() },
        text: InBothLanguages { en: String::new(), zh: "带上伞".to_owned() },
        starts_at: moment(BEGINS),
        minutes: 60,
        place: "The lake".to_owned(),
    }
}

async fn planned(store: &Store, organiser: PersonId) -> Event {
    let event = event(store, organiser).await;
    store.events().plan(event.clone(), moment(0)).await.expect("a write");
    event
}

fn sign_up(person: PersonId, is_named: bool) -> SignUp {
    SignUp { person, is_named, at: moment(10) }
}

async fn cancel(store: &Store, event: &Event, by: PersonId, seconds: i64) -> bool {
    store.events().cancel(event.id, by, day(TODAY), moment(seconds)).await.expect("a write")
}

/// The titles in the notices of cancelled events that somebody has.
async fn told(store: &Store, person: PersonId) -> Vec<String> {
    let notices = store.notices().unseen(person).await.expect("a read").into_iter();
    notices.filter(|notice| notice.kind == "event_cancelled").map(|notice| notice.about).collect()
}

pub async fn an_event_is_read_as_it_was_planned_until_it_is_cancelled(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, ..] = centre(store).await;
    let event = planned(store, organiser).await;
    assert_eq!(store.events().all().await.expect("a read"), std::slice::from_ref(&event));
    assert!(cancel(store, &event, organiser, 20).await);
    assert!(!cancel(store, &event, organiser, 20).await, "it is gone");
    assert_eq!(store.events().all().await.expect("a read"), []);
}

pub async fn those_who_signed_up_are_told_that_it_is_cancelled(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, other, lead] = centre(store).await;
    store.people().set_language(other, Locale::ZhCn).await.expect("a write");
    let event = planned(store, organiser).await;
    store.events().join(event.id, sign_up(other, false)).await.expect("a write");
    assert!(cancel(store, &event, lead, 20).await);
    assert_eq!(told(store, other).await, ["野餐"]);
    assert_eq!(told(store, organiser).await, ["Picnic"], "somebody else cancelled it");
    assert_eq!(told(store, lead).await, [] as [&str; 0]);
    // The day of the event is that of `cancel`.
    let later = |days: i64| moment(days * 86_400);
    store.events().forget_sign_ups(later(1)).await.expect("a write");
    assert_eq!(told(store, other).await.len(), 1);
    store.events().forget_sign_ups(later(4)).await.expect("a write");
    assert_eq!(told(store, other).await, [] as [&str; 0], "like the sign-ups, it is forgotten");
}

pub async fn removing_a_past_event_tells_nobody(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, other, lead] = centre(store).await;
    let event = planned(store, organiser).await;
    store.events().join(event.id, sign_up(other, false)).await.expect("a write");
    assert!(cancel(store, &event, lead, ENDS).await);
    assert_eq!(told(store, other).await, [] as [&str; 0]);
}

pub async fn only_the_organiser_reads_who_signed_up(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, other, lead] = centre(store).await;
    let event = planned(store, organiser).await;
    for (person, is_named) in [(other, false), (lead, true), (other, true)] {
        let outcome = store.events().join(event.id, sign_up(person, is_named)).await.expect("a write");
        assert_eq!(outcome, JoinOutcome::Joined);
    }
    let mut read = store.events().sign_ups(event.id, organiser).await.expect("a read");
    read.sort_by_key(|sign_up| sign_up.person);
    assert_eq!(read, [sign_up(other, true), sign_up(lead, true)], "a second time changes the choice");
    assert_eq!(store.events().sign_ups(event.id, lead).await.expect("a read"), []);
    assert_eq!(store.events().of_person(other).await.expect("a read"), [(event.clone(), sign_up(other, true))]);
    let late = SignUp { at: moment(BEGINS), ..sign_up(lead, true) };
    assert_eq!(store.events().join(event.id, late).await.expect("a write"), JoinOutcome::Missing);
}

pub async fn taking_a_sign_up_back_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, other, _] = centre(store).await;
    let event = planned(store, organiser).await;
    store.events().join(event.id, sign_up(other, true)).await.expect("a write");
    assert!(store.events().leave(event.id, other, moment(20)).await.expect("a write"));
    assert!(!store.events().leave(event.id, other, moment(20)).await.expect("a write"));
    assert_eq!(store.events().sign_ups(event.id, organiser).await.expect("a read"), []);
    let ledger = empty.ledger();
    assert!(ledger.contains(&format!("event_sign_up {}", event.id)), "{ledger}");
}

pub async fn sign_ups_are_forgotten_a_day_later_and_the_event_stays(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, other, _] = centre(store).await;
    let event = planned(store, organiser).await;
    store.events().join(event.id, sign_up(other, true)).await.expect("a write");
    for (seconds, left) in [(ENDS + 86_399, 1), (ENDS + 86_400, 0)] {
        store.events().forget_sign_ups(moment(seconds)).await.expect("a write");
        assert_eq!(store.events().sign_ups(event.id, organiser).await.expect("a read").len(), left);
    }
    assert_eq!(store.events().all().await.expect("a read"), [event]);
}

pub async fn erasing_a_person_takes_sign_ups_and_their_name_as_organiser(empty: &impl EmptyStore) {
    let store = empty.store();
    let [organiser, other, _] = centre(store).await;
    let event = planned(store, organiser).await;
    store.events().join(event.id, sign_up(other, true)).await.expect("a write");
    store.erasures().erase_person(other, moment(30)).await.expect("a write");
    assert_eq!(store.events().sign_ups(event.id, organiser).await.expect("a read"), []);
    store.erasures().erase_person(organiser, moment(30)).await.expect("a write");
    assert_eq!(store.events().all().await.expect("a read"), [Event { organiser: None, ..event }]);
}
