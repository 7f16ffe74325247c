//! Events: what `/events` shows, what its forms do, and what an event did to the climate.

pub mod calendar;
pub mod cancel_event;
pub mod export;
pub mod join_event;
pub mod leave_event;
pub mod lift;
pub mod page;
pub mod plan_event;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{Event, EventId, OrgUnit};
use store::Site;

/// The page of all forms about events.
pub const PAGE: &str = "/events";

/// The site to which the viewer belongs.
fn own_site<'a>(signed_in: &SignedIn, sites: &'a [Site]) -> Option<&'a Site> {
    sites.iter().find(|site| Some(site.name.as_str()) == signed_in.person().site.as_deref())
}

/// The events that concern the viewer, by their beginning.
async fn concerning(context: &RequestContext, signed_in: &SignedIn, sites: &[Site]) -> Result<Vec<Event>, AppError> {
    let site = own_site(signed_in, sites).map(|site| site.id);
    let mut events = context.app.store.events().all().await?;
    let day = |event: &Event| match event.unit {
        OrgUnit::Team(team) => signed_in.today_in(team),
        _ => signed_in.today(),
    };
    events.retain(|event| event.concerns(&signed_in.viewer, site, day(event)));
    Ok(events)
}

/// One event that concerns the viewer.
///
/// # Errors
/// [`AppError::NotFound`] if there is none with this id.
async fn one(context: &RequestContext, signed_in: &SignedIn, id: &str) -> Result<Event, AppError> {
    let id: EventId = id.parse().map_err(|_| AppError::NotFound)?;
    let sites = context.app.store.org_units().tree().await?;
    let events = concerning(context, signed_in, &sites).await?;
    events.into_iter().find(|event| event.id == id).ok_or(AppError::NotFound)
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
