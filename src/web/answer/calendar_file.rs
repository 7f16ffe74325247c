//! Calendar files (RFC 5545): events that say when and, besides a title, nothing else.

use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event, EventLike};
use jiff::Timestamp;

use crate::web::file_response::file;
use crate::web::keyed_digest::keyed_digest;
use domain::{PersonId, hexadecimal};
use store::seal::Key;
use store::{Store, StoreError};

/// Whose calendar file it is. The same event has another id in the file of every reader, so that nobody can tell from
/// two files that they share an event.
pub struct CalendarReader {
    key: Key,
    person: PersonId,
}

impl CalendarReader {
    /// The calendar files of a person.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn of(store: &Store, person: PersonId) -> Result<Self, StoreError> {
        Ok(Self { key: store.calendar_links().entry_key().await?, person })
    }

    fn uid(&self, id: &[u8]) -> String {
        let digest = keyed_digest(self.key.as_slice(), &[self.person.0.to_be_bytes().as_slice(), id].concat());
        hexadecimal::digits(digest.iter().take(16))
    }
}

/// One event of a calendar file.
pub struct CalendarEvent<'a> {
    /// The id of what is planned. The file contains a keyed digest of it, because a file that is passed on must not
    /// lead to the page.
    pub id: &'a [u8],
    /// What the calendar shows as its summary.
    pub title: &'a str,
    /// Where it is, if the place may be read in a calendar.
    pub place: Option<&'a str>,
    /// The first moment of it.
    pub starts: Timestamp,
    /// The first moment after it.
    pub ends: Timestamp,
}

impl CalendarEvent<'_> {
    /// The file `name`.ics with this event for a reader, written at `now`.
    pub fn file(&self, reader: &CalendarReader, name: &str, now: Timestamp) -> Response {
        calendar(reader, name, std::slice::from_ref(self), now)
    }

    /// Programs that respect `CLASS` show other readers of the calendar only that the time is taken.
    fn event(&self, reader: &CalendarReader, now: Timestamp) -> Event {
        let mut event = Event::new();
        event.uid(&reader.uid(self.id)).summary(self.title);
        event.add_property("DTSTAMP", utc(now)).add_property("CLASS", "PRIVATE");
        event.add_property("DTSTART", utc(self.starts)).add_property("DTEND", utc(self.ends));
        if let Some(place) = self.place {
            event.location(place);
        }
        event.done()
    }
}

/// The file `name`.ics with these events for a reader, written at `now`.
pub fn calendar(reader: &CalendarReader, name: &str, events: &[CalendarEvent<'_>], now: Timestamp) -> Response {
    let mut calendar = Calendar::new();
    for event in events {
        calendar.push(event.event(reader, now));
    }
    let text = calendar.done().to_string();
    let response = ([(CACHE_CONTROL, "no-store")], text).into_response();
    file(name, "ics", "text/calendar; charset=utf-8", response)
}

/// A moment as RFC 5545, section 3.3.5, writes it in UTC.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
