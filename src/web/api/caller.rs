//! Authenticates programs by the token in the `Authorization` header, and by nothing else. Cookies are not read.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, HOST};
use axum::http::request::Parts;
use jiff::Timestamp;

use super::problem::Problem;
use crate::state::AppState;
use crate::web::client_address::client_address;
use crate::web::context::RequestContext;
use crate::web::visitor::{SignedIn, Visitor};
use domain::access::Assurance;
use domain::api_token::token_may;
use domain::{Locale, TokenScope};
use store::{ApiToken, TokenHash};

/// A program with a valid token.
#[derive(Clone)]
pub struct ApiCaller {
    /// The running program.
    pub app: AppState,
    /// The token.
    pub token: ApiToken,
    /// The language of messages.
    pub locale: Locale,
    /// When the request arrived.
    pub now: Timestamp,
    /// The context of the person to whom the token belongs; none for a machine.
    owner: Option<Box<RequestContext>>,
}

impl ApiCaller {
    /// Checks that the token may do this.
    ///
    /// # Errors
    /// If it may not: 403.
    pub fn allowed(&self, scope: TokenScope) -> Result<(), Problem> {
        let owner = self.owner.as_ref().and_then(|owner| owner.visitor.viewer());
        match token_may(owner, &self.token.scopes, scope) {
            true => Ok(()),
            false => Err(Problem::of(StatusCode::FORBIDDEN)),
        }
    }

    /// Checks that the token may do this for its owner, and returns the context of a request of theirs. Data that is
    /// sealed to their own key stays locked in it.
    ///
    /// # Errors
    /// If it may not, or belongs to a machine: 403.
    pub fn allowed_for_owner(&self, scope: TokenScope) -> Result<&RequestContext, Problem> {
        self.allowed(scope)?;
        self.owner.as_deref().ok_or_else(|| Problem::of(StatusCode::FORBIDDEN))
    }
}

/// The token in the `Authorization` header.
fn bearer(parts: &Parts) -> Option<&str> {
    let (scheme, token) = parts.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

impl FromRequestParts<AppState> for ApiCaller {
    type Rejection = Problem;

    /// Rejects with 401 without a valid token, and with 429 if the token is used too often, or if too many wrong ones
    /// came from this address.
    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let now = app.clock.now();
        let nobody = || Problem::of(StatusCode::UNAUTHORIZED);
        let secret = bearer(parts).ok_or_else(nobody)?;
        let hash = store::token::hash(secret);
        let Some(token) = app.store.api_tokens().find(hash, now).await? else {
            let address = client_address(app, &parts.headers, &parts.extensions);
            return Err(match app.limits.link_failed(address, now) {
                true => Problem::of(StatusCode::TOO_MANY_REQUESTS),
                false => nobody(),
            });
        };
        if !app.limits.call_with_token(token.id, now) {
            return Err(Problem::of(StatusCode::TOO_MANY_REQUESTS));
        }
        let locale = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(Locale::from_header);
        let locale = locale.unwrap_or_default();
        let owner = match token.person {
            Some(_) => Some(Box::new(owner(parts, app, &token, hash, locale, now).await?.ok_or_else(nobody)?)),
            None => None,
        };
        note_use(app, &token, now).await?;
        Ok(Self { app: app.clone(), token, locale, now, owner })
    }
}

/// The context of the person to whom a token belongs, without what a browser adds; none if they do not work here.
async fn owner(
    parts: &Parts,
    app: &AppState,
    token: &ApiToken,
    session: TokenHash,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<RequestContext>, Problem> {
    let Some(person) = token.person else { return Ok(None) };
    let Some(profile) = app.store.people().profile(person).await? else { return Ok(None) };
    if !profile.person.is_here_on(profile.person.today(now)) {
        return Ok(None);
    }
    // Without a session the person's own key cannot be unwrapped, so private notes stay locked.
    let signed_in = SignedIn::of(app, profile, session, Assurance::Password, false, now).await?;
    let visitor = Visitor {
        signed_in: Some(signed_in),
        locale,
        lapsed: false,
        ended: None,
        unread: false,
        author: Some(person),
        theme: None,
        tough_key: false,
        browser: None,
        device: None,
        kiosk: None,
        kiosk_language: None,
        sign_in: None,
        provider: None,
        address: client_address(app, &parts.headers, &parts.extensions),
        host: parts.headers.get(HOST).and_then(|host| host.to_str().ok()).map(str::to_owned),
        now,
    };
    Ok(Some(RequestContext { app: app.clone(), visitor }))
}

/// Notes the day on which a token is used, once a day.
async fn note_use(app: &AppState, token: &ApiToken, now: Timestamp) -> Result<(), Problem> {
    let today = app.store.api_tokens().today_of(token, now).await?;
    if token.used_on == Some(today) {
        return Ok(());
    }
    let (store, id) = (app.store.clone(), token.id);
    tokio::spawn(async move {
        if let Err(error) = store.api_tokens().note_use(id, today).await {
            tracing::warn!(%error, "the use of a token could not be noted");
        }
    });
    Ok(())
}
