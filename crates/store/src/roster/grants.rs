//! Roles granted and withdrawn: recorded in the admins' log, and announced to everybody if they concern everybody.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::today;
use crate::StoreError;
use crate::centre::settings;
use crate::identity_provider::people;
use crate::people::announce::{self, Announcement};
use crate::people::credentials;
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

impl AdminAction {
    /// A change that concerns no site in particular: today is that of the centre.
    pub(crate) fn of_centre(c: &Connection, by: Option<PersonId>, now: Timestamp) -> Result<Self, StoreError> {
        Ok(Self { by, today: today::of_centre(c, now)?, now })
    }
}

/// Records the change of a person's roles. A new lead is announced by team, where the membership starts.
pub(crate) fn record(
    c: &Connection,
    person: PersonId,
    (before, after): (Roles, Roles),
    action: AdminAction,
) -> Result<(), StoreError> {
    let roles = [
        (
            Role::Psychologist,
            ["own_psychologist", "psychologist_joined"],
            ["granted_psychologist", "withdrew_psychologist"],
        ),
        (Role::Admin, ["own_admin", "admin_joined"], ["granted_admin", "withdrew_admin"]),
    ];
    for (role, [own, others], [granted, withdrew]) in roles {
        match (before.has(role), after.has(role)) {
            (false, true) => {
                settings::log(c, action.by, granted, &person.to_string(), action.now)?;
                let what = |kind| Announcement::about(kind, person).starting(action.today);
                announce::tell_account(c, what(own), action)?;
                announce::tell(c, announce::everybody(c, action.today)?, what(others), action)?;
            }
            (true, false) => settings::log(c, action.by, withdrew, &person.to_string(), action.now)?,
            _ => continue,
        }
        // What the company sign-in grants is noted after this.
        people::forget_origin(c, person, role)?;
    }
    if [Role::Psychologist, Role::Admin].into_iter().any(|role| !before.has(role) && after.has(role)) {
        // A session that began without the role began without its second factor, too.
        credentials::end_sessions(c, person, None)?;
    }
    if !before.has(Role::Psychologist) && after.has(Role::Psychologist) {
        c.prepare_cached("UPDATE person SET psychologist_since = ?2 WHERE id = ?1")?
            .execute(params![person.0, action.now.as_millisecond()])
            .map_err(StoreError::named)?;
    }
    Ok(())
}
