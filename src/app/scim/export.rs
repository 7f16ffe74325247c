//! What an identity provider calls a person, in the person's own file of their data.

use serde::Serialize;

use domain::PersonId;
use store::{Store, StoreError};

/// Its name and its id for the person.
#[derive(Debug, Serialize)]
pub struct OwnIdentity {
    user_name: String,
    external_id: Option<String>,
}

/// What an identity provider calls a person; none if it never said.
///
/// # Errors
/// If the store cannot be read.
pub async fn own(store: &Store, person: PersonId) -> Result<Option<OwnIdentity>, StoreError> {
    let own = store.scim().of_person(person).await?;
    Ok(own.map(|(user_name, external_id)| OwnIdentity { user_name, external_id }))
}
