//! What people are told when an event for which they signed up is cancelled, and when that is forgotten.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::StoreError;
use crate::keys::table;
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use crate::roster::today;
use crate::sign_ups::EVENTS;
use domain::counselling::FORGOTTEN_AFTER;
use domain::{Event, Locale, PersonId, Workday};

/// The kind of the notice. It tells that somebody signed up.
pub(crate) const EVENT_CANCELLED: &str = "event_cancelled";

/// Leaves the notice for those who signed up and for the organiser, except `by`, each with the title in their language.
/// A sign-up that its person cannot read after a reset of their password leaves none: somebody else would read it.
pub(super) fn tell(
    c: &Connection,
    event: &Event,
    by: PersonId,
    day: Workday,
    now: Timestamp,
) -> Result<(), StoreError> {
    let action = AdminAction { by: Some(by), today: day, now };
    let mut people: Vec<PersonId> = event.organiser.into_iter().collect();
    for sign_up in EVENTS.list(c, event.id.0)? {
        if !people.contains(&sign_up.person) && !table::locks(c, sign_up.person)?.cover(sign_up.at) {
            people.push(sign_up.person);
        }
    }
    for person in people {
        let title = event.title.read_in(language(c, person)?);
        announce::tell(c, [person], Announcement::about_thing(EVENT_CANCELLED, title).starting(day), action)?;
    }
    Ok(())
}

/// Deletes the notices a day after their event and after they were left, as sign-ups are.
pub(super) fn forget(c: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let until = now.checked_sub(FORGOTTEN_AFTER).unwrap_or(now);
    // The day of the event is that of its site.
    let day = today::at_earliest(c, until)?;
    c.execute(
        "DELETE FROM notice WHERE kind = ?1 AND from_day < ?2 AND at <= ?3",
        params![EVENT_CANCELLED, day.number(), until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// The language in which a person reads.
fn language(c: &Connection, person: PersonId) -> Result<Locale, StoreError> {
    let tag: Option<String> = c
        .prepare_cached("SELECT language FROM person WHERE id = ?1")?
        .query_row([person.0], |row| row.get(0))
        .optional()?
        .flatten();
    Ok(tag.and_then(|tag| tag.parse().ok()).unwrap_or_default())
}
