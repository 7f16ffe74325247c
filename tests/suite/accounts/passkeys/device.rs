//! A device that has passkeys, in software: it answers as a browser with such a device does, and lies if a test wants
//! it to.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::support::Client;

const USER_PRESENT: u8 = 1;
const USER_VERIFIED: u8 = 4;
const HAS_CREDENTIAL: u8 = 64;

/// A device with one passkey.
#[derive(Clone)]
pub struct Device {
    /// The secret half of the passkey.
    pub key: SigningKey,
    /// The name of the passkey.
    pub id: [u8; 32],
    /// By which it knows the account, once a passkey was made.
    pub handle: Vec<u8>,
    /// The page that it believes to be on.
    pub origin: &'static str,
    /// The host name that it believes the passkey to belong to.
    pub host: &'static str,
    /// Whether it knows who holds it.
    pub verifies: bool,
    /// How often it was used.
    pub counter: u32,
    /// The secret that it computes for the passkey, if it can.
    pub secret: Option<[u8; 32]>,
}

impl Device {
    /// A device that computes no secret.
    pub fn new() -> Self {
        let key = loop {
            if let Ok(key) = SigningKey::from_slice(&rand::random::<[u8; 32]>()) {
                break key;
            }
        };
        let (id, origin) = (rand::random(), "http://localhost");
        Self { key, id, handle: Vec::new(), origin, host: "localhost", verifies: true, counter: 0, secret: None }
    }

    /// A device that computes a secret.
    pub fn with_secret() -> Self {
        Self { secret: Some(rand::random()), ..Self::new() }
    }

    /// The secret as the form carries it.
    pub fn secret(&self) -> String {
        self.secret.map(|secret| URL_SAFE_NO_PAD.encode(secret)).unwrap_or_default()
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["publicKey"]["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { USER_VERIFIED } else { 0 };
        let host = Sha256::digest(self.host);
        [host.as_slice(), &[flags | USER_PRESENT | verified], &self.counter.to_be_bytes()].concat()
    }

    /// The answer to a challenge to add a passkey.
    pub fn made(&mut self, options: &Value) -> String {
        let handle = options["publicKey"]["user"]["id"].as_str().unwrap();
        self.handle = URL_SAFE_NO_PAD.decode(handle).unwrap();
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        // CBOR maps: the public key of COSE for ES256, and an attestation that attests nothing.
        let public = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32], y].concat();
        let credential = [&[0; 16][..], &[0, 32], &self.id, &public].concat();
        let data = [self.authenticator_data(HAS_CREDENTIAL), credential].concat();
        let length = [0x58, u8::try_from(data.len()).unwrap()];
        let attestation = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".as_slice(), &length, &data].concat();
        self.answer(json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(attestation),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", options)),
        }))
    }

    /// The answer to a challenge to sign in.
    pub fn signed(&mut self, options: &Value) -> String {
        self.counter += 1;
        let client_data = self.client_data("webauthn.get", options);
        let data = self.authenticator_data(0);
        let signature: Signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client_data)].concat());
        self.answer(json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(&data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client_data),
            "signature": URL_SAFE_NO_PAD.encode(signature.to_der()),
            "userHandle": URL_SAFE_NO_PAD.encode(&self.handle),
        }))
    }

    fn answer(&self, response: Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }
}

/// A challenge for this browser, as the script asks for it.
pub async fn challenge(browser: &Client, purpose: &str) -> Value {
    let answer = browser.ask("passkey_challenge", &[("purpose", purpose)]).await;
    assert_eq!(answer.status, axum::http::StatusCode::OK, "{}", answer.text());
    answer.json()
}
