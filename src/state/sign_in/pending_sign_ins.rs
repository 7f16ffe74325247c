//! Sign-ins with the right password that wait for the code of the second factor. In memory only: a restart ends them.
//!
//! Until the code is right there is no session, and what opens the person's own key is not kept in a form that the
//! server can read: the password is sealed with the secret of the browser's cookie.

use jiff::Timestamp;
use moka::sync::Cache;

use crate::state::kept;
use domain::PersonId;
use domain::second_factor::CODE_WITHIN;
use store::seal::{self, Key};
use store::{ProviderLink, TokenHash, token};

/// The most that wait at a time; the oldest are dropped.
const MAX_WAITING: u64 = 10_000;

/// A sign-in whose password was right, or for which the identity provider vouches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSignIn {
    /// Whose it is.
    pub person: PersonId,
    /// The hash that the password fitted: if it is another by now, the sign-in is over.
    pub password_hash: String,
    /// How the session will rest on one at the identity provider, if that vouches for the person: then there is no
    /// password.
    pub provider: Option<ProviderLink>,
    /// Whether they said that the device is their own phone.
    pub own_phone: bool,
    /// The page to go on to; empty for the home of the role.
    pub then: String,
}

#[derive(Clone)]
struct KeptSignIn {
    sign_in: PendingSignIn,
    password: Vec<u8>,
    until: Timestamp,
}

/// All sign-ins that wait, by the hash of the secret that the browser has. Cheap to clone.
#[derive(Clone)]
pub struct PendingSignIns(Cache<TokenHash, KeptSignIn>);

impl Default for PendingSignIns {
    fn default() -> Self {
        Self(kept::newest(MAX_WAITING).time_to_live(CODE_WITHIN.unsigned_abs()).build())
    }
}

impl PendingSignIns {
    /// Keeps a sign-in and returns the secret of its cookie.
    #[must_use]
    pub fn keep(&self, sign_in: PendingSignIn, password: &str, now: Timestamp) -> String {
        let secret = token::fresh();
        let password = seal::sealed(&key(&secret), &about(&sign_in), password.as_bytes());
        let until = now.checked_add(CODE_WITHIN).unwrap_or(now);
        self.0.insert(token::hash(&secret), KeptSignIn { sign_in, password, until });
        secret
    }

    /// Returns the sign-in with this secret and its password; none if it is unknown, or has waited too long.
    #[must_use]
    pub fn find(&self, secret: &str, now: Timestamp) -> Option<(PendingSignIn, String)> {
        let KeptSignIn { sign_in, password, .. } = self.0.get(&token::hash(secret)).filter(|one| now < one.until)?;
        let password = seal::opened(&key(secret), &about(&sign_in), &password)?;
        Some((sign_in, std::str::from_utf8(&password).ok()?.to_owned()))
    }

    /// Ends a sign-in: its secret opens nothing any more. Returns whether it still waited.
    pub fn end(&self, secret: &str) -> bool {
        self.0.remove(&token::hash(secret)).is_some()
    }

    /// Ends those for which the identity provider vouches: in its session with this mark, of one person, or those to
    /// which both apply.
    pub fn end_of_provider(&self, session: Option<TokenHash>, person: Option<PersonId>) {
        let is_over = |sign_in: &PendingSignIn| match sign_in.provider {
            Some(ProviderLink::Began(began)) => {
                (session.is_none() || session == began) && person.is_none_or(|person| person == sign_in.person)
            }
            _ => false,
        };
        self.end_those(is_over);
    }

    /// Ends those of one person.
    pub fn end_of(&self, person: PersonId) {
        self.end_those(|sign_in| sign_in.person == person);
    }

    fn end_those(&self, is_over: impl Fn(&PendingSignIn) -> bool) {
        for (secret, _) in self.0.iter().filter(|(_, kept)| is_over(&kept.sign_in)) {
            self.0.invalidate(&*secret);
        }
    }
}

fn key(secret: &str) -> Key {
    seal::derived(secret.as_bytes(), b"", "weathervane pending sign-in")
}

fn about(sign_in: &PendingSignIn) -> [u8; 8] {
    sign_in.person.0.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn a_sign_in_waits_five_minutes_and_ends_when_it_is_used() {
        let (waiting, now) = (PendingSignIns::default(), Timestamp::UNIX_EPOCH);
        let sign_in = PendingSignIn {
            person: PersonId(7),
            password_hash: "hash".to_owned(),
            provider: None,
            own_phone: true,
            then: "/admin".to_owned(),
        };
        let secret = waiting.keep(sign_in.clone(), "a good password", now);
        let minutes = |minutes| now.checked_add(SignedDuration::from_mins(minutes)).expect("a moment");
        let (found, password) = waiting.find(&secret, minutes(4)).expect("it waits");
        assert_eq!((found, password.as_str()), (sign_in, "a good password"));
        assert!(waiting.find(&secret, minutes(5)).is_none(), "too late");
        assert!(waiting.find("another secret", now).is_none());
        assert!(waiting.end(&secret) && !waiting.end(&secret));
        assert!(waiting.find(&secret, now).is_none(), "it is over");
    }

    #[test]
    fn the_password_of_a_sign_in_that_waits_cannot_be_read_without_the_cookie() {
        let waiting = PendingSignIns::default();
        let sign_in = PendingSignIn {
            person: PersonId(7),
            password_hash: String::new(),
            provider: None,
            own_phone: false,
            then: String::new(),
        };
        let secret = waiting.keep(sign_in, "a good password", Timestamp::UNIX_EPOCH);
        let kept = waiting.0.get(&token::hash(&secret)).expect("it waits");
        assert!(!kept.password.windows(8).any(|window| window == b"password"), "{:?}", kept.password);
        assert!(seal::opened(&key("another"), &7_i64.to_be_bytes(), &kept.password).is_none());
    }
}
