//! Signing in.

pub mod accept_invitation;
pub mod ask_for_reset;
pub mod confirm_sign_in;
pub mod enter;
pub mod finish;
pub mod invitation;
pub mod session;
pub mod set_up;
pub mod set_up_page;
pub mod sign_out;

use std::time::Duration;

use crate::web::address::{is_path, sign_in_address};
use serde::Deserialize;

use crate::app::identity_provider::{self, ProviderButton, password_signs_in};
use crate::app::sign_in::finish::Proven;
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::visitor::Visitor;
use domain::Role;
use store::{Person, token};
use words::t;

/// What the sign-in page offers besides a password.
#[derive(Clone, Debug)]
pub struct SignInView {
    /// Whether the centre sends links for a new password by mail.
    pub mails_links: bool,
    /// The button of the identity provider.
    pub provider: ProviderButton,
}

/// Loads it.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: RequestContext) -> Result<SignInView, AppError> {
    let app = &context.app;
    Ok(SignInView {
        mails_links: ask_for_reset::is_offered(app).await?,
        provider: identity_provider::button(app).await?,
    })
}

/// How long the answer to a wrong password takes at least during a flood of them.
const FLOOD_DELAY: Duration = Duration::from_secs(1);

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    name: String,
    password: String,
    own_phone: String,
    then: String,
}

impl SubmittedForm for SignInForm {
    fn page(&self) -> String {
        if is_path(&self.then) { sign_in_address(&self.then) } else { "/sign-in".to_owned() }
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("name", &self.name).and("own_phone", &self.own_phone)
    }
}

/// Signs in with a name (`person_id` or e-mail address) and a password, and goes on to `then` or the home of the role. Somebody with a
/// second factor is asked for a code first.
///
/// # Errors
/// Wrong name or password (which of the two is not told), too many attempts.
pub async fn sign_in(context: RequestContext, form: SignInForm) -> Result<Redirect, AppError> {
    let SignInForm { name, password, own_phone, then } = form;
    let RequestContext { app, visitor } = context;
    let locale = visitor.locale;
    let mut errors = ValidationErrors::default();
    if name.trim().is_empty() {
        errors.add("name", t!(locale, "sign-in-name-missing"));
    }
    if password.is_empty() {
        errors.add("password", t!(locale, "sign-in-password-missing"));
    }
    errors.check()?;
    let known = app.store.people().sign_in(name.trim().to_owned()).await?;
    let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), hash));
    let device = visitor.device.as_deref().map(token::hash);
    let origin = app.limits.origin(name.trim(), person.as_ref().map(|person| person.id), device, visitor.address);
    let attempt = app.limits.begin(origin, visitor.now).ok_or(AppError::TooMany)?;
    let fits = match &person {
        // During a flood of wrong passwords only those of people who exist are compared: hashing is what a flood costs.
        None if attempt.is_in_flood() => false,
        _ => app.passwords.fits(password.clone(), hash.clone()).await?,
    };
    let person = person.filter(|person| fits && person.is_here_on(person.today(visitor.now)));
    let person = match person {
        Some(person) if password_signs_in(&app, &visitor, &person).await? => Some(person),
        _ => None,
    };
    let (Some(person), Some(hash)) = (person, hash) else {
        if attempt.is_in_flood() {
            // One answer after one time, so that it does not tell which names exist.
            tokio::time::sleep(FLOOD_DELAY).await;
            return Err(AppError::TooMany);
        }
        // The same whether the password is wrong or is not enough here: otherwise the answer would tell which passwords are right.
        let only_provider = identity_provider::button(&app).await?.is_only;
        let wrong = if only_provider { t!(locale, "sign-in-provider-only") } else { t!(locale, "sign-in-wrong") };
        return Err(AppError::field("", wrong));
    };
    app.limits.succeeded(&attempt, visitor.now);
    let proven = Proven { person, password, provider: None, own_phone: !own_phone.is_empty(), then };
    finish::or_ask_for_code(&app, &visitor, proven, hash).await
}

/// The error for a link that opens nothing: many of them from one address are somebody guessing.
fn unknown_link(app: &AppState, visitor: &Visitor) -> AppError {
    if app.limits.link_failed(visitor.address, visitor.now) { AppError::TooMany } else { AppError::NotFound }
}

/// What somebody is asked before their home: agents choose at the first sign-in who sees their check-ins, for nothing is chosen for
/// them; then they are given a recovery code, until they say that they have it.
///
/// # Errors
/// If the store cannot be read.
pub async fn first_page(app: &AppState, person: &Person) -> Result<Option<&'static str>, AppError> {
    if !person.roles.has(Role::Agent) {
        return Ok(None);
    }
    if person.default_audience.is_none() {
        return Ok(Some("/welcome"));
    }
    let own = app.store.owner_keys().state(person.id).await?;
    Ok((own.has_key && !own.code_kept).then_some("/recovery"))
}
