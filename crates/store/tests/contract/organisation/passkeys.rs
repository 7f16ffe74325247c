//! Passkeys: what they open, and the first one after a reset.

use crate::EmptyStore;
use crate::fixtures::{centre, day, moment};
use domain::PersonId;
use weathervane_store::seal::{self, Key, OwnPublic, OwnSecret};
use weathervane_store::{
    NewOwnKey, NewPasskey, PasskeyOutcome, PasskeyRow, Store, WrapMethod, WrappingKey, token, unwrap_secret,
};

fn new_key() -> NewOwnKey {
    NewOwnKey { secret: seal::fresh_key(), by_password: WrappingKey { salt: [0; 16], key: seal::fresh_key() } }
}

fn passkey(person: PersonId, name: &str, opens: Option<(OwnSecret, WrappingKey)>) -> NewPasskey {
    NewPasskey {
        person,
        credential_id: name.as_bytes().to_vec(),
        handle: [7; 16],
        credential: "{}".to_owned(),
        label: name.to_owned(),
        opens,
    }
}

async fn is_closed(store: &Store, person: PersonId) -> bool {
    let profile = store.people().profile(person).await.expect("a read").expect("a person");
    profile.unconfirmed_reset.is_some()
}

pub async fn a_passkey_opens_the_own_key_until_it_is_removed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, other, _] = centre(store).await;
    let own = store.owner_keys().begin(person, new_key(), moment(1)).await.expect("a key");
    let (salt, key) = ([3; 16], seal::fresh_key());
    let opens = Some((own.clone(), WrappingKey { salt, key: key.clone() }));
    let added = store.passkeys().add(passkey(person, "phone", opens), moment(2)).await.expect("a write");
    assert_eq!(added, PasskeyOutcome::Added);
    let again = store.passkeys().add(passkey(other, "phone", None), moment(3)).await.expect("a write");
    assert_eq!(again, PasskeyOutcome::Known);
    let opened = async |key: Key| {
        let (public, (_, wrapped)) = store.passkeys().wrapped(person, salt.to_vec()).await.expect("a read")?;
        unwrap_secret(person, WrapMethod::Passkey, &public, &key, &wrapped)
    };
    assert_eq!(opened(key.clone()).await.map(|found| found.secret), Some(own.secret));
    assert!(opened(seal::fresh_key()).await.is_none());
    let found = store.passkeys().find(b"phone".to_vec()).await.expect("a read").expect("a passkey");
    let use_it = async |found: &PasskeyRow, counter: &str| {
        store.passkeys().used(found.clone(), counter.to_owned(), day("2026-03-11")).await.expect("a write")
    };
    assert!(use_it(&found, "{\"counter\":1}").await);
    assert!(!use_it(&found, "{\"counter\":2}").await, "another sign-in was faster");
    let found = store.passkeys().of_person(person).await.expect("a read").remove(0);
    assert_eq!((found.credential.as_str(), found.used_on), ("{\"counter\":1}", Some(day("2026-03-11"))));
    assert!(!store.passkeys().remove(other, found.id).await.expect("a write"), "it is not theirs");
    assert!(opened(key.clone()).await.is_some());
    assert!(store.passkeys().remove(person, found.id).await.expect("a write"));
    assert!(!use_it(&found, "{\"counter\":3}").await, "it was removed meanwhile");
    assert!(opened(key).await.is_none());
    assert!(store.passkeys().of_person(person).await.expect("a read").is_empty());
}

/// Resets the password of a person with an invitation.
async fn reset(store: &Store, person: PersonId, at: i64) -> OwnSecret {
    let link = token::hash("link");
    store.invitations().create(vec![(person, link)], None, moment(at), moment(at + 100)).await.expect("an invitation");
    let accepted = store.invitations().accept(link, "hash".to_owned(), new_key(), moment(at)).await.expect("a write");
    accepted.expect("an open invitation").1
}

async fn with_code(store: &Store, person: PersonId, own: &OwnSecret) -> Key {
    let key = seal::fresh_key();
    let wrapper = WrappingKey { salt: [9; 16], key: key.clone() };
    store.owner_keys().wrap_by_code(person, own.clone(), wrapper).await.expect("a write");
    key
}

async fn unlock(store: &Store, person: PersonId, own: &OwnSecret, code: Key, at: i64) -> bool {
    let newest = OwnPublic { generation: own.generation, public: seal::public_of(&own.secret) };
    store.owner_keys().unlock(person, newest, move |_| code.clone(), moment(at)).await.expect("a write")
}

pub async fn the_first_passkey_after_a_reset_waits_for_a_confirmation(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, ..] = centre(store).await;
    store.people().set_password(person, "hash".to_owned()).await.expect("a write");
    let before = store.owner_keys().begin(person, new_key(), moment(1)).await.expect("a key");
    let first_code = with_code(store, person, &before).await;
    store.passkeys().add(passkey(person, "lost", None), moment(2)).await.expect("a write");
    assert!(!is_closed(store, person).await, "there was no reset");
    let own = reset(store, person, 10).await;
    assert!(store.passkeys().of_person(person).await.expect("a read").is_empty(), "the phone may be lost");
    let code = with_code(store, person, &own).await;
    assert!(!unlock(store, person, &own, code.clone(), 11).await, "this code was made after the reset");
    assert!(unlock(store, person, &own, first_code, 12).await);
    assert!(!is_closed(store, person).await);
    let added = store.passkeys().add(passkey(person, "new", None), moment(20)).await.expect("a write");
    assert_eq!(added, PasskeyOutcome::AddedAfterReset);
    assert!(is_closed(store, person).await);
    assert!(!unlock(store, person, &own, seal::fresh_key(), 21).await);
    assert!(unlock(store, person, &own, code, 22).await, "the reset itself was confirmed before");
    assert!(!is_closed(store, person).await);
    let second = store.passkeys().add(passkey(person, "tablet", None), moment(30)).await.expect("a write");
    assert_eq!(second, PasskeyOutcome::Added);
}
