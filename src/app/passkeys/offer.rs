//! The last of the first steps in an account: the offer to add a passkey.

use crate::app::passkeys::host_here;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, has_own_key};
use domain::{PersonId, Role, Roles};

/// The page of the offer.
pub const OFFER: &str = "/passkey";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PasskeyOffer {
    /// The host name that passkeys of the centre belong to.
    pub host: String,
    /// Where the person goes on.
    pub next: &'static str,
}

/// Where somebody goes on when they have their recovery code: to the offer if they have no passkey and this browser can
/// add one.
///
/// # Errors
/// If the store cannot be read.
pub async fn after_recovery(context: &RequestContext, me: &SignedIn) -> Result<&'static str, AppError> {
    let offered = host_here(context).is_some();
    let offered = offered && context.app.store.passkeys().of_person(me.person().id).await?.is_empty();
    Ok(if offered { OFFER } else { next(me) })
}

/// Where somebody goes on who has just chosen their first password: to the offer instead of `next` if they have no
/// recovery code, with which it would come, and no passkey, and this browser can add one.
///
/// # Errors
/// If the store cannot be read.
pub async fn after_first_password(
    context: &RequestContext,
    person: PersonId,
    roles: Roles,
    next: &'static str,
) -> Result<&'static str, AppError> {
    let offered = host_here(context).is_some() && !has_own_key(roles);
    let offered = offered && context.app.store.passkeys().of_person(person).await?.is_empty();
    Ok(if offered { OFFER } else { next })
}

/// Where somebody goes on after the offer: an agent who has not said whether they are counted is asked, somebody who
/// only administers comes to the first steps, others come to their home.
#[must_use]
pub fn next(me: &SignedIn) -> &'static str {
    let roles = me.person().roles;
    match (me.is_undecided(), roles.has(Role::Admin) && !has_own_key(roles)) {
        (true, _) => "/counted",
        (false, true) => "/admin",
        (false, false) => "/",
    }
}

/// Loads the page.
///
/// # Errors
/// [`AppError::PasswordNeeded`] if the password was typed too long ago; [`AppError::NotFound`] if the centre has no
/// passkeys.
pub async fn load(context: RequestContext) -> Result<PasskeyOffer, AppError> {
    let me = context.allowed(Action::ManagePasskeys, Subject::None)?;
    let host = context.app.passkeys.host().ok_or(AppError::NotFound)?.to_owned();
    Ok(PasskeyOffer { host, next: next(me) })
}
