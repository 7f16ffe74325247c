//! Adding a passkey.

use serde::Deserialize;

use super::offer::{self, OFFER};
use super::{LABEL_LENGTH, MAX_PASSKEYS, wrapping_key};
use crate::state::limits::Origin;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use store::{NewPasskey, PasskeyOutcome, WrappingKey};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddPasskeyForm {
    label: String,
    back: String,
    challenge: String,
    answer: String,
    secret: String,
}

impl SubmittedForm for AddPasskeyForm {
    fn page(&self) -> String {
        if self.back == OFFER { OFFER.to_owned() } else { "/account#passkeys".to_owned() }
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("label", &self.label)
    }
}

/// Adds the passkey that a device made for the `challenge`, under the name `label`. `secret` is what the device
/// computes for it, where it can: then the passkey opens private notes. `back` is the page that has the form.
///
/// # Errors
/// [`AppError::PasswordNeeded`] if the password was typed too long ago; if the name is missing or too long, the person
/// has too many passkeys, or the answer does not fit the challenge.
pub async fn add_passkey(context: RequestContext, form: AddPasskeyForm) -> Result<Redirect, AppError> {
    let AddPasskeyForm { label, back, challenge, answer, secret } = form;
    let me = context.allowed(Action::ManagePasskeys, Subject::None)?;
    let (app, locale, now, person) = (&context.app, context.visitor.locale, context.visitor.now, me.person().id);
    let label = cleaned(&label, LABEL_LENGTH)
        .map_err(|_| AppError::field("label", t!(locale, "text-too-long", longest = LABEL_LENGTH)))?;
    if label.is_empty() {
        return Err(AppError::field("label", t!(locale, "passkey-label-missing")));
    }
    if app.store.passkeys().of_person(person).await?.len() >= MAX_PASSKEYS {
        return Err(AppError::field("", t!(locale, "passkey-too-many", most = MAX_PASSKEYS)));
    }
    let attempt = app.limits.begin(Origin::Session(me.session), now).map_err(|_| AppError::TooMany)?;
    let made = app.passkeys.finish_adding(me.session, &challenge, &answer, now).map_err(|error| {
        tracing::info!(%error, "a passkey was not added");
        AppError::field("", t!(locale, "passkey-not-added"))
    })?;
    app.limits.succeeded(&attempt, now);
    let salt: [u8; 16] = rand::random();
    let own = app.store.owner_keys().secret(me.own.clone()).await?;
    let opens = own.zip(wrapping_key(&secret, &salt)).map(|(own, key)| (own, WrappingKey { salt, key }));
    let opens_notes = opens.is_some();
    let new = NewPasskey {
        person,
        credential_id: made.credential_id,
        handle: made.handle,
        credential: made.credential,
        label,
        opens,
    };
    match app.store.passkeys().add(new, now).await? {
        PasskeyOutcome::Added => {}
        // What the account sees begins again.
        PasskeyOutcome::AddedAfterReset => app.roles_changed(person),
        PasskeyOutcome::Known => return Err(AppError::field("", t!(locale, "passkey-not-added"))),
    }
    let said = match opens_notes || !domain::access::has_own_key(me.person().roles) {
        true => t!(locale, "passkey-added"),
        false => t!(locale, "passkey-added-keyless"),
    };
    let next = if back == OFFER { offer::next(me) } else { "/account#passkeys" };
    Ok(Redirect::to(next).with_message(said))
}
