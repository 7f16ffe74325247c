//! What follows the right password: the code of the second factor if the person has one, then the session.

use jiff::Timestamp;

use crate::app::account::own_key;
use crate::app::identity_provider::is_signed_in_by_provider;
use crate::app::second_factor;
use crate::app::sign_in::enter::{Entry, enter};
use crate::state::AppState;
use crate::state::pending_sign_ins::PendingSignIn;
use crate::state::session::Cookie;
use crate::web::error::AppError;
use crate::web::response::Redirect;
use crate::web::visitor::Visitor;
use domain::access::has_own_key;
use domain::second_factor::CODE_WITHIN;
use store::seal::OwnSecret;
use store::{Person, ProviderLink};

/// The page that asks for the code.
pub const CODE_PAGE: &str = "/sign-in/code";

/// Somebody who has just typed their password, or for whom the identity provider vouches.
pub struct ProvenIdentity {
    /// Who.
    pub person: Person,
    /// The password, which opens their own key; empty if the identity provider vouches for them.
    pub password: String,
    /// How the session will rest on one at the identity provider, if that vouches for them.
    pub provider: Option<ProviderLink>,
    /// Whether they said that the device is their own phone.
    pub own_phone: bool,
    /// The page to go on to; empty for the home of their role.
    pub then: String,
}

/// Begins the session of somebody without a second factor; asks others for the code. `password_hash` is what the
/// password fitted.
///
/// # Errors
/// If the store or the hashing fails.
pub async fn or_ask_for_code(
    app: &AppState,
    visitor: &Visitor,
    proven: ProvenIdentity,
    password_hash: String,
) -> Result<Redirect, AppError> {
    if second_factor::asks(app, &proven.person).await? {
        return Ok(ask_for_code(app, proven, password_hash, visitor.now));
    }
    finish(app, visitor, proven).await
}

/// Leads to the page that asks for the code. Until it is right there is no session.
#[must_use]
pub fn ask_for_code(app: &AppState, proven: ProvenIdentity, password_hash: String, now: Timestamp) -> Redirect {
    let ProvenIdentity { person, password, provider, own_phone, then } = proven;
    let sign_in = PendingSignIn { person: person.id, password_hash, provider, own_phone, then };
    let secret = app.pending_sign_ins.keep(sign_in, &password, now);
    let seconds = u32::try_from(CODE_WITHIN.as_secs()).ok();
    Redirect::to(CODE_PAGE).with_cookie(app.cookies.set(Cookie::SignIn, &secret, seconds))
}

/// Begins the session, and goes on to what they had typed before, to `then` or to the home of the role.
///
/// # Errors
/// If the store or the hashing fails.
pub async fn finish(app: &AppState, visitor: &Visitor, proven: ProvenIdentity) -> Result<Redirect, AppError> {
    let ProvenIdentity { person, password, provider, own_phone, then } = proven;
    let own = if provider.is_none() { by_password(app, visitor, &person, password).await? } else { None };
    let entry = Entry { person: &person, own: own.as_ref(), own_phone, by_passkey: false, provider };
    enter(app, visitor, entry, then).await
}

/// The own key of somebody who has just typed the right password, if they have one. If the identity provider signed
/// them in, the password confirms that too.
///
/// # Errors
/// If the store or the hashing fails.
pub async fn by_password(
    app: &AppState,
    visitor: &Visitor,
    person: &Person,
    password: String,
) -> Result<Option<OwnSecret>, AppError> {
    let own = match has_own_key(person.roles) {
        true => Some(own_key::at_sign_in(app, person.id, password).await?),
        false => None,
    };
    if is_signed_in_by_provider(visitor, person) {
        // The one for whom the provider vouches has the password of the account as well.
        app.store.identity_provider().confirm(person.id, visitor.now).await?;
        app.reset_confirmed(person.id);
    }
    Ok(own)
}
