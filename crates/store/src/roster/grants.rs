//! Roles granted and withdrawn: recorded in the admins' log, and announced to everybody if they concern everybody. Key
//! posts given and ended: told to their holders.

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::centre::settings;
use crate::identity_provider::role_origins;
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use crate::people::credentials;
use domain::{PersonId, Role, Roles};

/// Tells a person that they hold a key post from now on, or no longer: it changes how soon somebody comes to see them.
pub(crate) fn key_post_changed(
    c: &Connection,
    person: PersonId,
    (before, after): (bool, bool),
    action: AdminAction,
) -> Result<(), StoreError> {
    let kind = match (before, after) {
        (false, true) => "own_key_post",
        (true, false) => "own_key_post_ended",
        _ => return Ok(()),
    };
    announce::tell_account(c, Announcement::about(kind, person).starting(action.today), action)
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
        role_origins::forget_origin(c, person, role)?;
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
