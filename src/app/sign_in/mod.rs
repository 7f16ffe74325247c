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

use jiff::SignedDuration;
use serde::Deserialize;
use tokio::time::{Instant, timeout_at};

use crate::app::identity_provider::{self, ProviderButton, is_signed_in_by_provider, password_signs_in};
use crate::app::kiosk;
use crate::app::sign_in::finish::ProvenIdentity;
use crate::state::AppState;
use crate::state::limits::{Attempt, Origin};
use crate::state::password::HashingLine;
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::visitor::Visitor;
use domain::{Locale, Role};
use store::{Person, StoreError};
use words::t;

/// What the sign-in page offers besides a password.
#[derive(Clone, Debug)]
pub struct SignInView {
    /// Whether the centre sends links for a new password by mail.
    pub mails_links: bool,
    /// The button of the identity provider.
    pub provider: ProviderButton,
    /// Whether this browser is a kiosk.
    pub is_kiosk: bool,
}

/// Loads the [`SignInView`].
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: RequestContext) -> Result<SignInView, AppError> {
    let app = &context.app;
    Ok(SignInView {
        mails_links: ask_for_reset::is_offered(app).await?,
        provider: identity_provider::button(app).await?,
        is_kiosk: kiosk::here(&context).await.is_ok(),
    })
}

/// How long the answer to a wrong password takes during a flood of them, from when it is known to be one.
const FLOOD_DELAY: Duration = Duration::from_secs(1);
/// How long an attempt waits for its turn then. What is left of the delay is enough for a comparison: otherwise those
/// whose name somebody has would take longer than the others.
const FLOOD_TURN: Duration = Duration::from_millis(500);

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
        sign_in_address(&self.then)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("name", &self.name).and("own_phone", &self.own_phone)
    }
}

/// Signs in with a name (`person_id` or e-mail address) and a password, and goes on to `then` or the home of the role.
/// Somebody with a second factor is asked for a code first.
///
/// # Errors
/// Wrong name or password (the answer does not say which), too many attempts.
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
    let origin = origin(&app, &visitor, name.trim(), person.as_ref()).await?;
    let attempt = match app.limits.begin(origin, visitor.now) {
        Ok(attempt) => attempt,
        Err(wait) => return Err(too_many(&app, locale, wait).await?),
    };
    // The answer must not say that the allowance of all names of a person is used up: it would tell that the names
    // belong to one person. The password is compared with the decoy then, as for a name that nobody has.
    let stranger = person.as_ref().map(|person| person.id).filter(|_| !attempt.is_known());
    let stranger = stranger.map(|id| app.limits.begin(Origin::of_person(id, visitor.address), visitor.now));
    let stranger = stranger.transpose();
    let hash = hash.filter(|_| stranger.is_ok());
    let exists = person.is_some();
    let Comparison { fits, flood_since } = compare(&app, &attempt, exists, password.clone(), hash.clone()).await?;
    let person = person.filter(|person| fits && person.is_here_on(person.today(visitor.now)));
    let person = match person {
        Some(person) if password_signs_in(&app, &visitor, &person).await? => Some(person),
        _ => None,
    };
    let (Some(person), Some(hash)) = (person, hash) else {
        let is_refused = app.limits.failed(&attempt, app.clock.now());
        if let Some(since) = flood_since.or_else(|| is_refused.then(Instant::now)) {
            // One answer after one time, so that it does not tell which names exist: only their passwords are compared.
            tokio::time::sleep_until(since + FLOOD_DELAY).await;
            return Err(too_many(&app, locale, SignedDuration::ZERO).await?);
        }
        // The same whether the password is wrong or is not enough here: otherwise the answer would tell which passwords
        // are right.
        let only_provider = identity_provider::button(&app).await?.is_only;
        let wrong = if only_provider { t!(locale, "sign-in-provider-only") } else { t!(locale, "sign-in-wrong") };
        return Err(AppError::field("", wrong));
    };
    app.limits.succeeded(&attempt, visitor.now);
    if let Ok(Some(stranger)) = &stranger {
        app.limits.succeeded(stranger, visitor.now);
    }
    let proven = ProvenIdentity { person, password, provider: None, own_phone: !own_phone.is_empty(), then };
    finish::or_ask_for_code(&app, &visitor, proven, hash).await
}

/// The origin of an attempt to sign in with this name, which may be that of a person.
async fn origin(app: &AppState, visitor: &Visitor, name: &str, person: Option<&Person>) -> Result<Origin, StoreError> {
    let device = match (person, &visitor.device) {
        (Some(person), Some(cookie)) => app.known_devices.of(&app.store, cookie, person.id, visitor.now).await?,
        _ => None,
    };
    Ok(match person {
        Some(person) if is_signed_in_by_provider(visitor, person) => Origin::AtProvider(person.id),
        _ => Origin::of_sign_in(name, person.map(|person| person.id).zip(device), visitor.address),
    })
}

/// What came of a password that was typed.
struct Comparison {
    fits: bool,
    /// Since when it is known that so many from its address had failed that a failure gives no reason; none if not.
    flood_since: Option<Instant>,
}

/// Compares a password, of somebody on a known device before those of strangers. During a flood of wrong passwords only
/// those of people who exist are compared, and those of few at a time: hashing is what a flood costs.
async fn compare(
    app: &AppState,
    attempt: &Attempt,
    exists: bool,
    password: String,
    hash: Option<String>,
) -> Result<Comparison, AppError> {
    let in_flood = || app.limits.is_in_flood(attempt, app.clock.now());
    if attempt.is_known() {
        return Ok(Comparison { fits: app.passwords.fits(password, hash).await?, flood_since: None });
    }
    if !in_flood() {
        let turn = app.passwords.turn_in(HashingLine::Stranger).await?;
        // Those ahead in the line may have failed meanwhile.
        if !in_flood() {
            return Ok(Comparison { fits: turn.fits(password, hash).await?, flood_since: None });
        }
    }
    // From here on a name that nobody has takes no time.
    let since = Instant::now();
    let refused = Comparison { fits: false, flood_since: Some(since) };
    let Some(_place) = app.limits.wait_in_flood(attempt).filter(|_| exists) else { return Ok(refused) };
    let Ok(turn) = timeout_at(since + FLOOD_TURN, app.passwords.turn_in(HashingLine::Flood)).await else {
        return Ok(refused);
    };
    Ok(Comparison { fits: turn?.fits(password, hash).await?, ..refused })
}

/// The error after too many wrong passwords: when to try again, and what works until then.
async fn too_many(app: &AppState, locale: Locale, wait: SignedDuration) -> Result<AppError, AppError> {
    let minutes = wait.as_secs().div_euclid(60).saturating_add(1);
    Ok(AppError::SignInLimit(match ask_for_reset::is_offered(app).await? {
        true => t!(locale, "sign-in-too-many-mail", minutes = minutes),
        false => t!(locale, "sign-in-too-many", minutes = minutes),
    }))
}

/// What somebody is asked before their home: agents choose at the first sign-in who sees their check-ins, for nothing
/// is chosen for them; then they are given a recovery code, until they say that they have it.
///
/// # Errors
/// If the store cannot be read.
pub async fn first_page(app: &AppState, person: &Person) -> Result<Option<&'static str>, AppError> {
    if !person.roles.has(Role::Agent) {
        return Ok(None);
    }
    let profile = app.store.people().profile(person.id).await?;
    if profile.is_some_and(|profile| profile.chooses_audience_first()) {
        return Ok(Some("/welcome"));
    }
    let own = app.store.owner_keys().state(person.id).await?;
    Ok((own.has_key && !own.code_kept).then_some("/recovery"))
}
