//! The way back from the identity provider: whose account it is, and the session.

use axum::extract::Query;
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::new_person::{self, AddOutcome};
use super::party::{PartyError, VouchedFor, vouched_for};
use super::{claimed_roles, in_use, note};
use crate::app::sign_in::finish::{self, ProvenIdentity};
use crate::state::AppState;
use crate::state::session::Cookie;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::response::{self, Redirect};
use store::{BindOutcome, IdentityProvider, Person, ProviderLink, StoreError, mark_of, token};
use words::t;

/// What the provider adds to the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ProviderAnswer {
    code: String,
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Signs in the person whom the provider vouches for, or redirects to the sign-in page with the reason.
pub async fn callback(context: RequestContext, Query(answer): Query<ProviderAnswer>) -> Response {
    let (cookies, locale) = (context.app.cookies, context.visitor.locale);
    let redirect = match come_back(&context, answer).await {
        Ok(redirect) => redirect.with_cookie(cookies.set(Cookie::Provider, "", Some(0))),
        Err(AppError::NotFound) => return AppError::NotFound.status().into_response(),
        // The cookie stays: an answer that somebody made up does not end a sign-in that is on its way in another tab.
        Err(AppError::Invalid(wrong)) => {
            Redirect::to("/sign-in").with_message(wrong.into_values().collect::<Vec<_>>().join(" "))
        }
        Err(error) => Redirect::to("/sign-in").with_message(error.sentence(locale)),
    };
    response::see_other(&context, redirect)
}

async fn come_back(context: &RequestContext, answer: ProviderAnswer) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    let (locale, now) = (visitor.locale, visitor.now);
    let (provider, base) = in_use(app).await?.ok_or(AppError::NotFound)?;
    let refused = |text: String| AppError::field("", text);
    let over = || refused(t!(locale, "provider-over"));
    let waiting = app.provider_sign_ins.take(&answer.state, visitor.provider.as_deref(), now);
    let sign_in = waiting.filter(|waiting| waiting.issuer == provider.issuer).ok_or_else(over)?;
    // Another provider must not pass its code off as one of this (RFC 9207).
    if answer.iss.is_some_and(|issuer| issuer != provider.issuer) {
        return Err(over());
    }
    let label = provider.label.clone();
    if answer.error.is_some() || answer.code.is_empty() {
        return Err(refused(t!(locale, "provider-declined", provider = label)));
    }
    let issuer = provider.issuer.clone();
    let is_unknown = async |subject: String| {
        Ok(app.store.identity_provider().person_of(mark_of(&issuer, &subject)).await?.is_none())
    };
    let found = vouched_for(app, provider.clone(), base, &sign_in, answer.code, now, is_unknown).await?;
    let vouched = found.map_err(|error| match error {
        PartyError::Fault(fault) => {
            note(app, Some(fault));
            refused(t!(locale, "provider-down", provider = label.as_str()))
        }
        PartyError::Code => over(),
    })?;
    if provider.fault.is_some() {
        note(app, None);
    }
    // One sentence for every reason, so that it does not tell whether somebody else has the address.
    let (person, first) = match account_of(app, &provider, &vouched, now).await? {
        FoundAccount::One(person, first) => (*person, first),
        FoundAccount::Nobody => return Err(refused(t!(locale, "provider-nobody", provider = label.as_str()))),
        FoundAccount::TooManyAdded => return Err(refused(t!(locale, "provider-too-many"))),
    };
    let person = claimed_roles::follow(app, &provider, person, vouched.roles.as_deref(), now).await?;
    if !person.has_password {
        return first_sign_in(app, &person, now).await.map_err(AppError::from);
    }
    let link = ProviderLink::Began(vouched.session.map(|session| mark_of(&provider.issuer, &session)));
    let hash = app.store.people().password_hash(person.id).await?.unwrap_or_default();
    let (password, own_phone, then) = (String::new(), false, sign_in.then);
    let proven = ProvenIdentity { person, password, provider: Some(link), own_phone, then };
    let redirect = finish::or_ask_for_code(app, visitor, proven, hash).await?;
    Ok(match first {
        Some(BindOutcome::Reset) => redirect.with_message(t!(locale, "provider-bound", provider = label.as_str())),
        _ => redirect,
    })
}

/// Whose account it is.
enum FoundAccount {
    /// This person's, and what became of the subject if it was bound now.
    One(Box<Person>, Option<BindOutcome>),
    /// No account that the provider may sign in.
    Nobody,
    /// The person would be added, but too many were added before.
    TooManyAdded,
}

/// Whose account it is: the one that the subject is bound to, otherwise the one with exactly the address that the
/// provider has verified, otherwise a new one if an admin lets the provider add people.
async fn account_of(
    app: &AppState,
    provider: &IdentityProvider,
    vouched: &VouchedFor,
    now: Timestamp,
) -> Result<FoundAccount, StoreError> {
    let (providers, mark) = (app.store.identity_provider(), mark_of(&provider.issuer, &vouched.subject));
    let here = async |id| -> Result<Option<Person>, StoreError> {
        let profile = app.store.people().profile(id).await?;
        Ok(profile.map(|profile| profile.person).filter(|person| person.is_here_on(person.today(now))))
    };
    let one = |person, first| FoundAccount::One(Box::new(person), first);
    if let Some(person) = providers.person_of(mark).await? {
        return Ok(here(person).await?.map_or(FoundAccount::Nobody, |person| one(person, None)));
    }
    let Some(address) = vouched.address.clone() else { return Ok(FoundAccount::Nobody) };
    let Some(person) = providers.person_with_address(address, now).await? else {
        return Ok(match new_person::add(app, provider, vouched, now).await? {
            AddOutcome::Added(person) => FoundAccount::One(person, Some(BindOutcome::First)),
            AddOutcome::Refused => FoundAccount::Nobody,
            AddOutcome::TooMany => FoundAccount::TooManyAdded,
        });
    };
    let Some(person) = here(person).await? else { return Ok(FoundAccount::Nobody) };
    Ok(match providers.bind(mark, person.id, now).await? {
        // A bound subject stays bound: the account does not follow an address that now belongs to somebody else.
        BindOutcome::Taken => FoundAccount::Nobody,
        outcome => {
            if outcome == BindOutcome::Reset {
                // At once: what follows may fail, and what the account sees begins again in any case.
                app.roles_changed(person.id);
            }
            one(person, Some(outcome))
        }
    })
}

/// Somebody who has never used their account chooses the password that opens what is for them alone; the provider opens
/// none of it.
async fn first_sign_in(app: &AppState, person: &Person, now: Timestamp) -> Result<Redirect, StoreError> {
    let secret = token::fresh();
    app.store.invitations().create_at_provider(person.id, token::hash_from_paper(&secret), now).await?;
    Ok(Redirect::to(page_of("/invitation", &secret)))
}
