//! Referrals, times to book and talks for groups: what is sealed, who can end it, and what goes when somebody is
//! erased.

use crate::EmptyStore;
use crate::fixtures::{centre, entry, import, moment, person};
use domain::counselling::{
    GroupTalk, GroupTalkId, InBothLanguages, Referral, ReferralId, ReferredEntry, SharedEntry, SignUp, Slot, SlotId,
};
use domain::{Audience, CheckIn, Note, PersonId};
use weathervane_store::{
    BookOutcome, JoinOutcome, NewOwnKey, NewSession, OwnerAccess, ReferralOutcome, Store, WrappingKey, seal, token,
    wrap_for_session,
};

/// A psychologist with a key of their own, and the access of a session that holds it.
async fn psychologist(store: &Store) -> (PersonId, OwnerAccess) {
    import(store, "person_id,name,roles,site,time_zone\ns1,Shen Yi,psychologist,Islet,Asia/Shanghai\n")
        .await
        .expect("a roster that fits");
    let person = person(store, "s1").await;
    let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
    let new = NewOwnKey { secret: seal::fresh_key(), by_password };
    let own = store.owner_keys().begin(person, new, moment(1)).await.expect("a key");
    let secret = "the token of a session";
    let kept = wrap_for_session(person, secret, &own);
    store
        .sessions()
        .begin(
            NewSession {
                token: token::hash(secret),
                person,
                own_key: Some(kept),
                own_phone: false,
                by_passkey: false,
                provider: None,
            },
            moment(2),
        )
        .await
        .expect("a session");
    (person, OwnerAccess::in_session(person, secret))
}

async fn said(store: &Store, agent: PersonId, number: u128) -> CheckIn {
    let said = entry(store, agent, number).await;
    let said = CheckIn { audience: Audience::Me, note: Some(Note::Words(format!("note {number}"))), ..said };
    store.check_ins().record(said.clone()).await.expect("a write");
    said
}

fn referral(agent: PersonId, to: PersonId, entries: Vec<ReferredEntry>) -> Referral {
    let id = ReferralId(uuid::Uuid::from_u128(9));
    Referral { id, person: agent, psychologist: to, asked_at: moment(60), entries }
}

pub async fn a_referral_opens_with_the_keys_of_its_psychologist_alone(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let (to, access) = psychologist(store).await;
    let (first, second) = (said(store, agent, 1).await, said(store, agent, 2).await);
    let picked = |said: &CheckIn, with_note| ReferredEntry { check_in: said.id, with_note };
    let sent = referral(agent, to, vec![picked(&first, true), picked(&second, false)]);
    let outcome = store.referrals().send(agent.into(), sent.clone()).await.expect("a write");
    assert_eq!(outcome, ReferralOutcome::Sent(sent.clone()));
    assert_eq!(store.referrals().of_person(agent).await.expect("a read"), Some(sent.clone()));
    let opened = store.referrals().open(access, sent.id).await.expect("a read").expect("a referral");
    assert_eq!(opened.entries, [SharedEntry::of(&first, true), SharedEntry::of(&second, false)]);
    let without = store.referrals().open(to.into(), sent.id).await.expect("a read").expect("a referral");
    assert_eq!((without.entries, without.locked), (vec![], 2), "a session without the key");
    assert_eq!(store.referrals().open(agent.into(), sent.id).await.expect("a read"), None);
    let again = store.referrals().send(agent.into(), sent).await.expect("a write");
    assert_eq!(again, ReferralOutcome::Exists);
}

pub async fn a_referral_needs_a_key_and_the_persons_own_check_ins(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let (to, _) = psychologist(store).await;
    let theirs = said(store, other, 1).await;
    let send = |referral| store.referrals().send(agent.into(), referral);
    assert_eq!(send(referral(agent, lead, vec![])).await.expect("a read"), ReferralOutcome::NoKey);
    let wrong = vec![ReferredEntry { check_in: theirs.id, with_note: true }];
    assert_eq!(send(referral(agent, to, wrong)).await.expect("a read"), ReferralOutcome::NoEntry);
    assert_eq!(store.referrals().of_person(agent).await.expect("a read"), None);
}

pub async fn ending_a_referral_is_in_the_ledger_and_takes_the_copies(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let (to, access) = psychologist(store).await;
    let first = said(store, agent, 1).await;
    let sent = referral(agent, to, vec![ReferredEntry { check_in: first.id, with_note: true }]);
    store.referrals().send(agent.into(), sent.clone()).await.expect("a write");
    assert_eq!(store.referrals().end(sent.id, other, moment(70)).await.expect("a read"), None);
    assert_eq!(store.referrals().end(sent.id, to, moment(70)).await.expect("a write"), Some(sent.clone()));
    assert_eq!(store.referrals().open(access, sent.id).await.expect("a read"), None);
    assert!(empty.ledger().contains(&format!("referral {}", sent.id)), "{}", empty.ledger());
}

fn slot(to: PersonId, number: u128, starts: i64) -> Slot {
    Slot {
        id: SlotId(uuid::Uuid::from_u128(number)),
        psychologist: to,
        starts_at: moment(starts),
        minutes: 50,
        place: "Room 4".to_owned(),
        booking: None,
        cancelled_at: None,
        freed_at: None,
    }
}

pub async fn a_time_is_booked_once_and_cancelled_by_either(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let (to, _) = psychologist(store).await;
    let (first, second) = (slot(to, 1, 7200), slot(to, 2, 14_400));
    assert!(store.slots().offer(first.clone()).await.expect("a write"));
    assert!(!store.slots().offer(slot(to, 3, 7200 + 600)).await.expect("a read"), "it overlaps");
    assert!(store.slots().offer(second.clone()).await.expect("a write"));
    let book = |id, person, at| store.slots().book(id, person, moment(at));
    assert!(matches!(book(first.id, agent, 60).await.expect("a write"), BookOutcome::Booked(_)));
    assert_eq!(book(first.id, other, 61).await.expect("a read"), BookOutcome::Taken);
    assert_eq!(book(second.id, agent, 62).await.expect("a read"), BookOutcome::HasOne);
    assert_eq!(book(second.id, other, 14_400).await.expect("a read"), BookOutcome::Taken, "it has begun");
    assert_eq!(store.slots().free(moment(63)).await.expect("a read"), std::slice::from_ref(&second));
    assert_eq!(store.slots().cancel(first.id, other, moment(64)).await.expect("a read"), None);
    assert!(store.slots().cancel(first.id, agent, moment(65)).await.expect("a write").is_some());
    assert!(empty.ledger().contains(&format!("booking {}", first.id)));
    assert_eq!(store.slots().free(moment(66)).await.expect("a read").len(), 2);
    assert!(matches!(book(first.id, other, 67).await.expect("a write"), BookOutcome::Booked(_)));
    store.slots().cancel(first.id, to, moment(68)).await.expect("a write");
    let left = store.slots().of_person(other).await.expect("a read");
    assert_eq!(left.iter().map(|slot| slot.cancelled_at).collect::<Vec<_>>(), [Some(moment(68))]);
    assert_eq!(store.slots().of_psychologist(to).await.expect("a read"), [second]);
}

fn talk(to: PersonId, places: u16) -> GroupTalk {
    GroupTalk {
        id: GroupTalkId(uuid::Uuid::from_u128(4)),
        psychologist: to,
        title: InBothLanguages { en: "Sleep".to_owned(), zh: String::new() },
        text: InBothLanguages::default(),
        starts_at: moment(7200),
        minutes: 60,
        place: "Hall".to_owned(),
        places,
    }
}

pub async fn a_talk_takes_as_many_people_as_it_has_places(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let (to, _) = psychologist(store).await;
    let talk = talk(to, 2);
    store.group_talks().hold(talk.clone()).await.expect("a write");
    let join = |person, is_named| store.group_talks().join(talk.id, SignUp { person, is_named, at: moment(60) });
    assert_eq!(join(agent, false).await.expect("a write"), JoinOutcome::Joined);
    assert_eq!(join(other, false).await.expect("a write"), JoinOutcome::Joined);
    assert_eq!(store.group_talks().full(moment(61)).await.expect("a read"), [talk.id]);
    assert_eq!(join(lead, false).await.expect("a read"), JoinOutcome::Full);
    assert_eq!(join(agent, true).await.expect("a write"), JoinOutcome::Joined, "the choice changes");
    let held = store.group_talks().of_psychologist(to).await.expect("a read");
    assert_eq!(held[0].sign_ups.iter().filter(|sign_up| sign_up.is_named).count(), 1);
    assert!(store.group_talks().leave(talk.id, agent, moment(62)).await.expect("a write"));
    assert!(empty.ledger().contains(&format!("sign_up {}", talk.id)));
    assert_eq!(store.group_talks().cancel(talk.id, agent, moment(63)).await.expect("a read"), None);
    assert_eq!(store.group_talks().cancel(talk.id, to, moment(63)).await.expect("a write"), Some(talk));
    assert_eq!(store.group_talks().of_person(other).await.expect("a read"), []);
}

pub async fn deleting_everything_takes_what_was_confided(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let (to, _) = psychologist(store).await;
    store.referrals().send(agent.into(), referral(agent, to, vec![])).await.expect("a write");
    store.slots().offer(slot(to, 1, 7200)).await.expect("a write");
    store.slots().book(SlotId(uuid::Uuid::from_u128(1)), agent, moment(60)).await.expect("a write");
    store.group_talks().hold(talk(to, 2)).await.expect("a write");
    let sign_up = SignUp { person: agent, is_named: true, at: moment(60) };
    store.group_talks().join(talk(to, 2).id, sign_up).await.expect("a write");
    store.check_ins().withdraw_all(agent, moment(100)).await.expect("a write");
    assert_eq!(store.referrals().of_person(agent).await.expect("a read"), None);
    assert_eq!(store.slots().of_person(agent).await.expect("a read"), []);
    assert_eq!(store.slots().free(moment(101)).await.expect("a read").len(), 1, "the time is free again");
    assert_eq!(store.group_talks().of_person(agent).await.expect("a read"), []);
}

pub async fn what_is_over_is_forgotten_a_day_later(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let (to, _) = psychologist(store).await;
    store.slots().offer(slot(to, 1, 7200)).await.expect("a write");
    store.group_talks().hold(talk(to, 2)).await.expect("a write");
    let kept = async || {
        let slots = store.slots().of_psychologist(to).await.expect("a read").len();
        (slots, store.group_talks().of_psychologist(to).await.expect("a read").len())
    };
    store.forget_past_counselling(moment(7200 + 24 * 3600)).await.expect("a write");
    assert_eq!(kept().await, (1, 1));
    store.forget_past_counselling(moment(7200 + 25 * 3600)).await.expect("a write");
    assert_eq!(kept().await, (0, 0));
}
