//! What agents of a floor do with their own key: take self-tests, and share a result.

use store::{NewOwnKey, NewSession, WrappingKey, seal, token, wrap_for_session};

use crate::support::{Client, Floor};

impl Floor {
    /// Takes a self-test, and asks not to be offered others.
    pub(super) async fn take_self_test(&self, key: &str) {
        take(&self.with_own_key(key).await).await;
    }

    /// Takes a self-test, shares its result with the psychologist in a referral, and deletes it. Returns the id of the
    /// referral; none, and nothing happens, if the person has one already.
    pub(super) async fn share_and_delete_self_test(&self, key: &str) -> Option<String> {
        let referrals = self.app.app.store.referrals();
        let person = self.app.person(key).await;
        if referrals.of_person(person).await.unwrap().is_some() {
            return None;
        }
        let browser = self.with_own_key(key).await;
        take(&browser).await;
        let page = browser.get("/me/tests/phq_2").await.page();
        let taken = page.split("name=\"taken\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect(&page);
        let (to, shared) = (self.app.person("s1").await.to_string(), format!("phq_2 {taken}"));
        for (form, fields) in [
            ("ask_referral", [("to", to.as_str()), ("self_test", shared.as_str())]),
            ("delete_self_test", [("test", "phq_2"), ("taken", taken)]),
        ] {
            let answer = browser.ask(form, &fields).await;
            assert!(answer.status.is_success(), "{key} {form}: {}", answer.text());
        }
        referrals.of_person(person).await.unwrap().map(|sent| sent.id.to_string())
    }

    /// A browser in which a person is signed in with their own key, the first one, which begins here if there is none.
    pub(super) async fn with_own_key(&self, key: &str) -> Client {
        let (store, now) = (&self.app.app.store, self.app.now());
        let person = self.app.person(key).await;
        // Each person their own, and the same one in every browser: marks in the register follow from it.
        let mut bytes = [7; 32];
        bytes[..key.len()].copy_from_slice(key.as_bytes());
        let secret = seal::OwnSecret { generation: 1, secret: seal::Key::new(bytes) };
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

async fn take(browser: &Client) {
    let answers = [("test", "phq_2"), ("a1", "3"), ("a2", "3")];
    for (form, fields) in [("take_self_test", &answers[..]), ("skip_self_tests", &[("skip", "yes")])] {
        assert_eq!(browser.ask(form, fields).await.status, 200, "{form}");
    }
}
