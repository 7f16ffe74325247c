//! Identifies the centre as the sender of messages to devices, with a signed token (VAPID, RFC 8292).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use p256::SecretKey;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::json;

use super::Endpoint;
use store::seal::Key;

/// How long a token counts; a day is the longest that push services accept.
const COUNTS: SignedDuration = SignedDuration::from_hours(12);

/// The sender of messages to devices.
pub struct Sender {
    secret: SecretKey,
    /// Where the operator of the push service can ask: the address of the centre.
    contact: String,
}

impl Sender {
    /// The sender with this key; none if it is not a valid key.
    #[must_use]
    pub fn new(key: &Key, contact: &str) -> Option<Self> {
        Some(Self { secret: SecretKey::from_slice(key.as_slice()).ok()?, contact: contact.to_owned() })
    }

    /// The public key in base64url, which a browser binds its subscription to.
    #[must_use]
    pub fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.secret.public_key().to_sec1_bytes())
    }

    /// The value of the header `Authorization` for this endpoint.
    pub(super) fn authorization(&self, endpoint: &Endpoint, now: Timestamp) -> Option<String> {
        let until = now.checked_add(COUNTS).ok()?.as_second();
        let claims = json!({"aud": endpoint.origin(), "exp": until, "sub": self.contact});
        let encoded = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let said = format!("{}.{}", encoded(&json!({"typ": "JWT", "alg": "ES256"})), encoded(&claims));
        let signature: Signature = SigningKey::from(&self.secret).try_sign(said.as_bytes()).ok()?;
        let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        Some(format!("vapid t={said}.{signature}, k={}", self.public_key()))
    }
}
