//! Web push: one encrypted message to one device, through the push service of its browser (RFC 8030).

mod encryption;
mod vapid;

use axum::body::Bytes;
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

use super::{Endpoint, OutgoingReach, SendFault, https};
use domain::PushHosts;
use domain::message::MessageFault;
use store::seal::{Key, fresh_key};
use store::{PushDevice, PushSubscription};

pub use vapid::Sender;

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushOutcome {
    /// The push service took it.
    Taken,
    /// The device takes no messages any more.
    Gone,
}

/// The host of a device's push service as it is stored and shown; none if the browser's answer cannot be used, or if
/// the host is not allowed.
#[must_use]
pub fn host_of(device: &PushDevice, hosts: &PushHosts, reach: OutgoingReach) -> Option<String> {
    endpoint_of(device, hosts, reach).map(|endpoint| endpoint.label())
}

fn endpoint_of(device: &PushDevice, hosts: &PushHosts, reach: OutgoingReach) -> Option<Endpoint> {
    encryption::Keys::of(device)?;
    Endpoint::parse(&device.endpoint, reach).filter(|endpoint| hosts.allows(&endpoint.label()))
}

/// A fresh key to sign with.
#[must_use]
pub fn fresh_sender_key() -> Key {
    // Nearly every number of this size is a key: one in 2³² is not.
    loop {
        let key = fresh_key();
        if p256::SecretKey::from_slice(key.as_slice()).is_ok() {
            return key;
        }
    }
}

/// Sends a text to a device; the push service drops it at `expires_at`, and keeps at most one for the device.
///
/// # Errors
/// If the host is not allowed, cannot be reached, or refuses the message.
pub async fn send(
    subscription: &PushSubscription,
    sender: &Sender,
    hosts: &PushHosts,
    text: &str,
    (now, expires_at): (Timestamp, Timestamp),
    reach: OutgoingReach,
) -> Result<PushOutcome, SendFault> {
    let Some(device) = &subscription.device else { return Ok(PushOutcome::Gone) };
    let endpoint = endpoint_of(device, hosts, reach).filter(|endpoint| endpoint.label() == subscription.host);
    let endpoint = endpoint.ok_or(MessageFault::Settings)?;
    let body = encryption::sealed(text.as_bytes(), device).ok_or(MessageFault::Settings)?;
    let lasts = expires_at.duration_since(now).as_secs().max(0);
    let authorization = sender.authorization(&endpoint, now).ok_or(MessageFault::Settings)?;
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::try_from(authorization).map_err(|_| MessageFault::Settings)?);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
    headers.insert(HeaderName::from_static("ttl"), HeaderValue::from(lasts));
    headers.insert(HeaderName::from_static("urgency"), HeaderValue::from_static("normal"));
    headers.insert(HeaderName::from_static("topic"), HeaderValue::from_static("reminder"));
    let answer = https::post(&endpoint, headers, Bytes::from(body)).await?;
    match answer.status {
        status if status.is_success() => Ok(PushOutcome::Taken),
        StatusCode::NOT_FOUND | StatusCode::GONE => Ok(PushOutcome::Gone),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(MessageFault::SignIn.into()),
        _ => Err(MessageFault::Refused.into()),
    }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    // Some browsers pad.
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}
