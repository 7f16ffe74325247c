//! What people are told when an event or a talk for a group for which they signed up is cancelled, or a time with a
//! psychologist that they booked, and when that is forgotten.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::StoreError;
use crate::keys::table;
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use crate::people::person;
use crate::roster::today;
use crate::sign_ups::{EVENTS, GROUP_TALKS};
use domain::counselling::{Booking, FORGOTTEN_AFTER, GroupTalk, InBothLanguages, SignUp};
use domain::{Event, Locale, PersonId, Workday};

/// The kinds of these notices. They tell that somebody signed up, or booked a time.
pub(crate) const CANCELLED: [&str; 2] = [EVENT_CANCELLED, BOOKING_CANCELLED];
const EVENT_CANCELLED: &str = "event_cancelled";
const BOOKING_CANCELLED: &str = "booking_cancelled";

/// Leaves the notice for those who signed up and for the organiser, except `by`, each with the title in their language.
pub(super) fn tell(
    c: &Connection,
    event: &Event,
    by: PersonId,
    day: Workday,
    now: Timestamp,
) -> Result<(), StoreError> {
    let action = AdminAction { by: Some(by), today: day, now };
    let signed_up = readers(c, EVENTS.list(c, event.id.0)?)?;
    let signed_up = signed_up.into_iter().filter(|person| event.organiser != Some(*person));
    event.organiser.into_iter().chain(signed_up).try_for_each(|person| tell_one(c, person, &event.title, action))
}

/// Leaves the notice for those who signed up for a talk for a group, except its psychologist. It names nobody: others
/// may see the screen.
pub(crate) fn tell_of_talk(c: &Connection, talk: &GroupTalk, now: Timestamp) -> Result<(), StoreError> {
    let signed_up = readers(c, GROUP_TALKS.list(c, talk.id.0)?)?;
    for reader in signed_up.into_iter().filter(|reader| *reader != talk.psychologist) {
        let Some(zone) = person::by_id(c, reader)?.map(|reader| reader.time_zone) else { continue };
        let today = Workday(talk.starts_at.to_zoned(zone).date());
        tell_one(c, reader, &talk.title, AdminAction { by: None, today, now })?;
    }
    Ok(())
}

/// Leaves the notice for the person who booked a time that begins at `starts_at`, unless they cannot read the booking
/// after a reset of their password. It names nobody: others may see the screen.
pub(crate) fn tell_of_booking(
    c: &Connection,
    booking: Booking,
    starts_at: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    if table::locks(c, booking.person)?.cover(booking.at) {
        return Ok(());
    }
    let Some(reader) = person::by_id(c, booking.person)? else { return Ok(()) };
    let today = Workday(starts_at.to_zoned(reader.time_zone).date());
    let notice = Announcement::about_thing(BOOKING_CANCELLED, "").starting(today);
    announce::tell(c, [booking.person], notice, AdminAction { by: None, today, now })
}

/// Whose sign-ups these are, except those that their person cannot read after a reset of their password: somebody else
/// would read the notice.
fn readers(c: &Connection, sign_ups: Vec<SignUp>) -> Result<Vec<PersonId>, StoreError> {
    let mut people = Vec::with_capacity(sign_ups.len());
    for sign_up in sign_ups {
        if !table::locks(c, sign_up.person)?.cover(sign_up.at) {
            people.push(sign_up.person);
        }
    }
    Ok(people)
}

/// Leaves the notice for one person. The day of `action` is that of what is cancelled.
fn tell_one(c: &Connection, person: PersonId, title: &InBothLanguages, action: AdminAction) -> Result<(), StoreError> {
    let title = title.read_in(language(c, person)?);
    announce::tell(c, [person], Announcement::about_thing(EVENT_CANCELLED, title).starting(action.today), action)
}

/// Deletes the notices a day after what was cancelled and after they were left, as sign-ups are.
pub(super) fn forget(c: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let until = now.checked_sub(FORGOTTEN_AFTER).unwrap_or(now);
    // The day of the event is that of its site, that of a talk or a booking is that of its reader.
    let day = today::at_earliest(c, until)?;
    for kind in CANCELLED {
        c.execute(
            "DELETE FROM notice WHERE kind = ?1 AND from_day < ?2 AND at <= ?3",
            params![kind, day.number(), until.as_millisecond()],
        )
        .map_err(StoreError::named)?;
    }
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
