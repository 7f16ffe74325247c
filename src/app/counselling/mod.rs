//! What passes between a person and a psychologist besides requests to talk: referrals, times to book, talks for
//! groups.

pub mod announcement;
pub mod appointments;
pub mod ask_referral;
pub mod book_slot;
pub mod calendar;
pub mod cancel_group_talk;
pub mod cancel_slot;
pub mod end_referral;
pub mod entries;
pub mod export;
pub mod hold_group_talk;
pub mod join_group_talk;
pub mod leave_group_talk;
pub mod offer_slot;
pub mod offers;
pub mod received;
pub mod referral_form;

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::ValidationErrors;
use crate::web::visitor::SignedIn;
use domain::counselling::MAX_PLACE_LENGTH;
use domain::counselling::slot::ends_at;
use domain::counselling::when::{AHEAD_DAYS, WhenFault, moment};
use domain::text::cleaned;
use domain::{Locale, PersonId, Workday};
use words::{dates, t};

/// The day and the hours of something that begins at a moment, by the clock of a site.
fn when(locale: Locale, starts_at: Timestamp, minutes: u16, zone: &TimeZone) -> String {
    let (start, end) = (starts_at.to_zoned(zone.clone()), ends_at(starts_at, minutes).to_zoned(zone.clone()));
    let hours = words::range(locale, &dates::time(start.time()), &dates::time(end.time()));
    t!(locale, "counselling-when", day = dates::weekday_and_day(locale, Workday(start.date())), hours = hours)
}

/// The name of a person; empty if they are not here any more.
async fn name(context: &RequestContext, person: PersonId) -> Result<String, AppError> {
    let mut names = context.app.store.people().names(vec![person]).await?;
    Ok(names.remove(&person).unwrap_or_default())
}

/// The fields that a time, a talk and an event have in common.
#[derive(Clone, Copy, Debug)]
struct PlanFields<'a> {
    date: &'a str,
    time: &'a str,
    minutes: &'a str,
    place: &'a str,
    /// The numbers of minutes that are allowed.
    allowed: &'a RangeInclusive<u16>,
}

/// When something begins, and where.
struct MeetingPlan {
    starts_at: Timestamp,
    /// How long it lasts.
    minutes: u16,
    place: String,
}

/// Reads the fields. Adds what is wrong to `errors`, and then returns none.
fn plan(
    context: &RequestContext,
    signed_in: &SignedIn,
    fields: PlanFields<'_>,
    errors: &mut ValidationErrors,
) -> Option<MeetingPlan> {
    let PlanFields { date, time, minutes, place, allowed } = fields;
    let (locale, zone) = (context.visitor.locale, signed_in.person().time_zone.clone());
    let starts_at = moment(date, time, &context.visitor.now.to_zoned(zone));
    let starts_at = starts_at.map_err(|fault| match fault {
        WhenFault::Date => ("date", t!(locale, "counselling-date-wrong")),
        WhenFault::Time => ("time", t!(locale, "counselling-time-wrong")),
        WhenFault::Past => ("date", t!(locale, "counselling-past")),
        WhenFault::Far => ("date", t!(locale, "counselling-far", days = AHEAD_DAYS)),
    });
    let starts_at = starts_at.map_err(|(field, wrong)| errors.add(field, wrong)).ok();
    let minutes = minutes.trim().parse::<u16>().ok().filter(|minutes| allowed.contains(minutes));
    let (least, most) = (*allowed.start(), *allowed.end());
    let minutes = errors
        .keep("minutes", minutes.ok_or_else(|| t!(locale, "counselling-minutes-wrong", least = least, most = most)));
    let place = match cleaned(place, MAX_PLACE_LENGTH) {
        Ok(place) if place.is_empty() => Err(t!(locale, "counselling-place-missing")),
        Ok(place) => Ok(place.replace('\n', " ")),
        Err(long) => Err(t!(locale, "counselling-long", longest = long.0)),
    };
    let place = errors.keep("place", place);
    Some(MeetingPlan { starts_at: starts_at?, minutes: minutes?, place: place? })
}
