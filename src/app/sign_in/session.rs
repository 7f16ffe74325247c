//! The one place where a session begins.

use crate::state::AppState;
use crate::state::session::{Cookie, OWN_PHONE};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::PersonId;
use store::seal::OwnSecret;
use store::{NewSession, ProviderLink, StoreError, TokenHash, token, wrap_for_session};

/// A session to begin, of somebody who has just typed their password, used a passkey, for whom the identity provider
/// vouches, or who proved it in the session that is replaced.
pub struct SessionStart<'a> {
    /// Whose it is.
    pub person: PersonId,
    /// Their own key, if they have one.
    pub own: Option<&'a OwnSecret>,
    /// Whether they said that the device is their own phone.
    pub own_phone: bool,
    /// Whether they used a passkey and typed no password.
    pub by_passkey: bool,
    /// How it rests on one at the identity provider, if that vouches for them.
    pub provider: Option<ProviderLink>,
    /// The session that this browser had until now.
    pub replaces: Option<&'a SignedIn>,
}

/// A session that has begun.
pub struct StartedSession {
    /// The hash of its token.
    pub session: TokenHash,
    cookie: String,
}

impl StartedSession {
    /// The redirect, with the cookie of the session.
    #[must_use]
    pub fn on(self, redirect: Redirect) -> Redirect {
        redirect.with_cookie(self.cookie)
    }
}

/// Begins a session under a fresh token, and ends the one that it replaces.
///
/// # Errors
/// If the store fails.
pub async fn open(app: &AppState, new: SessionStart<'_>) -> Result<StartedSession, StoreError> {
    let SessionStart { person, own, own_phone, by_passkey, provider, replaces } = new;
    let secret = token::fresh();
    let session = token::hash(&secret);
    // People who write notes or read what others say have a key of their own, and the session holds it while the
    // password is recent.
    let own_key = own.map(|own| wrap_for_session(person, &secret, own));
    // A session in which somebody typed their password goes on to end with the one at the provider.
    let carried = replaces.filter(|before| before.of_provider && before.person().id == person);
    let provider = provider.or(carried.map(|before| ProviderLink::Carried(before.session)));
    let new = NewSession { token: session, person, own_key, own_phone, by_passkey, provider };
    app.store.sessions().begin(new, app.clock.now()).await?;
    if let Some(before) = replaces {
        app.store.messages().keep_push(before.session, session).await?;
        app.end_session(before.session, before.person().id).await?;
    }
    let seconds = own_phone.then(|| u32::try_from(OWN_PHONE.as_secs()).unwrap_or(u32::MAX));
    Ok(StartedSession { session, cookie: app.cookies.set(Cookie::Session, &secret, seconds) })
}
