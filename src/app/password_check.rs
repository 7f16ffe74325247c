//! Asks for the password once more before what cannot be undone: desks are shared.

use crate::state::limits::Origin;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use words::t;

/// Checks that `password` is that of the signed-in person, before something is deleted.
///
/// # Errors
/// If the password is missing or wrong, or was tried too often.
pub async fn confirm_password(context: &RequestContext, me: &SignedIn, password: String) -> Result<(), AppError> {
    let locale = context.visitor.locale;
    if password.is_empty() {
        return Err(AppError::field("password", t!(locale, "me-password-missing")));
    }
    check_password(context, me, "password", password, t!(locale, "me-password-wrong")).await
}

/// Checks that the password in `field` is that of the signed-in person; `wrong` is the error of the field otherwise.
///
/// # Errors
/// If it is wrong, or was tried too often.
pub async fn check_password(
    context: &RequestContext,
    me: &SignedIn,
    field: &str,
    password: String,
    wrong: String,
) -> Result<(), AppError> {
    let app = &context.app;
    let now = context.visitor.now;
    let origin = if me.of_provider { Origin::AtProvider(me.person().id) } else { Origin::Session(me.session) };
    let attempt = app.limits.begin(origin, now).map_err(|_| AppError::TooMany)?;
    if !app.passwords.fits(password, app.store.people().password_hash(me.person().id).await?).await? {
        return Err(AppError::field(field, wrong));
    }
    app.limits.succeeded(&attempt, now);
    Ok(())
}
