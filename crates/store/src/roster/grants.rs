//! Roles granted and withdrawn: written into the admins' log, and told to everybody in the centre where they concern everybody.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::centre::settings;
use crate::people::notices;
use domain::{PersonId, Role, Roles, Workday};

/// Who changes something of people, when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AdminAction {
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
    action: AdminAction,
) -> Result<(), StoreError> {
    let roles = [
        (Role::Psychologist, "psychologist_joined", "granted_psychologist", "withdrew_psychologist"),
        (Role::Admin, "admin_joined", "granted_admin", "withdrew_admin"),
    ];
    for (role, notice, granted, withdrew) in roles {
        match (before.has(role), after.has(role)) {
            (false, true) => {
                settings::log(c, action.by, granted, &person.to_string(), action.now)?;
                tell_everybody(c, person, notice, name, action)?;
            }
            (true, false) => settings::log(c, action.by, withdrew, &person.to_string(), action.now)?,
            _ => {}
        }
    }
    Ok(())
}

/// Tells everybody who has joined and not left, but for the person themselves and the admin whose action it is: they know.
fn tell_everybody(
    c: &Connection,
    but: PersonId,
    kind: &str,
    name: &str,
    action: AdminAction,
) -> Result<(), StoreError> {
    let everybody: Vec<i64> = c
        .prepare_cached(
            "SELECT id FROM person WHERE id <> ?1 AND id IS NOT ?3 AND password_hash IS NOT NULL \
             AND (ends_on IS NULL OR ends_on >= ?2)",
        )?
        .query_map(params![but.0, action.today.number(), action.by.map(|by| by.0)], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for person in everybody {
        notices::add(c, PersonId(person), kind, &format!("{} {name}", action.today), action.now)?;
    }
    Ok(())
}
