//! The ceremonies of passkeys: challenges that wait for an answer, and what an answer must prove.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use moka::sync::Cache;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::state::kept;
use store::{PasskeyRow, TokenHash, token};

/// How long a challenge waits for its answer.
const CHALLENGE_LASTS: SignedDuration = SignedDuration::from_mins(5);
/// The most challenges that wait at once; the oldest are forgotten first.
const MAX_WAITING: u64 = 10_000;

/// Why an answer proves nothing. The variants are for the log; a person reads one sentence for all of them.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The challenge was answered before, is too old, or was made for somebody or something else.
    #[error("no such challenge waits")]
    NoChallenge,
    /// No passkey has this name (any more), or its person does not work here.
    #[error("nobody has such a passkey")]
    Unknown,
    /// The answer cannot be read.
    #[error("the answer cannot be read")]
    Unreadable,
    /// A check of the answer failed.
    #[error("the answer was refused: {0}")]
    Refused(#[from] WebauthnError),
}

/// A passkey that a device has just made.
pub struct MadePasskey {
    /// What the device names it.
    pub credential_id: Vec<u8>,
    /// The handle by which the device knows the account.
    pub handle: [u8; 16],
    /// The public key and the counter, to be stored.
    pub credential: String,
}

/// An answer to sign in, of which only the name of the passkey is read so far.
pub struct Claim {
    answer: PublicKeyCredential,
    state: DiscoverableAuthentication,
}

impl Claim {
    /// The passkey that the answer names.
    #[must_use]
    pub fn credential_id(&self) -> Vec<u8> {
        self.answer.get_credential_id().to_vec()
    }
}

#[derive(Clone)]
struct OpenCeremony {
    since: Timestamp,
    what: Ceremony,
}

#[derive(Clone)]
enum Ceremony {
    SignIn(DiscoverableAuthentication),
    Add { session: TokenHash, handle: Uuid, state: PasskeyRegistration },
}

/// Ceremonies of passkeys. Passkeys belong to one host name; without one that browsers accept there are none.
#[derive(Clone)]
pub struct PasskeyCeremonies {
    party: Option<Arc<Webauthn>>,
    host: Option<String>,
    waiting: Cache<TokenHash, OpenCeremony>,
}

impl PasskeyCeremonies {
    /// For a centre at this public address; without one, people reach it as `localhost`, on any port.
    #[must_use]
    pub fn at(public_url: Option<&str>) -> Self {
        let (host, party) = party(public_url).unzip();
        let waiting = kept::newest(MAX_WAITING).time_to_live(CHALLENGE_LASTS.unsigned_abs()).build();
        Self { party: party.map(Arc::new), host, waiting }
    }

    /// The host name that passkeys of this centre belong to; none if it has no passkeys.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Begins to sign somebody in. Returns what the browser needs; none if the centre has no passkeys.
    ///
    /// # Errors
    /// If the challenge cannot be made.
    pub fn begin_sign_in(&self, now: Timestamp) -> Result<Option<Value>, PasskeyError> {
        let Some(party) = &self.party else { return Ok(None) };
        let (options, state) = party.start_discoverable_authentication()?;
        let options = serde_json::to_value(options).map_err(|_| PasskeyError::Unreadable)?;
        Ok(Some(self.wait(Ceremony::SignIn(state), options, now)))
    }

    /// Begins to add a passkey in a session. `known` are the passkeys that the person has. Returns what the browser
    /// needs; none if the centre has no passkeys.
    ///
    /// # Errors
    /// If the challenge cannot be made.
    pub fn begin_adding(
        &self,
        session: TokenHash,
        key: &str,
        name: &str,
        known: &[PasskeyRow],
        now: Timestamp,
    ) -> Result<Option<Value>, PasskeyError> {
        let Some(party) = &self.party else { return Ok(None) };
        let handle = known.first().map_or_else(Uuid::new_v4, |passkey| Uuid::from_bytes(passkey.handle));
        let excluded = known.iter().map(|passkey| passkey.credential_id.clone()).collect();
        let (options, state) = party.start_passkey_registration(handle, key, name, Some(excluded))?;
        let mut options = serde_json::to_value(options).map_err(|_| PasskeyError::Unreadable)?;
        // Nobody types a name to sign in with it: the device must find it by itself.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
        options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok(Some(self.wait(Ceremony::Add { session, handle, state }, options, now)))
    }

    fn wait(&self, what: Ceremony, mut options: Value, now: Timestamp) -> Value {
        let challenge = token::fresh();
        self.waiting.insert(token::hash(&challenge), OpenCeremony { since: now, what });
        json!({ "challenge": challenge, "publicKey": options["publicKey"].take() })
    }

    /// Removes and returns what waits under a challenge: a challenge is used once, also if the ceremony fails.
    fn take(&self, challenge: &str, now: Timestamp) -> Option<Ceremony> {
        let waiting = self.waiting.remove(&token::hash(challenge))?;
        (now.duration_since(waiting.since) < CHALLENGE_LASTS).then_some(waiting.what)
    }

    /// Checks what a device answers to a challenge of this session, and returns the passkey that it made.
    ///
    /// # Errors
    /// [`PasskeyError`].
    pub fn finish_adding(
        &self,
        session: TokenHash,
        challenge: &str,
        answer: &str,
        now: Timestamp,
    ) -> Result<MadePasskey, PasskeyError> {
        let (Some(party), Some(Ceremony::Add { session: its, handle, state })) =
            (&self.party, self.take(challenge, now))
        else {
            return Err(PasskeyError::NoChallenge);
        };
        if its != session {
            return Err(PasskeyError::NoChallenge);
        }
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| PasskeyError::Unreadable)?;
        let passkey = party.finish_passkey_registration(&answer, &state)?;
        let credential = serde_json::to_string(&passkey).map_err(|_| PasskeyError::Unreadable)?;
        Ok(MadePasskey { credential_id: passkey.cred_id().to_vec(), handle: handle.into_bytes(), credential })
    }

    /// Reads which passkey answers a challenge to sign in.
    ///
    /// # Errors
    /// [`PasskeyError`].
    pub fn claim(&self, challenge: &str, answer: &str, now: Timestamp) -> Result<Claim, PasskeyError> {
        let Some(Ceremony::SignIn(state)) = self.take(challenge, now) else { return Err(PasskeyError::NoChallenge) };
        let answer = serde_json::from_str(answer).map_err(|_| PasskeyError::Unreadable)?;
        Ok(Claim { answer, state })
    }

    /// Checks the answer against the passkey that it names: origin, challenge, signature, user verification and
    /// counter. Returns what is to be stored of the passkey from now on.
    ///
    /// # Errors
    /// [`PasskeyError`].
    pub fn finish_sign_in(&self, claim: Claim, known: &PasskeyRow) -> Result<String, PasskeyError> {
        let Some(party) = &self.party else { return Err(PasskeyError::NoChallenge) };
        let Claim { answer, state } = claim;
        let (account, _) = party.identify_discoverable_authentication(&answer)?;
        if account.into_bytes() != known.handle {
            return Err(PasskeyError::Refused(WebauthnError::InvalidUserUniqueId));
        }
        let mut passkey: Passkey = serde_json::from_str(&known.credential).map_err(|_| PasskeyError::Unreadable)?;
        let result = party.finish_discoverable_authentication_v2(&answer, state, &passkey)?;
        passkey.update_credential(&result);
        serde_json::to_string(&passkey).map_err(|_| PasskeyError::Unreadable)
    }
}

/// The host name that passkeys belong to, and what checks their answers. Browsers have passkeys on https and on
/// `localhost` only, and never for a bare address.
fn party(public_url: Option<&str>) -> Option<(String, Webauthn)> {
    let origin = Url::parse(public_url.unwrap_or("http://localhost")).ok()?;
    let host = origin.domain()?.to_owned();
    if origin.scheme() != "https" && host != "localhost" {
        return None;
    }
    let builder = WebauthnBuilder::new(&host, &origin).ok()?.rp_name("Weathervane");
    let party = builder.allow_any_port(public_url.is_none()).build().ok()?;
    Some((host, party))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_host_name_over_tls_or_this_machine() {
        let host = |url| PasskeyCeremonies::at(url).host().map(str::to_owned);
        assert_eq!(host(None).as_deref(), Some("localhost"));
        assert_eq!(host(Some("http://localhost:3000")).as_deref(), Some("localhost"));
        assert_eq!(host(Some("https://weather.example.com:8443")).as_deref(), Some("weather.example.com"));
        for without in ["http://weather.example.com", "http://127.0.0.1:3000", "https://10.0.0.7"] {
            assert_eq!(host(Some(without)), None, "{without}");
        }
    }
}
