//! Setting up the identity provider.

use serde::Deserialize;

use super::party::discover;
use super::{PAGE, fault_in_words};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm, ValidationErrors};
use crate::web::outgoing::OutgoingReach;
use crate::web::outgoing::provider::ProviderHttp;
use crate::web::response::Redirect;
use crate::web::viewer_mark::shown_mark;
use domain::access::{Action, Subject};
use domain::text::{cleaned, listed_words};
use domain::{Locale, Role};
use store::{IdentityProvider, Person, Store, StoreError};
use words::t;

/// The longest issuer, client id and secret.
const MAX_LENGTH: usize = 500;
/// The longest name on the button.
const MAX_LABEL: usize = 40;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SaveIdentityProviderForm {
    issuer: String,
    client_id: String,
    client_secret: String,
    label: String,
    only: String,
    password_admins: String,
    shown: ShownOnPage,
}

impl SubmittedForm for SaveIdentityProviderForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("issuer", &self.issuer)
            .and("client_id", &self.client_id)
            .and("label", &self.label)
            .and("only", &self.only)
            .and("password_admins", &self.password_admins)
            .and("shown", &self.shown.0)
    }
}

/// What the form states of a provider, except its secret.
fn stated(provider: &IdentityProvider) -> (&str, &str, &str, bool, &[String]) {
    (&provider.issuer, &provider.client_id, &provider.label, provider.is_only, &provider.password_admins)
}

/// The mark of what the form shows of the provider, or that there is none.
#[must_use]
pub fn shown(provider: Option<&IdentityProvider>) -> String {
    shown_mark(&format!("{:?}", provider.map(stated)))
}

/// Asks the provider for its addresses and keeps the settings. The secret is never shown again; without a new one, the
/// old one stays for the same issuer and client.
///
/// # Errors
/// If a field is missing or is not what it should be; if the provider cannot be reached or states another issuer; if
/// this centre has no public address; if the provider is to be the only way in and no admin with a password is named;
/// if somebody else has changed the settings since the page was shown.
pub async fn save_identity_provider(
    context: RequestContext,
    form: SaveIdentityProviderForm,
) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (app, locale) = (&context.app, context.visitor.locale);
    if app.config.public_url.is_none() {
        return Err(AppError::field("", t!(locale, "provider-no-address")));
    }
    let mut errors = ValidationErrors::default();
    let mut line = |field, text: &str, longest, missing: String| {
        let text = cleaned(text, longest).map_err(|_| t!(locale, "text-too-long", longest = longest));
        errors.keep(field, text.and_then(|text| if text.is_empty() { Err(missing) } else { Ok(text) }))
    };
    let issuer = line("issuer", &form.issuer, MAX_LENGTH, t!(locale, "provider-issuer-wrong"));
    let client_id = line("client_id", &form.client_id, MAX_LENGTH, t!(locale, "provider-client-missing"));
    let label = line("label", &form.label, MAX_LABEL, t!(locale, "provider-label-missing"));
    let secret = Some(form.client_secret.trim().to_owned()).filter(|secret| !secret.is_empty());
    if secret.as_ref().is_some_and(|secret| secret.len() > MAX_LENGTH) {
        errors.add("client_secret", t!(locale, "text-too-long", longest = MAX_LENGTH));
    }
    let is_plain = |issuer: &String| !issuer.contains(['?', '#']) && !issuer.contains(char::is_whitespace);
    let http = ProviderHttp::to_any(OutgoingReach::of(&app.config));
    if issuer.as_ref().is_some_and(|issuer| !is_plain(issuer) || http.endpoint(issuer).is_err()) {
        errors.add("issuer", t!(locale, "provider-issuer-wrong"));
    }
    let is_only = !form.only.is_empty();
    let admins = named_admins(&app.store, locale, &form.password_admins).await?;
    let admins = errors.keep("password_admins", admins).unwrap_or_default();
    if is_only && admins.is_empty() {
        errors.add("password_admins", t!(locale, "provider-admins-missing"));
    }
    let (issuer, client_id, label) = errors.finish((issuer, client_id, label))?;
    let found = discover(&http, &issuer).await;
    let found = found.map_err(|fault| AppError::field("issuer", fault_in_words(locale, fault)))?;
    let said = t!(locale, "provider-saved", provider = label.as_str());
    let (hosts, origins) = (found.hosts, found.origins);
    let mut password_admins: Vec<String> = admins.iter().map(|admin| admin.key.clone()).collect();
    // In the order in which they are read: case does not tell ids apart.
    password_admins.sort_by_key(|key| key.to_ascii_lowercase());
    password_admins.dedup();
    let admins = admins.into_iter().map(|admin| admin.id).collect();
    let chosen = IdentityProvider {
        issuer,
        client_id,
        label,
        hosts,
        origins,
        is_only,
        password_admins,
        ..IdentityProvider::default()
    };
    let before = app.store.identity_provider().settings().await?;
    // What is stored already was sent twice.
    let is_stored = before.as_ref().is_some_and(|before| stated(before) == stated(&chosen));
    if !form.shown.is_still(&shown(before.as_ref())) && !is_stored {
        return Err(AppError::field("", t!(locale, "provider-changed")));
    }
    app.store.identity_provider().set(chosen, secret, admins, admin, context.visitor.now).await?;
    app.provider_sign_ins.forget();
    app.all_sessions_changed();
    Ok(Redirect::to(PAGE).with_message(said))
}

/// The admins with these ids, separated by commas or spaces; the error names one who is not an admin with a password.
async fn named_admins(store: &Store, locale: Locale, typed: &str) -> Result<Result<Vec<Person>, String>, StoreError> {
    let mut admins = Vec::new();
    for key in listed_words(typed) {
        let person = store.people().by_key(key.to_owned()).await?;
        match person.filter(|person| person.roles.has(Role::Admin) && person.has_password) {
            Some(person) => admins.push(person),
            None => return Ok(Err(t!(locale, "provider-admins-wrong", id = key))),
        }
    }
    Ok(Ok(admins))
}
