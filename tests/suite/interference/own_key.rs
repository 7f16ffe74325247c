//! What agents of a floor do with their own key: take self-tests.

use store::{NewOwnKey, NewSession, WrappingKey, seal, token, wrap_for_session};

use crate::support::{Client, Floor};

impl Floor {
    /// Takes a self-test, and asks not to be offered others.
    pub(super) async fn take_self_test(&self, key: &str) {
        let browser = self.with_own_key(key).await;
        let answers = [("test", "phq_2"), ("a1", "3"), ("a2", "3")];
        for (form, fields) in [("take_self_test", &answers[..]), ("skip_self_tests", &[("skip", "yes")])] {
            assert_eq!(browser.ask(form, fields).await.status, 200, "{form}");
        }
    }

    /// A browser in which a person is signed in with their own key, the first one, which begins here if there is none.
    pub(super) async fn with_own_key(&self, key: &str) -> Client {
        let (store, now) = (&self.app.app.store, self.app.now());
        let person = self.app.person(key).await;
        let secret = seal::OwnSecret { generation: 1, secret: seal::Key::new([7; 32]) };
        if !store.owner_keys().state(person).await.unwrap().has_key {
            let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
            let new = NewOwnKey { secret: secret.secret.clone(), by_password };
            store.owner_keys().begin(person, new, now).await.unwrap();
        }
        let browser = token::fresh();
        let wrapped = wrap_for_session(person, &browser, &secret);
        let session = NewSession { own_key: Some(wrapped), ..NewSession::at_desk(token::hash(&browser), person) };
        store.sessions().begin(session, now).await.unwrap();
        let client = self.app.visitor();
        client.keep_session(&browser);
        client
    }
}
