//! Events for programs, signed as Standard Webhooks describes it (<https://www.standardwebhooks.com>, version 1).

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Endpoint, OutgoingReach, SendResult, https};
use crate::web::keyed_digest::keyed_digest;
use domain::message::MessageFault;
use store::Webhook;
use store::seal::fresh_key;

/// What a secret begins with, so that people and programs recognise one.
const PREFIX: &str = "whsec_";

/// An event: something changed, and what changed is to be fetched.
#[derive(Clone, Debug)]
pub struct ProgramEvent<'a> {
    /// Its name.
    pub name: &'a str,
    /// What identifies it, however often it is sent.
    pub id: String,
    /// When it happened.
    pub at: Timestamp,
}

/// The event that a program receives.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventBody<'a> {
    /// The name of the event.
    #[serde(rename = "type")]
    name: &'a str,
    /// When it happened.
    #[schema(format = "date-time")]
    timestamp: String,
    /// Nothing: what changed is to be fetched.
    data: NoData,
}

/// An empty object.
#[derive(Debug, Serialize, ToSchema)]
struct NoData {}

/// A fresh secret.
#[must_use]
pub fn fresh_secret() -> String {
    format!("{PREFIX}{}", STANDARD.encode(fresh_key().as_slice()))
}

/// Sends an event to a program. `host` is the host that the admin configured; no other is contacted.
///
/// # Errors
/// If the address is not one of that host, the machine cannot be reached, or it refuses the event.
pub async fn send(
    event: &ProgramEvent<'_>,
    host: &str,
    webhook: &Webhook,
    now: Timestamp,
    reach: OutgoingReach,
) -> SendResult {
    let endpoint = Endpoint::parse(&webhook.address, reach).filter(|endpoint| endpoint.label() == host);
    let endpoint = endpoint.ok_or(MessageFault::Settings)?;
    let body = EventBody { name: event.name, timestamp: event.at.to_string(), data: NoData {} };
    let body = serde_json::to_string(&body).map_err(|_| MessageFault::Settings)?;
    let secret = webhook.secret.as_deref().ok_or(MessageFault::Settings)?;
    let signature = signature(secret, &event.id, now, &body).ok_or(MessageFault::Settings)?;
    let value = |text: &str| HeaderValue::try_from(text).map_err(|_| MessageFault::Settings);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(HeaderName::from_static("webhook-id"), value(&event.id)?);
    headers.insert(HeaderName::from_static("webhook-timestamp"), HeaderValue::from(now.as_second()));
    headers.insert(HeaderName::from_static("webhook-signature"), value(&signature)?);
    let answer = https::post(&endpoint, headers, Bytes::from(body)).await?;
    match answer.status {
        status if status.is_success() => Ok(()),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(MessageFault::SignIn.into()),
        _ => Err(MessageFault::Refused.into()),
    }
}

/// The signature of a body that is sent at a moment; none if the secret cannot be decoded.
fn signature(secret: &str, id: &str, now: Timestamp, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    let text = format!("{id}.{}.{body}", now.as_second());
    Some(format!("v1,{}", STANDARD.encode(keyed_digest(&key, text.as_bytes()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example that the reference libraries of the specification test with.
    #[test]
    fn a_signature_is_that_of_the_specification() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let now = Timestamp::from_second(1_614_265_330).expect("a moment");
        let signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", now, "{\"test\": 2432232314}");
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a", now, ""), None, "a secret says what it is");
    }
}
