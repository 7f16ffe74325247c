//! An identity provider on this machine, which lies if a test wants it to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

/// By what the provider knows the centre.
pub const CLIENT: &str = "weathervane";
/// The secret of the client.
pub const SECRET: &str = "a secret of the client";
/// Where the centre is, and where the provider sends browsers back to.
pub const CENTRE: &str = "https://weather.example";

/// What the provider does otherwise than it should.
#[derive(Clone, Default)]
pub struct Lie {
    /// Claims of tokens that are different, or missing if null.
    pub claims: Map<String, Value>,
    /// Parts of the header that are different.
    pub header: Map<String, Value>,
    /// The signature is made with a key that it does not publish, under the name of one that it does.
    pub forged: bool,
    /// There is no signature.
    pub unsigned: bool,
    /// It answers with an error.
    pub down: bool,
    /// What its address for details of people answers.
    pub details: Option<Value>,
    /// The address of its keys.
    pub keys: Option<String>,
}

struct IssuedCode {
    challenge: String,
    claims: Map<String, Value>,
}

struct Shared {
    issuer: String,
    key: Mutex<(String, SigningKey)>,
    codes: Mutex<HashMap<String, IssuedCode>>,
    lie: Mutex<Lie>,
    asked: Mutex<Vec<String>>,
}

/// The provider.
#[derive(Clone)]
pub struct Provider(Arc<Shared>);

impl Provider {
    /// Starts one; it ends with the runtime of the test.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self(Arc::new(Shared {
            issuer,
            key: Mutex::new(("first".to_owned(), fresh_key())),
            codes: Mutex::default(),
            lie: Mutex::default(),
            asked: Mutex::default(),
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/details", get(details))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Its issuer identifier.
    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// Lies from now on.
    pub fn lie(&self, lie: Lie) {
        *self.0.lie.lock().unwrap() = lie;
    }

    /// Signs with a new key from now on.
    pub fn rotate_key(&self) {
        *self.0.key.lock().unwrap() = ("second".to_owned(), fresh_key());
    }

    /// The paths that it was asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.0.asked.lock().unwrap().clone()
    }

    /// What somebody who signs in at `address` as this subject, with this verified address, brings back: the address of
    /// the centre.
    pub fn signs_in(&self, address: &str, subject: &str, email: &str, now: Timestamp) -> String {
        let claims =
            json!({ "sub": subject, "email": email, "email_verified": true, "sid": format!("session of {subject}") });
        self.answers(address, claims, now)
    }

    /// What somebody with these claims brings back.
    pub fn answers(&self, address: &str, claims: Value, now: Timestamp) -> String {
        let (page, query) = address.split_once('?').unwrap();
        assert_eq!(page, format!("{}/authorize", self.issuer()));
        let asked: HashMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["redirect_uri"], format!("{CENTRE}/oidc/callback"));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let Value::Object(mut all) = claims else { panic!("claims are an object") };
        all.insert("iss".to_owned(), json!(self.issuer()));
        all.insert("aud".to_owned(), json!(CLIENT));
        all.insert("iat".to_owned(), json!(now.as_second()));
        all.insert("exp".to_owned(), json!(now.as_second() + 300));
        all.insert("nonce".to_owned(), json!(asked["nonce"]));
        let code = format!("code-{}", self.0.codes.lock().unwrap().len());
        let granted = IssuedCode { challenge: asked["code_challenge"].clone(), claims: all };
        self.0.codes.lock().unwrap().insert(code.clone(), granted);
        let mut answer = form_urlencoded::Serializer::new(String::new());
        answer.extend_pairs([("code", code.as_str()), ("state", &asked["state"]), ("iss", self.issuer())]);
        format!("/oidc/callback?{}", answer.finish())
    }

    /// A token that says that somebody signed out, with claims of its own.
    pub fn signs_out(&self, claims: Value, now: Timestamp) -> String {
        let mut all = Map::from_iter([
            ("iss".to_owned(), json!(self.issuer())),
            ("aud".to_owned(), json!([CLIENT])),
            ("iat".to_owned(), json!(now.as_second())),
            ("jti".to_owned(), json!(uuid::Uuid::new_v4())),
            ("events".to_owned(), json!({ "http://schemas.openid.net/event/backchannel-logout": {} })),
        ]);
        let Value::Object(claims) = claims else { panic!("claims are an object") };
        all.extend(claims);
        self.signed(all)
    }

    /// A token with these claims, after the lie.
    pub fn signed(&self, mut claims: Map<String, Value>) -> String {
        let (name, key) = self.0.key.lock().unwrap().clone();
        let lie = self.0.lie.lock().unwrap().clone();
        let mut header = json!({ "alg": "ES256", "kid": name, "typ": "JWT" });
        header.as_object_mut().unwrap().extend(lie.header);
        claims.extend(lie.claims);
        claims.retain(|_, value| !value.is_null());
        let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", encoded(&header), encoded(&Value::Object(claims)));
        if lie.unsigned {
            return format!("{text}.");
        }
        let key = if lie.forged { fresh_key() } else { key };
        let signature: Signature = key.sign(text.as_bytes());
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    fn note(&self, path: &str) -> Lie {
        self.0.asked.lock().unwrap().push(path.to_owned());
        self.0.lie.lock().unwrap().clone()
    }
}

fn fresh_key() -> SigningKey {
    loop {
        if let Ok(key) = SigningKey::from_slice(&rand::random::<[u8; 32]>()) {
            return key;
        }
    }
}

async fn configuration(State(provider): State<Provider>) -> Response {
    let lie = provider.note("configuration");
    if lie.down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let issuer = provider.issuer();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/details"),
        "end_session_endpoint": format!("{issuer}/sign-out"),
        "jwks_uri": lie.keys.unwrap_or_else(|| format!("{issuer}/keys")),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
    }))
    .into_response()
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    provider.note("keys");
    let (name, key) = provider.0.key.lock().unwrap().clone();
    let point = key.verifying_key().to_sec1_point(false);
    let (x, y) = point.as_bytes()[1..].split_at(32);
    let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
    Json(
        json!({ "keys": [{ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": name, "x": x, "y": y }] }),
    )
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, body: Bytes) -> Response {
    let lie = provider.note("token");
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    if lie.down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let secret: String = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let expected = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{secret}")));
    if headers.get("authorization").and_then(|value| value.to_str().ok()) != Some(&expected) {
        return refused("invalid_client");
    }
    let sent: HashMap<_, _> = form_urlencoded::parse(&body).into_owned().collect();
    let Some(granted) = provider.0.codes.lock().unwrap().get_mut(&sent["code"]).and_then(|granted| {
        // A code works once.
        let challenge = std::mem::take(&mut granted.challenge);
        let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(sent["code_verifier"].as_bytes()));
        (challenge == proof).then(|| granted.claims.clone())
    }) else {
        return refused("invalid_grant");
    };
    Json(json!({ "access_token": "access", "token_type": "Bearer", "id_token": provider.signed(granted) }))
        .into_response()
}

async fn details(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    let lie = provider.note("details");
    assert_eq!(headers["authorization"], "Bearer access");
    lie.details.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |details| Json(details).into_response())
}
