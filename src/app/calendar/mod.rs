//! The calendar of one person for their calendar program: their shifts, breaks and talks, behind a secret link that
//! works without a session. Talks say "busy", because calendars are read by others.

pub mod end_calendar_link;
pub mod make_calendar_link;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::app::breaks::calendar_file::granted_breaks;
use crate::state::AppState;
use crate::web::calendar_file::{CalendarEvent, CalendarReader, calendar};
use crate::web::error::AppError;
use crate::web::visitor::{SignedIn, Visitor};
use domain::access::{Assurance, attends};
use domain::counselling::{GroupTalk, Slot};
use domain::schedule::SCHEDULE_KEPT_DAYS;
use domain::talk_request::TalkState;
use domain::{Locale, PersonId, Role, TalkRequest};
use store::{Person, token};
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
    // Which talks of others with them they may read is asked as on a page, without a second factor.
    let owner = SignedIn::of(app, profile, token::hash(secret), Assurance::Password, false, now).await?;
    let person = owner.person();
    let locale = person.language.unwrap_or(visitor.locale);
    let mut entries = shifts(locale, person, now);
    entries.extend(breaks(app, locale, person.id, now).await?);
    entries.extend(own_talks(app, locale, person.id).await?);
    entries.extend(talks_with_others(app, locale, &owner).await?);
    entries.sort_by_key(|entry| entry.starts);
    let events: Vec<_> = entries.iter().map(FeedEntry::event).collect();
    let reader = CalendarReader::of(&app.store, person.id).await?;
    Ok(calendar(&reader, "weathervane", &events, now))
}

/// Something in the calendar.
struct FeedEntry {
    id: Vec<u8>,
    title: String,
    starts: Timestamp,
    ends: Timestamp,
}

impl FeedEntry {
    /// Something that was agreed on with others: it says "busy".
    fn busy(locale: Locale, id: &[u8], starts: Timestamp, ends: Timestamp) -> Self {
        Self { id: id.to_vec(), title: t!(locale, "calendar-busy"), starts, ends }
    }

    /// A request to talk, if its time is agreed on.
    fn request(locale: Locale, request: &TalkRequest) -> Option<Self> {
        let TalkState::Accepted(comes_at) = request.state else { return None };
        let ends = comes_at.saturating_add(SignedDuration::from_mins(TALK_MINUTES)).unwrap_or(comes_at);
        Some(Self::busy(locale, request.id.0.as_bytes(), comes_at, ends))
    }

    fn slot(locale: Locale, slot: &Slot) -> Self {
        Self::busy(locale, slot.id.0.as_bytes(), slot.starts_at, slot.ends_at())
    }

    fn group_talk(locale: Locale, talk: &GroupTalk) -> Self {
        Self::busy(locale, talk.id.0.as_bytes(), talk.starts_at, talk.ends_at())
    }

    fn event(&self) -> CalendarEvent<'_> {
        CalendarEvent { id: &self.id, title: &self.title, place: None, starts: self.starts, ends: self.ends }
    }
}

/// The planned shifts, by the clock of the site on their day. A day without a plan has none: a pattern does not tell on
/// which days somebody works.
fn shifts(locale: Locale, person: &Person, now: Timestamp) -> Vec<FeedEntry> {
    let zone = &person.time_zone;
    let plan = person.plan();
    let first = person.today(now).plus(-SCHEDULE_KEPT_DAYS);
    let mut found = Vec::new();
    for (workday, _) in plan.schedule.since(first) {
        for (number, shift) in plan.shifts_on(workday).iter().enumerate() {
            let starts = moment(workday.0.to_datetime(shift.starts), zone);
            let Some((starts, ends)) = starts.zip(moment(shift.ends_on(workday), zone)) else { continue };
            let id = format!("shift {} {workday} {number}", person.id).into_bytes();
            found.push(FeedEntry { id, title: t!(locale, "calendar-shift"), starts, ends });
        }
    }
    found
}

/// The granted breaks.
async fn breaks(app: &AppState, locale: Locale, person: PersonId, now: Timestamp) -> Result<Vec<FeedEntry>, AppError> {
    let granted = granted_breaks(app, person, now).await?;
    let title = t!(locale, "break-calendar");
    let entry = |(id, (starts, ends)): (domain::BreakRequestId, (Timestamp, Timestamp))| FeedEntry {
        id: id.0.as_bytes().to_vec(),
        title: title.clone(),
        starts,
        ends,
    };
    Ok(granted.into_iter().map(entry).collect())
}

/// The talks for which the person asked, with a time: requests that were accepted, booked times, and talks for groups.
async fn own_talks(app: &AppState, locale: Locale, person: PersonId) -> Result<Vec<FeedEntry>, AppError> {
    let asked = app.store.talk_requests().of_asker(person).await?;
    let booked = app.store.slots().of_person(person).await?;
    let joined = app.store.group_talks().of_person(person).await?;
    let mut found: Vec<FeedEntry> = asked.iter().filter_map(|request| FeedEntry::request(locale, request)).collect();
    let booked = booked.iter().filter(|slot| slot.cancelled_at.is_none());
    found.extend(booked.map(|slot| FeedEntry::slot(locale, slot)));
    found.extend(joined.iter().map(|(talk, _)| FeedEntry::group_talk(locale, talk)));
    Ok(found)
}

/// The talks for which others asked the owner as lead, deputy, supporter or psychologist, with a time, and the talks
/// for groups that a psychologist holds. Only what the owner may read at this moment.
async fn talks_with_others(app: &AppState, locale: Locale, owner: &SignedIn) -> Result<Vec<FeedEntry>, AppError> {
    let (store, viewer, me) = (&app.store, &owner.viewer, owner.viewer.person);
    let mut asked = store.talk_requests().of_addressee(me).await?;
    asked.retain(|request| owner.answers(request));
    let mut found: Vec<FeedEntry> = asked.iter().filter_map(|request| FeedEntry::request(locale, request)).collect();
    if viewer.acts_as(Role::Psychologist) {
        let mut booked = store.slots().of_psychologist(me).await?;
        booked.retain(|slot| slot.booking.is_some_and(|booking| attends(viewer, me, booking.at)));
        found.extend(booked.iter().map(|slot| FeedEntry::slot(locale, slot)));
        let held = store.group_talks().of_psychologist(me).await?;
        found.extend(held.iter().map(|held| FeedEntry::group_talk(locale, &held.talk)));
    }
    Ok(found)
}

/// The moment of a local time. In the hour that the clock skips or repeats, it is the later or the earlier one (RFC
/// 5545).
fn moment(local: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    Some(local.to_zoned(zone.clone()).ok()?.timestamp())
}
