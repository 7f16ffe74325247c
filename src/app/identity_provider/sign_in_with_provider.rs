//! The way to the identity provider.

use serde::Deserialize;

use super::party::Party;
use super::{in_use, note};
use crate::state::provider_sign_ins::WaitingAtProvider;
use crate::state::session::Cookie;
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use store::token;
use words::t;

/// How long a browser keeps the cookie by which it is known when it comes back: ten minutes.
const SECONDS: u32 = 10 * 60;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInWithProviderForm {
    then: String,
}

impl SubmittedForm for SignInWithProviderForm {
    fn page(&self) -> String {
        sign_in_address(&self.then)
    }
}

/// Sends the browser to the provider. What comes back must fit what is kept here, and the browser.
///
/// # Errors
/// [`AppError::NotFound`] if no provider is set up; if it cannot be reached: passwords go on working.
pub async fn sign_in_with_provider(
    context: RequestContext,
    form: SignInWithProviderForm,
) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    let (provider, base) = in_use(&app).await?.ok_or(AppError::NotFound)?;
    let label = provider.label.clone();
    let sign_in = WaitingAtProvider {
        issuer: provider.issuer.clone(),
        nonce: token::fresh(),
        verifier: token::fresh(),
        then: form.then,
    };
    // Several tabs of one browser may be on the way at a time.
    let browser = visitor.provider.clone().unwrap_or_else(token::fresh);
    let state = app.provider_sign_ins.keep(sign_in.clone(), &browser, visitor.now);
    let party = Party::of(&app, provider, base, false, visitor.now).await?;
    let address = party.and_then(|party| party.address(&sign_in, state)).map_err(|fault| {
        note(&app, Some(fault));
        AppError::field("", t!(visitor.locale, "provider-down", provider = label))
    })?;
    Ok(Redirect::to(address).with_cookie(app.cookies.set(Cookie::Provider, &browser, Some(SECONDS))))
}
