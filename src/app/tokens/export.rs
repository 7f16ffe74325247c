//! The own tokens in a person's export: what they are called and may do, and nothing of the tokens themselves.

use serde::Serialize;

use domain::{PersonId, Workday};
use store::{Store, StoreError};

/// A token for a program of the person's own.
#[derive(Debug, Serialize)]
pub struct OwnToken {
    name: String,
    scopes: Vec<&'static str>,
    made_at: jiff::Timestamp,
    ends_at: jiff::Timestamp,
    used_on: Option<Workday>,
}

/// The tokens of a person, the newest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn tokens(store: &Store, person: PersonId) -> Result<Vec<OwnToken>, StoreError> {
    let found = store.api_tokens().list(Some(person)).await?.into_iter();
    let own = found.map(|token| OwnToken {
        name: token.label,
        scopes: token.scopes.iter().map(|scope| scope.key()).collect(),
        made_at: token.made_at,
        ends_at: token.ends_at,
        used_on: token.used_on,
    });
    Ok(own.collect())
}
