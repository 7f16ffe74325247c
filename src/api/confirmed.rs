//! That it is really they who ask: desks are shared, so what cannot be undone wants the password once more.

use super::Refusal;
use super::form::Asking;
use crate::server::visitor::SignedIn;
use crate::t;

/// Passes where `password` is that of whoever is signed in.
///
/// # Errors
/// The password is missing or wrong, or was tried too often.
pub async fn confirmed(asking: &Asking, me: &SignedIn, password: String) -> Result<(), Refusal> {
    let (app, locale) = (&asking.app, asking.visitor.locale);
    if password.is_empty() {
        return Err(Refusal::field("password", t!(locale, "me-password-missing")));
    }
    if !app.limits.allow(&me.person().key, asking.visitor.address) {
        return Err(Refusal::TooMany);
    }
    if !app.passwords.fits(password, app.store.password_hash(me.person().id).await?).await? {
        return Err(Refusal::field("password", t!(locale, "me-password-wrong")));
    }
    Ok(())
}
