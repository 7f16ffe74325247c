//! Events: what `/events` shows, what its forms do, and what an event did to the climate.

pub mod calendar;
pub mod cancel_event;
pub mod export;
pub mod join_event;
pub mod leave_event;
pub mod lift;
pub mod page;
pub mod plan_event;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{Event, EventId, Locale, OrgUnit, Workday};
use store::Site;
use words::{dates, t};

/// The page of all forms about events.
pub const PAGE: &str = "/events";

/// The site to which the viewer belongs.
fn own_site<'a>(signed_in: &SignedIn, sites: &'a [Site]) -> Option<&'a Site> {
    sites.iter().find(|site| Some(site.name.as_str()) == signed_in.person().site.as_deref())
}

/// The site in which an event takes place, and whose clock says on which day it begins.
fn site_of(sites: &[Site], unit: OrgUnit) -> Option<&Site> {
    let holds = |site: &&Site| match unit {
        OrgUnit::Site(id) => site.id == id,
        OrgUnit::Team(id) => site.departments.iter().flat_map(|d| &d.teams).any(|(team, _)| *team == id),
        OrgUnit::Department(_) => false,
    };
    sites.iter().find(holds)
}

/// The day on which an event begins, by the clock of its site.
fn first_day(event: &Event, site: Option<&Site>) -> Workday {
    Workday(site.map_or_else(|| event.starts_at.to_zoned(TimeZone::UTC), |site| site.local(event.starts_at)).date())
}

/// Today where the event is planned.
fn today_of(signed_in: &SignedIn, event: &Event) -> Workday {
    match event.unit {
        OrgUnit::Team(team) => signed_in.today_in(team),
        _ => signed_in.today(),
    }
}

/// Whether the event concerns the viewer.
fn concerns(signed_in: &SignedIn, sites: &[Site], event: &Event) -> bool {
    let site = own_site(signed_in, sites).map(|site| site.id);
    event.concerns(&signed_in.viewer, site, today_of(signed_in, event))
}

/// Whether the viewer may cancel the event in this session.
fn may_cancel(signed_in: &SignedIn, event: &Event) -> bool {
    signed_in.viewer.acts_for_others() && event.may_be_cancelled_by(&signed_in.viewer, today_of(signed_in, event))
}

/// One event, by its id.
///
/// # Errors
/// [`AppError::NotFound`] if there is none with this id.
async fn any(context: &RequestContext, id: &str) -> Result<Event, AppError> {
    let id: EventId = id.parse().map_err(|_| AppError::NotFound)?;
    let events = context.app.store.events().all().await?;
    events.into_iter().find(|event| event.id == id).ok_or(AppError::NotFound)
}

/// One event that concerns the viewer.
///
/// # Errors
/// [`AppError::NotFound`] if there is none with this id.
async fn one(context: &RequestContext, signed_in: &SignedIn, id: &str) -> Result<Event, AppError> {
    let event = any(context, id).await?;
    let sites = context.app.store.org_units().tree().await?;
    if concerns(signed_in, &sites, &event) { Ok(event) } else { Err(AppError::NotFound) }
}

/// What people call the site or team of an event.
fn unit_name(sites: &[Site], unit: OrgUnit) -> String {
    let teams = || sites.iter().flat_map(|site| &site.departments).flat_map(|department| &department.teams);
    match unit {
        OrgUnit::Site(id) => sites.iter().find(|site| site.id == id).map(|site| site.name.clone()),
        OrgUnit::Team(id) => teams().find(|(team, _)| *team == id).map(|(_, name)| name.clone()),
        OrgUnit::Department(_) => None,
    }
    .unwrap_or_default()
}

/// The days and hours of an event, by the clock of a site.
fn when(locale: Locale, event: &Event, zone: &TimeZone) -> String {
    let at = |moment: Timestamp| moment.to_zoned(zone.clone());
    let (start, end) = (at(event.starts_at), at(event.ends_at()));
    let day = |date| dates::weekday_and_day(locale, Workday(date));
    if start.date() == end.date() {
        let hours = words::range(locale, &dates::time(start.time()), &dates::time(end.time()));
        return t!(locale, "counselling-when", day = day(start.date()), hours = hours);
    }
    let moment = |date, time| format!("{} {}", day(date), dates::time(time));
    words::range(locale, &moment(start.date(), start.time()), &moment(end.date(), end.time()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::counselling::InBothLanguages;
    use uuid::Uuid;

    #[test]
    fn an_event_begins_on_the_day_of_its_site() {
        let title = InBothLanguages::default();
        let event = Event {
            id: EventId(Uuid::nil()),
            organiser: None,
            unit: OrgUnit::Site(1),
            title: title.clone(),
            text: title,
            // Sunday in Europe, Monday in China.
            starts_at: "2026-02-01T17:00:00Z".parse().unwrap(),
            minutes: 60,
            place: String::new(),
        };
        for (zone, day) in [("Asia/Shanghai", "2026-02-02"), ("Europe/Berlin", "2026-02-01")] {
            let time_zone = TimeZone::get(zone).unwrap();
            let site = Site { id: 1, name: zone.to_owned(), time_zone, earlier_zone: None, departments: Vec::new() };
            assert_eq!(first_day(&event, Some(&site)), day.parse::<Workday>().unwrap(), "{zone}");
            assert_eq!(site_of(std::slice::from_ref(&site), event.unit).map(|site| site.id), Some(1));
        }
    }
}
