//! The calendar of one person for their calendar program: their shifts, breaks and talks, behind a secret link that works without a
//! session. Talks say "busy", because calendars are read by others.

pub mod end_calendar_link;
pub mod make_calendar_link;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::app::breaks::calendar_file::granted_breaks;
use crate::state::AppState;
use crate::web::calendar_file::{CalendarEvent, CalendarReader, calendar};
use crate::web::error::AppError;
use crate::web::visitor::Visitor;
use domain::schedule::SCHEDULE_KEPT_DAYS;
use domain::talk_request::TalkState;
use domain::{Locale, PersonId};
use store::{Person, Profile, token};
use words::t;

/// The path of the links; the secret follows.
pub const PAGE: &str = "/calendar";
/// How long a talk takes in a calendar, in minutes: nobody says beforehand how long it lasts.
const TALK_MINUTES: i64 = 30;

/// `GET /calendar/{token}`: the calendar of the person whose link this is.
pub async fn ics(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(link): Path<String>,
) -> Response {
    of_link(&app, &visitor, &link).await.unwrap_or_else(|refusal| refusal.status().into_response())
}

async fn of_link(app: &AppState, visitor: &Visitor, link: &str) -> Result<Response, AppError> {
    let now = visitor.now;
    let secret = link.strip_suffix(".ics").unwrap_or(link);
    let profile = app.store.calendar_links().owner(token::hash(secret)).await?.ok_or(AppError::NotFound)?;
    if !profile.person.is_here_on(profile.person.today(now)) {
        return Err(AppError::NotFound);
    }
    let locale = profile.person.language.unwrap_or(visitor.locale);
    let mut entries = shifts(locale, &profile.person, now);
    entries.extend(breaks(app, locale, &profile, now).await?);
    entries.extend(talks(app, locale, profile.person.id).await?);
    entries.sort_by_key(|entry| entry.starts);
    let events: Vec<_> = entries.iter().map(Entry::event).collect();
    let reader = CalendarReader::of(&app.store, profile.person.id).await?;
    Ok(calendar(&reader, "weathervane", &events, now))
}

/// Something in the calendar.
struct Entry {
    id: Vec<u8>,
    title: String,
    starts: Timestamp,
    ends: Timestamp,
}

impl Entry {
    fn event(&self) -> CalendarEvent<'_> {
        CalendarEvent { id: &self.id, title: &self.title, place: None, starts: self.starts, ends: self.ends }
    }
}

/// The planned shifts, by the clock of the site on their day. A day without a plan has none: a pattern does not tell on which days
/// somebody works.
fn shifts(locale: Locale, person: &Person, now: Timestamp) -> Vec<Entry> {
    let zone = &person.time_zone;
    let plan = person.plan();
    let first = person.today(now).plus(-SCHEDULE_KEPT_DAYS);
    let mut found = Vec::new();
    for (workday, _) in plan.schedule.since(first) {
        for (number, shift) in plan.shifts_on(workday).iter().enumerate() {
            let starts = moment(workday.0.to_datetime(shift.starts), zone);
            let Some((starts, ends)) = starts.zip(moment(shift.ends_on(workday), zone)) else { continue };
            let id = format!("shift {} {workday} {number}", person.id).into_bytes();
            found.push(Entry { id, title: t!(locale, "calendar-shift"), starts, ends });
        }
    }
    found
}

/// The granted breaks.
async fn breaks(app: &AppState, locale: Locale, profile: &Profile, now: Timestamp) -> Result<Vec<Entry>, AppError> {
    let granted = granted_breaks(app, profile.person.id, now).await?;
    let title = t!(locale, "break-calendar");
    let entry = |(id, (starts, ends)): (domain::BreakRequestId, (Timestamp, Timestamp))| Entry {
        id: id.0.as_bytes().to_vec(),
        title: title.clone(),
        starts,
        ends,
    };
    Ok(granted.into_iter().map(entry).collect())
}

/// The talks that were agreed on with a time: requests that were accepted, booked times, and talks for groups.
async fn talks(app: &AppState, locale: Locale, person: PersonId) -> Result<Vec<Entry>, AppError> {
    let busy = t!(locale, "calendar-busy");
    let entry = |id: &[u8], starts: Timestamp, ends| Entry { id: id.to_vec(), title: busy.clone(), starts, ends };
    let mut found = Vec::new();
    for request in app.store.talk_requests().of_asker(person).await? {
        if let TalkState::Accepted(comes_at) = request.state {
            let ends = comes_at.saturating_add(jiff::SignedDuration::from_mins(TALK_MINUTES)).unwrap_or(comes_at);
            found.push(entry(request.id.0.as_bytes(), comes_at, ends));
        }
    }
    for slot in app.store.slots().of_person(person).await? {
        if slot.cancelled_at.is_none() {
            found.push(entry(slot.id.0.as_bytes(), slot.starts_at, slot.ends_at()));
        }
    }
    for (talk, _) in app.store.group_talks().of_person(person).await? {
        found.push(entry(talk.id.0.as_bytes(), talk.starts_at, talk.ends_at()));
    }
    Ok(found)
}

/// The moment of a local time. In the hour that the clock skips or repeats, it is the later or the earlier one (RFC 5545).
fn moment(local: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    Some(local.to_zoned(zone.clone()).ok()?.timestamp())
}
