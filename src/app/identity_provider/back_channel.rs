//! The identity provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0): their sessions
//! here end, and their sign-ins that wait for a code.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::CoreJwsSigningAlgorithm;
use openidconnect::{JsonWebKey as _, JsonWebKeyUse as _, ProviderMetadataWithLogout};
use serde::Deserialize;
use serde_json::Value;

use super::in_use;
use super::party::{Party, signatures};
use crate::state::AppState;
use crate::web::error::AppError;
use domain::PersonId;
use store::{IdentityProvider, mark_of};

/// The event that such a token states.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// For how long after it was made a token is accepted, and how far the clocks may differ.
const TOKEN_LASTS: SignedDuration = SignedDuration::from_mins(5);

/// What the provider sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BackChannelLogout {
    logout_token: String,
}

#[derive(Deserialize)]
struct JwsHeader {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Value,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    events: std::collections::BTreeMap<String, Value>,
    sub: Option<String>,
    sid: Option<String>,
    nonce: Option<Value>,
}

/// Ends the sessions that the token names, and the sign-ins that wait for a code. Answers 400 if the token is not
/// valid, without saying which part of it. Ending a session that is over already is not an error.
pub async fn back_channel_logout(State(app): State<AppState>, Form(form): Form<BackChannelLogout>) -> Response {
    match end(&app, &form.logout_token).await {
        Ok(true) => StatusCode::OK.into_response(),
        Ok(false) => StatusCode::BAD_REQUEST.into_response(),
        Err(error) => error.status().into_response(),
    }
}

async fn end(app: &AppState, token: &str) -> Result<bool, AppError> {
    let now = app.clock.now();
    let Some((provider, base)) = in_use(app).await? else { return Err(AppError::NotFound) };
    let Some(claims) = read(app, &provider, base, token, now).await? else { return Ok(false) };
    let this_sign_out = mark_of(&provider.issuer, &claims.jti);
    if app.provider_sign_ins.has_signed_out(&this_sign_out) {
        return Ok(false);
    }
    let mark = |name: &String| mark_of(&provider.issuer, name);
    let person: Option<PersonId> = match &claims.sub {
        Some(subject) => match app.store.identity_provider().person_of(mark(subject)).await? {
            // No account is bound to this subject, so it has no session here.
            None => return Ok(true),
            found => found,
        },
        None => None,
    };
    let session = claims.sid.as_ref().map(mark);
    // First those that wait for a code: one that becomes a session now is ended with the sessions.
    app.pending_sign_ins.end_of_provider(session, person);
    for person in app.store.identity_provider().end_sessions(session, person).await? {
        app.sessions_changed(person);
    }
    // Not before: where the store is busy, the provider sends the same token again.
    app.provider_sign_ins.note_sign_out(this_sign_out);
    Ok(true)
}

/// The claims of a token that is valid now.
async fn read(
    app: &AppState,
    provider: &IdentityProvider,
    base: String,
    token: &str,
    now: Timestamp,
) -> Result<Option<Claims>, AppError> {
    let Some((header, claims)) = parts(token) else { return Ok(None) };
    if !is_sign_out(&claims, provider, now) || header.crit.is_some() {
        return Ok(None);
    }
    if header.typ.is_some_and(|typ| !matches!(typ.to_ascii_lowercase().as_str(), "jwt" | "logout+jwt")) {
        return Ok(None);
    }
    let mut again = false;
    loop {
        let party = Party::of(app, provider.clone(), base.clone(), again, now).await?;
        let Ok(party) = party else { return Ok(None) };
        match is_signed(party.metadata(), &header.alg, header.kid.as_deref(), token) {
            true => return Ok(Some(claims)),
            // The provider may have a new key since it was asked.
            false if !again => again = true,
            false => return Ok(None),
        }
    }
}

fn parts(token: &str) -> Option<(JwsHeader, Claims)> {
    let mut parts = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).ok());
    let (header, claims) = (parts.next()??, parts.next()??);
    Some((serde_json::from_slice(&header).ok()?, serde_json::from_slice(&claims).ok()?))
}

/// Whether the claims are those of a sign-out of this provider, for this client, now.
fn is_sign_out(claims: &Claims, provider: &IdentityProvider, now: Timestamp) -> bool {
    let is_for_us = match &claims.aud {
        Value::String(one) => *one == provider.client_id,
        Value::Array(all) => all.iter().any(|one| *one == provider.client_id.as_str()),
        _ => false,
    };
    let age = now.as_second().saturating_sub(claims.iat);
    claims.iss == provider.issuer
        && is_for_us
        && age.abs() < TOKEN_LASTS.as_secs()
        && claims.exp.is_none_or(|ends| now.as_second() < ends)
        && claims.events.get(EVENT).is_some_and(Value::is_object)
        // A token with a nonce is one that somebody signed in with: it must not sign anybody out.
        && claims.nonce.is_none()
        && (claims.sub.is_some() || claims.sid.is_some())
}

/// Whether a key of the provider signed it.
fn is_signed(
    metadata: &ProviderMetadataWithLogout,
    alg: &CoreJwsSigningAlgorithm,
    kid: Option<&str>,
    token: &str,
) -> bool {
    let Some((signed, signature)) = token.rsplit_once('.') else { return false };
    let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else { return false };
    if !signatures(metadata).contains(alg) {
        return false;
    }
    let keys = metadata.jwks().keys().iter();
    let mut fitting = keys.filter(|key| {
        kid.is_none_or(|kid| key.key_id().is_none_or(|its| its.as_str() == kid))
            && key.key_use().is_none_or(|its| its.allows_signature())
    });
    fitting.any(|key| key.verify_signature(alg, signed.as_bytes(), &signature).is_ok())
}
