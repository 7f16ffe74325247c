//! That it is really they who ask: desks are shared, so what cannot be undone wants the password once more.

use crate::web::error::AppError;
use crate::web::form::RequestContext;
use crate::web::visitor::SignedIn;
use words::t;

/// Passes where `password` is that of whoever is signed in, before something is deleted.
///
/// # Errors
/// The password is missing or wrong, or was tried too often.
pub async fn confirmed(context: &RequestContext, me: &SignedIn, password: String) -> Result<(), AppError> {
    let locale = context.visitor.locale;
    if password.is_empty() {
        return Err(AppError::field("password", t!(locale, "me-password-missing")));
    }
    known(context, me, "password", password, t!(locale, "me-password-wrong")).await
}

/// Passes where what was typed into `field` is the password of whoever is signed in; otherwise says `wrong` beside it.
///
/// # Errors
/// It is wrong, or was tried too often.
pub async fn known(
    context: &RequestContext,
    me: &SignedIn,
    field: &str,
    password: String,
    wrong: String,
) -> Result<(), AppError> {
    let app = &context.app;
    if !app.limits.allow(&me.person().key, context.visitor.address) {
        return Err(AppError::TooMany);
    }
    if !app.passwords.fits(password, app.store.people().password_hash(me.person().id).await?).await? {
        return Err(AppError::field(field, wrong));
    }
    Ok(())
}
