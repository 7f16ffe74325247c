//! That it is really they who ask: desks are shared, so what cannot be undone wants the password once more.

use crate::web::form::Asking;
use crate::web::refusal::Refusal;
use crate::web::visitor::SignedIn;
use words::t;

/// Passes where `password` is that of whoever is signed in, before something is deleted.
///
/// # Errors
/// The password is missing or wrong, or was tried too often.
pub async fn confirmed(asking: &Asking, me: &SignedIn, password: String) -> Result<(), Refusal> {
    let locale = asking.visitor.locale;
    if password.is_empty() {
        return Err(Refusal::field("password", t!(locale, "me-password-missing")));
    }
    known(asking, me, "password", password, t!(locale, "me-password-wrong")).await
}

/// Passes where what was typed into `field` is the password of whoever is signed in; otherwise says `wrong` beside it.
///
/// # Errors
/// It is wrong, or was tried too often.
pub async fn known(
    asking: &Asking,
    me: &SignedIn,
    field: &str,
    password: String,
    wrong: String,
) -> Result<(), Refusal> {
    let app = &asking.app;
    if !app.limits.allow(&me.person().key, asking.visitor.address) {
        return Err(Refusal::TooMany);
    }
    if !app.passwords.fits(password, app.store.password_hash(me.person().id).await?).await? {
        return Err(Refusal::field(field, wrong));
    }
    Ok(())
}
