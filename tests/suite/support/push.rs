//! A push service and devices on this machine: the service keeps what it receives, and a device reads it with a library
//! that is not ours.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::Value;
use tokio::net::TcpListener;
use web_push_native::p256::SecretKey;

/// One request that the push service received.
#[derive(Clone, Debug)]
pub struct PushRequest {
    /// The path.
    pub path: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The encrypted message.
    pub body: Bytes,
}

impl PushRequest {
    /// The value of a header; empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What the sender states about itself, and its public key: checked against its signature (RFC 8292), and that it
    /// is for this service.
    pub fn sender(&self, service: &str) -> (Value, String) {
        let (token, key) = self.header("authorization").strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let read = |part: &str| URL_SAFE_NO_PAD.decode(part).unwrap();
        let (said, signature) = token.rsplit_once('.').unwrap();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, read(key)).verify(said.as_bytes(), &read(signature)).unwrap();
        let (head, claims) = said.split_once('.').unwrap();
        let [head, claims] = [head, claims].map(|part| serde_json::from_slice::<Value>(&read(part)).unwrap());
        assert_eq!((&head["typ"], &head["alg"], &claims["aud"]), (&"JWT".into(), &"ES256".into(), &service.into()));
        (claims, key.to_owned())
    }
}

/// A push service. It takes what it gets, unless the path says otherwise: `gone` (410), `busy` (503) or `forbidden`
/// (403).
pub struct PushService {
    /// Where it listens, as the beginning of an address.
    pub base: String,
    received: Arc<Mutex<Vec<PushRequest>>>,
}

impl PushService {
    /// Starts one; it ends with the runtime of the test.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let received: Arc<Mutex<Vec<PushRequest>>> = Arc::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&received));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, received }
    }

    /// Its host, as an admin types it.
    pub fn host(&self) -> String {
        self.base.trim_start_matches("http://").to_owned()
    }

    /// The requests so far, by path.
    pub fn received(&self) -> Vec<PushRequest> {
        let mut received = self.received.lock().unwrap().clone();
        received.sort_by(|one, other| one.path.cmp(&other.path));
        received
    }

    /// The paths of the requests so far.
    pub fn paths(&self) -> Vec<String> {
        self.received().into_iter().map(|request| request.path).collect()
    }
}

async fn answer(
    State(received): State<Arc<Mutex<Vec<PushRequest>>>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let path = uri.path().to_owned();
    let status = match path.as_str() {
        path if path.contains("gone") => StatusCode::GONE,
        path if path.contains("busy") => StatusCode::SERVICE_UNAVAILABLE,
        path if path.contains("forbidden") => StatusCode::FORBIDDEN,
        _ => StatusCode::CREATED,
    };
    received.lock().unwrap().push(PushRequest { path, headers, body });
    status
}

/// A browser that subscribed: its address at a service, and its keys.
pub struct PushBrowser {
    /// The address.
    pub endpoint: String,
    secret: SecretKey,
    auth: [u8; 16],
}

impl PushBrowser {
    /// A browser with an address of this name at a service.
    pub fn at(service: &str, name: &str) -> Self {
        let endpoint = format!("{service}/{name}");
        let mut seed = [7; 32];
        let (start, length) = (1, name.len().min(31));
        seed[start..start + length].copy_from_slice(&name.as_bytes()[..length]);
        Self { endpoint, secret: SecretKey::from_slice(&seed).unwrap(), auth: [5; 16] }
    }

    /// The fields of the form that switches reminders on.
    pub fn fields(&self) -> [(&'static str, String); 3] {
        let public = self.secret.public_key().to_sec1_bytes();
        [
            ("endpoint", self.endpoint.clone()),
            ("p256dh", URL_SAFE_NO_PAD.encode(public)),
            ("auth", URL_SAFE_NO_PAD.encode(self.auth)),
        ]
    }

    /// What a message says, decrypted by a library that is not ours.
    pub fn read(&self, message: &PushRequest) -> Value {
        let plain = web_push_native::decrypt(message.body.to_vec(), &self.secret, &self.auth.into()).unwrap();
        serde_json::from_slice(&plain).unwrap()
    }
}
