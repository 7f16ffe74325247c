//! Signing in through the identity provider of the company (OpenID Connect): the settings, the way there and back, and
//! whose account it is.

pub mod back_channel;
pub mod callback;
pub mod choose_provider_people;
pub mod claimed_roles;
pub mod end_binding;
pub mod end_own_binding;
pub mod new_person;
pub mod party;
pub mod remove_identity_provider;
pub mod save_identity_provider;
pub mod sign_in_with_provider;
pub mod sign_out;

use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::Visitor;
use domain::Role;
use domain::access::{Action, Subject};
use domain::identity_provider::ProviderFault;
use jiff::tz::TimeZone;
use store::{IdentityProvider, Person, StoreError};
use words::{dates, t};

/// The page of the settings.
pub const PAGE: &str = "/admin/sign-in";

/// What `/admin/sign-in` shows.
#[derive(Clone, Debug)]
pub struct IdentityProviderView {
    /// The provider, if one is set up.
    pub provider: Option<IdentityProvider>,
    /// What is to be entered at the provider: where it sends browsers, and where it reports sign-outs. None if the
    /// program does not know under which address people reach it: then it signs nobody in.
    pub addresses: Option<[String; 2]>,
    /// What went wrong last, in words.
    pub fault: Option<String>,
    /// The viewer's own `person_id`.
    pub own_key: String,
}

/// Loads the [`IdentityProviderView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<IdentityProviderView, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let provider = context.app.store.identity_provider().settings().await?;
    let at = |path: &str| context.app.config.public_url.as_ref().map(|base| format!("{base}{path}"));
    let fault = provider.as_ref().and_then(|provider| provider.fault);
    let moment = |at: jiff::Timestamp, zone: &TimeZone| dates::moment(locale, at.to_zoned(zone.clone()).datetime());
    Ok(IdentityProviderView {
        addresses: at(party::CALLBACK).zip(at(party::BACK_CHANNEL)).map(<[String; 2]>::from),
        fault: fault.map(|(fault, since)| {
            let moment = moment(since, &admin.person().time_zone);
            t!(locale, "provider-fault", what = fault_in_words(locale, fault), moment = moment)
        }),
        own_key: admin.person().key.clone(),
        provider,
    })
}

/// What is wrong with the provider, in words for an admin.
#[must_use]
pub fn fault_in_words(locale: domain::Locale, fault: ProviderFault) -> String {
    match fault {
        ProviderFault::Unreachable => t!(locale, "provider-fault-unreachable"),
        ProviderFault::Certificate => t!(locale, "provider-fault-certificate"),
        ProviderFault::Forbidden => t!(locale, "provider-fault-forbidden"),
        ProviderFault::OtherHost => t!(locale, "provider-fault-other-host"),
        ProviderFault::Answer => t!(locale, "provider-fault-answer"),
        ProviderFault::Client => t!(locale, "provider-fault-client"),
        ProviderFault::Token => t!(locale, "provider-fault-token"),
    }
}

/// The provider through which people sign in here, and the address of this centre; none if no provider is set up, or if
/// the program does not know its own address.
///
/// # Errors
/// If the store cannot be read.
pub async fn in_use(app: &AppState) -> Result<Option<(IdentityProvider, String)>, StoreError> {
    let provider = app.store.identity_provider().settings().await?;
    Ok(provider.zip(app.config.public_url.clone()))
}

/// What the sign-in page says of the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderButton {
    /// What the button calls it; none if no provider is set up.
    pub label: Option<String>,
    /// Whether it is the only way to sign in.
    pub is_only: bool,
}

/// Loads the [`ProviderButton`] for the sign-in page. If the store fails, the page shows no button, and passwords still
/// work.
///
/// # Errors
/// If the store cannot be read.
pub async fn button(app: &AppState) -> Result<ProviderButton, StoreError> {
    let found = in_use(app).await?;
    Ok(found.map_or_else(ProviderButton::default, |(provider, _)| ProviderButton {
        label: Some(provider.label),
        is_only: provider.is_only,
    }))
}

/// Whether a password, or a passkey, of this person signs them in: not where the provider is the only way, unless they
/// are an admin who is named in the settings. Somebody whom the provider has signed in may type it in that session: it
/// opens what is for them alone.
///
/// # Errors
/// If the store cannot be read.
pub async fn password_signs_in(app: &AppState, visitor: &Visitor, person: &Person) -> Result<bool, StoreError> {
    let Some((provider, _)) = in_use(app).await? else { return Ok(true) };
    let is_named = || person.roles.has(Role::Admin) && provider.password_admins.contains(&person.key);
    Ok(!provider.is_only || is_named() || is_signed_in_by_provider(visitor, person))
}

/// Whether this browser is signed in as this person, in a session that rests on one at the provider.
#[must_use]
pub fn is_signed_in_by_provider(visitor: &Visitor, person: &Person) -> bool {
    visitor.signed_in.as_ref().is_some_and(|me| me.of_provider && me.person().id == person.id)
}

/// Notes what is wrong with the provider, for admins and in the log. Does not wait for the write.
pub fn note(app: &AppState, fault: Option<ProviderFault>) {
    if let Some(fault) = fault {
        tracing::warn!(%fault, "the identity provider signed nobody in");
    }
    let app = app.clone();
    tokio::spawn(async move {
        let now = app.clock.now();
        if let Err(error) = app.store.identity_provider().note(fault, now).await {
            tracing::warn!(%error, "the state of the identity provider could not be noted");
        }
    });
}
