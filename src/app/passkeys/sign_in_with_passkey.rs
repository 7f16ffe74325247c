//! Signing in with a passkey.

use serde::Deserialize;

use super::wrapping_key;
use crate::app::account::own_key;
use crate::app::identity_provider;
use crate::app::sign_in::enter::{Entry, enter};
use crate::state::AppState;
use crate::state::passkeys::PasskeyError;
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::has_own_key;
use store::seal::OwnSecret;
use store::{PasskeyRow, Person, StoreError, WrapMethod, unwrap_secret};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInWithPasskeyForm {
    challenge: String,
    answer: String,
    secret: String,
    own_phone: String,
    then: String,
}

impl SubmittedForm for SignInWithPasskeyForm {
    fn page(&self) -> String {
        sign_in_address(&self.then)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("own_phone", &self.own_phone)
    }
}

/// Signs in the person whose passkey answers the `challenge`. `secret` is what the device computes for the passkey,
/// where it can: with it the session holds the person's own key.
///
/// # Errors
/// If the answer does not fit the challenge or a passkey (which of it is not told), or too many did not.
pub async fn sign_in_with_passkey(context: RequestContext, form: SignInWithPasskeyForm) -> Result<Redirect, AppError> {
    let SignInWithPasskeyForm { challenge, answer, secret, own_phone, then } = form;
    let RequestContext { app, visitor } = context;
    let (locale, now) = (visitor.locale, visitor.now);
    // Nobody guesses a passkey, so a right answer is never refused; wrong ones count like links that open nothing.
    let wrong = |error: PasskeyError| {
        tracing::info!(%error, "a passkey signed nobody in");
        match app.limits.link_failed(visitor.address, now) {
            true => AppError::TooMany,
            false => AppError::field("", t!(locale, "passkey-wrong")),
        }
    };
    let claim = app.passkeys.claim(&challenge, &answer, now);
    let known = match &claim {
        Ok(claim) => app.store.passkeys().find(claim.credential_id()).await?,
        Err(_) => None,
    };
    let claim = claim.map_err(wrong)?;
    let known = known.ok_or(PasskeyError::Unknown).map_err(wrong)?;
    let credential = app.passkeys.finish_sign_in(claim, &known).map_err(wrong)?;
    let profile = app.store.people().profile(known.person).await?;
    let person = profile.map(|profile| profile.person).filter(|person| person.is_here_on(person.today(now)));
    let person = person.ok_or(PasskeyError::Unknown).map_err(wrong)?;
    if !app.store.passkeys().used(known.clone(), credential, person.today(now)).await? {
        return Err(wrong(PasskeyError::Unknown));
    }
    if !identity_provider::password_signs_in(&app, &visitor, &person).await? {
        return Err(AppError::field("", t!(locale, "sign-in-provider-only")));
    }
    let own = opened_key(&app, &person, &known, &secret).await?;
    let own_phone = !own_phone.is_empty();
    let entry = Entry { person: &person, own: own.as_ref(), own_phone, by_passkey: true, provider: None };
    enter(&app, &visitor, entry, then).await
}

/// The person's own key as the passkey opens it; none where the device cannot, or there is none.
async fn opened_key(
    app: &AppState,
    person: &Person,
    passkey: &PasskeyRow,
    secret: &str,
) -> Result<Option<OwnSecret>, StoreError> {
    let Some(salt) = passkey.salt.clone().filter(|_| has_own_key(person.roles)) else { return Ok(None) };
    let Some(key) = wrapping_key(secret, &salt) else { return Ok(None) };
    let Some((public, (_, wrapped))) = app.store.passkeys().wrapped(person.id, salt).await? else { return Ok(None) };
    let own = unwrap_secret(person.id, WrapMethod::Passkey, &public, &key, &wrapped);
    if let Some(own) = &own {
        own_key::opened(app, person.id, own).await?;
    }
    Ok(own)
}
