//! Making a token for a program of one's own.

use serde::Deserialize;

use super::{OWN, TokenFields, own_scopes};
use crate::app::password_check::check_password;
use crate::state::flash::{Flash, LinkKind};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::api_token::MAX_OWN_TOKENS;
use store::NewApiToken;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct MakeOwnTokenForm(TokenFields);

impl SubmittedForm for MakeOwnTokenForm {
    fn page(&self) -> String {
        OWN.to_owned()
    }

    fn values(&self) -> FormValues {
        self.0.values()
    }
}

/// Makes a token and shows it once. It never gives more than its owner may do, and ends with their password, which is
/// asked for once more: a token lasts longer than a session at a desk that people share.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer may do nothing that a token can do; [`AppError::PasswordNeeded`]; or if a field
/// or the password is wrong, or they have very many tokens.
pub async fn make_own_token(context: RequestContext, form: MakeOwnTokenForm) -> Result<Redirect, AppError> {
    // Every token can do what needs the password, or is made next to one that can.
    let may = context.allowed(Action::OwnHistory, Subject::None).or_else(|refused| match refused {
        AppError::NotFound => context.allowed(Action::SeeClimate, Subject::None),
        other => Err(other),
    })?;
    let (person, locale) = (may.person().id, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    if form.0.token_password.is_empty() {
        errors.add("token_password", t!(locale, "account-current-missing"));
    }
    let (secret, stored) = form.0.read(&context, &own_scopes(&context), errors)?;
    let password = form.0.token_password;
    check_password(&context, may, "token_password", password, t!(locale, "account-current-wrong")).await?;
    let tokens = context.app.store.api_tokens();
    if tokens.list(Some(person)).await?.len() >= MAX_OWN_TOKENS {
        return Err(AppError::field("token_name", t!(locale, "tokens-many", most = MAX_OWN_TOKENS)));
    }
    let stored = NewApiToken { person: Some(person), made_by: Some(person), ..stored };
    let label = stored.label.clone();
    tokens.add(stored, context.visitor.now).await?;
    Ok(Redirect::to(OWN).with_flash(Flash::Links(LinkKind::Token, vec![(label, secret)])))
}
