//! Passkeys in a person's own file of their data.

use serde::Serialize;

use domain::{PersonId, Workday};
use store::{Store, StoreError};

/// One passkey, without its public key.
#[derive(Debug, Serialize)]
pub struct OwnPasskey {
    label: String,
    added_at: jiff::Timestamp,
    used_on: Option<Workday>,
    opens_private_notes: bool,
}

/// The passkeys of a person, the oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(store: &Store, person: PersonId) -> Result<Vec<OwnPasskey>, StoreError> {
    let own = store.passkeys().of_person(person).await?.into_iter().map(|passkey| OwnPasskey {
        label: passkey.label,
        added_at: passkey.added_at,
        used_on: passkey.used_on,
        opens_private_notes: passkey.salt.is_some(),
    });
    Ok(own.collect())
}
