//! Roles granted and withdrawn: recorded in the admins' log, and announced to everybody if they concern everybody.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::centre::settings;
use crate::people::notices;
use domain::{PersonId, Role, Roles, Workday};

/// Who changes something of people, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AdminAction {
    /// The admin; none for the command line.
    pub by: Option<PersonId>,
    /// Today at the site that the change concerns.
    pub today: Workday,
    /// The moment.
    pub now: Timestamp,
}

/// Records the change of a person's roles. A new lead is announced by team, where the membership starts.
pub(crate) fn record(
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
                notify_everybody(c, person, notice, name, action)?;
            }
            (true, false) => settings::log(c, action.by, withdrew, &person.to_string(), action.now)?,
            _ => {}
        }
    }
    Ok(())
}

/// Adds a notice for everybody who has joined and not left, except the person and the admin who did it: they know.
fn notify_everybody(
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
