//! Whether somebody comes to what a psychologist offered: they may have left or lost the role since.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::StoreError;
use crate::people::person;
use domain::{PersonId, Role, Workday};

/// Whether somebody who offered something that begins at a moment is a psychologist, and works here on that day.
pub(super) fn is_held(c: &Connection, psychologist: PersonId, starts_at: Timestamp) -> Result<bool, StoreError> {
    Ok(person::by_id(c, psychologist)?.is_some_and(|person| {
        let day = Workday(starts_at.to_zoned(person.time_zone.clone()).date());
        person.roles.has(Role::Psychologist) && person.is_here_on(day)
    }))
}

/// Those of these times or talks to which somebody comes; `offered` says who offered one, and when it begins.
pub(super) fn held<T>(
    c: &Connection,
    all: Vec<T>,
    offered: impl Fn(&T) -> (PersonId, Timestamp),
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::with_capacity(all.len());
    for one in all {
        let (psychologist, starts_at) = offered(&one);
        if is_held(c, psychologist, starts_at)? {
            found.push(one);
        }
    }
    Ok(found)
}
