//! Which roles came from the claim of the identity provider: forgotten once they change otherwise.

use rusqlite::{Connection, params};

use crate::StoreError;
use domain::{PersonId, Role, Roles};

/// Forgets which roles came from the claim: they are those of the roster from now on.
pub(super) fn forget_origins(c: &Connection) -> Result<(), StoreError> {
    c.execute("DELETE FROM provider_role", []).map_err(StoreError::named)?;
    Ok(())
}

/// Forgets that a role of a person came from the claim: it changed otherwise.
pub(crate) fn forget_origin(c: &Connection, person: PersonId, role: Role) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE provider_role SET roles = roles & ~?2 WHERE person_id = ?1")?
        .execute(params![person.0, Roles::default().with(role).bits()])
        .map_err(StoreError::named)?;
    Ok(())
}
