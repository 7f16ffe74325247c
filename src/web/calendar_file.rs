//! Calendar files (RFC 5545): events that say when and, besides a title, nothing else.

use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event, EventLike};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::web::file_response::file;

/// One event of a calendar file.
pub struct CalendarEvent<'a> {
    /// The id of what is planned. The file contains a digest of it, because a file that is passed on must not lead
    /// to the page.
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
    /// The file `name`.ics with this event, written at `now`.
    pub fn file(&self, name: &str, now: Timestamp) -> Response {
        calendar(name, std::slice::from_ref(self), now)
    }

    /// Programs that respect `CLASS` show other readers of the calendar only that the time is taken.
    fn event(&self, now: Timestamp) -> Event {
        let digest = Sha256::digest([b"weathervane calendar".as_slice(), self.id].concat());
        let uid: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let mut event = Event::new();
        event.uid(&uid).summary(self.title);
        event.add_property("DTSTAMP", utc(now)).add_property("CLASS", "PRIVATE");
        event.add_property("DTSTART", utc(self.starts)).add_property("DTEND", utc(self.ends));
        if let Some(place) = self.place {
            event.location(place);
        }
        event.done()
    }
}

/// The file `name`.ics with these events, written at `now`.
pub fn calendar(name: &str, events: &[CalendarEvent<'_>], now: Timestamp) -> Response {
    let mut calendar = Calendar::new();
    for event in events {
        calendar.push(event.event(now));
    }
    let text = calendar.done().to_string();
    let response = ([(CACHE_CONTROL, "no-store")], text).into_response();
    file(name, "ics", "text/calendar; charset=utf-8", response)
}

/// A moment as RFC 5545, section 3.3.5, writes it in UTC.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
