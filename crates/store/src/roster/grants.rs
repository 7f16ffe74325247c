//! Roles granted and withdrawn: written into the admins' log, and told to everybody in the centre where they concern everybody.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::{StoreError, notices, settings};
use domain::{PersonId, Role, Roles, Workday};

/// Who changes something of people, when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deed {
    /// The admin; none at the command line.
    pub by: Option<PersonId>,
    /// Today, as the admin has it.
    pub today: Workday,
    /// The moment.
    pub now: Timestamp,
}

/// Notes what somebody's roles were and are. Leads are told of by team, where they are tied to it.
pub(crate) fn note(
    c: &Connection,
    person: PersonId,
    name: &str,
    (before, after): (Roles, Roles),
    deed: Deed,
) -> Result<(), StoreError> {
    let roles = [
        (Role::Psychologist, "psychologist_joined", "granted_psychologist", "withdrew_psychologist"),
        (Role::Admin, "admin_joined", "granted_admin", "withdrew_admin"),
    ];
    for (role, notice, granted, withdrew) in roles {
        match (before.has(role), after.has(role)) {
            (false, true) => {
                settings::log(c, deed.by, granted, &person.to_string(), deed.now)?;
                tell_everybody(c, person, notice, name, deed)?;
            }
            (true, false) => settings::log(c, deed.by, withdrew, &person.to_string(), deed.now)?,
            _ => {}
        }
    }
    Ok(())
}

/// Tells everybody who has joined and not left, but for the person themselves and the admin whose deed it is: they know.
fn tell_everybody(c: &Connection, but: PersonId, kind: &str, name: &str, deed: Deed) -> Result<(), StoreError> {
    let everybody: Vec<i64> = c
        .prepare_cached(
            "SELECT id FROM person WHERE id <> ?1 AND id IS NOT ?3 AND password_hash IS NOT NULL \
             AND (ends_on IS NULL OR ends_on >= ?2)",
        )?
        .query_map(params![but.0, deed.today.number(), deed.by.map(|by| by.0)], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for person in everybody {
        notices::add(c, PersonId(person), kind, &format!("{} {name}", deed.today), deed.now)?;
    }
    Ok(())
}
