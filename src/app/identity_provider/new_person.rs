//! Adds somebody who signs in through the provider and is not on the roster, as an agent without a team, if an admin
//! switched that on.

use jiff::Timestamp;

use super::party::VouchedFor;
use crate::state::AppState;
use domain::roster::RosterRow;
use domain::{Role, Roles};
use import::roster::{PersonFields, person_row};
use store::{IdentityProvider, Person, ProviderReport, StoreError, mark_of};

/// The result of adding somebody.
pub enum AddOutcome {
    /// They have an account now.
    Added(Box<Person>),
    /// The provider may not add them.
    Refused,
    /// It has added too many.
    TooMany,
}

/// Adds them, if their verified address is in one of the domains and nobody here has or had it.
///
/// # Errors
/// If the store fails.
pub async fn add(
    app: &AppState,
    provider: &IdentityProvider,
    vouched: &VouchedFor,
    now: Timestamp,
) -> Result<AddOutcome, StoreError> {
    let address = vouched.address.as_deref().filter(|address| provider.people.adds(address));
    let Some(row) = address.and_then(|address| row(address, vouched)) else { return Ok(AddOutcome::Refused) };
    let providers = app.store.identity_provider();
    if !app.limits.begin_adding_by_provider(now) {
        providers.report(ProviderReport::TooMany, now).await?;
        return Ok(AddOutcome::TooMany);
    }
    match providers.add_person(mark_of(&provider.issuer, &vouched.subject), row, now).await {
        Ok(Some(added)) => {
            app.roster_changed(std::slice::from_ref(&added));
            let profile = app.store.people().profile(added.person).await?;
            Ok(profile.map_or(AddOutcome::Refused, |profile| AddOutcome::Added(Box::new(profile.person))))
        }
        // Somebody else has a part of it: as with every address that is not theirs, they get no account.
        Ok(None) | Err(StoreError::Taken(_)) => {
            app.limits.refund_adding_by_provider(now);
            Ok(AddOutcome::Refused)
        }
        Err(error) => Err(error),
    }
}

/// The row that a roster would have for them; none if they cannot sign in with the address.
fn row(address: &str, vouched: &VouchedFor) -> Option<RosterRow> {
    let fields = |name| PersonFields { person_id: address, name, email: address, ..PersonFields::default() };
    let named = vouched.name.as_deref().and_then(|name| person_row(fields(name)).ok());
    let row = named.or_else(|| person_row(fields(address)).ok())?;
    // What a roster corrects in an address was not verified.
    let own = row.email.clone().filter(|email| email.eq_ignore_ascii_case(address))?;
    Some(RosterRow { person_id: own, roles: Roles::default().with(Role::Agent), language: vouched.language, ..row })
}
