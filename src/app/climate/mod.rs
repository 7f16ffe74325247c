//! What `/climate` shows: the report of one place and period, and where else one may look.

pub mod choose_counted;
pub mod close;
pub mod files;
pub mod gathered;
pub mod put_off_counted;
pub mod report;
pub mod sheet;

use crate::app::access_log::record::record_report_access;
use crate::app::climate::gathered::{Gathered, Period, find, gather};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use ::report::charts::ChartMedium;
use ::report::print::Document;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::{OrgUnit, Report, Role, Workday};
use insight::old_climate::period::Month;
use store::Site;

/// The whole screen.
#[derive(Clone, Debug)]
pub enum ClimateView {
    /// A lead who leads no team today.
    NoTeam,
    /// No week has closed yet.
    NoWeek,
    /// A report.
    Report(Box<Shown>),
}

/// A report with the ways to others.
#[derive(Clone, Debug)]
pub struct Shown {
    /// From the site down to the place, then those directly below it; or all teams of a lead.
    pub places: Vec<PlaceLink>,
    /// Which place.
    pub place: OrgUnit,
    /// Whether it is a team as its lead sees it.
    pub own_team: bool,
    /// For when.
    pub period: Period,
    /// The same in words.
    pub when: String,
    /// The same place by weeks and by months: addresses.
    pub spans: [(Span, String); 2],
    /// The period before and after, where there are any: addresses.
    pub around: [Option<String>; 2],
    /// The report, with charts as wide as a page.
    pub document: Document,
    /// The same with charts as wide as a phone.
    pub for_phone: Document,
}

/// By week or by month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// By week.
    Week,
    /// By month.
    Month,
}

/// One place to look at.
#[derive(Clone, Debug)]
pub struct PlaceLink {
    /// Its address.
    pub href: String,
    /// As people call it.
    pub name: String,
    /// How deep it lies: 0 for a site.
    pub depth: u8,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// What was asked for, once it is known to be allowed.
pub struct Asked {
    /// The centre's sites.
    pub sites: Vec<Site>,
    /// Which place.
    pub place: OrgUnit,
    /// For when.
    pub period: Period,
    /// The first Monday that the viewer may look at; none where they may look at all.
    pub since: Option<Workday>,
    /// The newest closed week.
    pub newest: Workday,
}

/// Why there is nothing to ask for.
pub enum Nothing {
    /// The viewer leads no team today.
    NoTeam,
    /// No week has closed yet.
    NoWeek,
}

/// Finds out what is asked for: without a place the first one that the viewer may see, without a period the newest month that is
/// whole, or the newest week before there is one.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] where there is no such place or it is not the viewer's to see.
pub async fn asked(
    context: &RequestContext,
    place: Option<&str>,
    period: Option<&str>,
) -> Result<Result<Asked, Nothing>, AppError> {
    let signed_in = context.allowed(Action::SeeClimate, Subject::None)?;
    let (viewer, today) = (&signed_in.viewer, signed_in.today());
    let sites = context.app.store.org_units().tree().await?;
    let everywhere = viewer.roles.has(Role::Psychologist);
    let place = match place {
        Some(text) => Some(text.parse().map_err(|()| AppError::NotFound)?),
        None if everywhere => sites.first().map(|site| OrgUnit::Site(site.id)),
        None => viewer.teams(TeamRole::Lead, today).next().map(OrgUnit::Team),
    };
    let Some(place) = place else { return Ok(Err(Nothing::NoTeam)) };
    context.allowed(Action::SeeClimate, Subject::OrgUnit(place, today)).map_err(|_| AppError::NotFound)?;
    let (site, ..) = find(&sites, place).ok_or(AppError::NotFound)?;
    let closed = context.app.store.climate().closed_weeks(site.id).await?;
    let Some(newest) = closed.first().map(|week| week.monday) else { return Ok(Err(Nothing::NoWeek)) };
    // What a lead's role reaches begins with the first whole week of it.
    let since = match (everywhere, place) {
        (false, OrgUnit::Team(team)) => {
            let ties = viewer
                .memberships
                .iter()
                .filter(|tie| tie.role == TeamRole::Lead && tie.team == team && tie.holds_on(today));
            ties.map(|tie| tie.from.plus(6).week_start()).min()
        }
        _ => None,
    };
    let newest_month = Month::of(newest.plus(7)).before();
    let whole = newest_month.mondays().iter().all(|monday| closed.iter().any(|week| week.monday == *monday));
    let period = match period {
        Some(text) => text.parse().map_err(|()| AppError::NotFound)?,
        None if whole => Period::Month(newest_month),
        None => Period::Week(newest),
    };
    Ok(Ok(Asked { sites, place, period, since, newest }))
}

/// Loads the screen, and notes that the report was looked at.
///
/// # Errors
/// As [`asked`] says.
pub async fn load(
    context: RequestContext,
    place: Option<String>,
    period: Option<String>,
) -> Result<ClimateView, AppError> {
    let asked = match asked(&context, place.as_deref(), period.as_deref()).await? {
        Ok(asked) => asked,
        Err(Nothing::NoTeam) => return Ok(ClimateView::NoTeam),
        Err(Nothing::NoWeek) => return Ok(ClimateView::NoWeek),
    };
    let signed_in = context.allowed(Action::SeeClimate, Subject::None)?;
    let everywhere = signed_in.viewer.roles.has(Role::Psychologist);
    let gathered = gathered(&context, &asked, Report::Climate).await?;
    let write = |room| report::report(&gathered, &context.app.store.stressors().list(), context.visitor.locale, room);
    let Asked { sites, place, period, since, newest } = &asked;
    let places = if everywhere {
        tree(sites, *place, *period)
    } else {
        let led: Vec<_> = signed_in.viewer.teams(TeamRole::Lead, signed_in.today()).collect();
        own(sites, &led.into_iter().map(OrgUnit::Team).collect::<Vec<_>>(), *place, *period)
    };
    let last = period.mondays().last().copied().unwrap_or(*newest);
    let first = period.mondays().first().copied().unwrap_or(*newest);
    let known = |other: Period| {
        let mondays = other.mondays();
        let not_before = since.is_none_or(|since| mondays.first().is_some_and(|monday| *monday >= since));
        (not_before && mondays.last().is_some_and(|monday| *monday <= *newest)).then(|| address(*place, other))
    };
    Ok(ClimateView::Report(Box::new(Shown {
        places,
        place: *place,
        own_team: !everywhere,
        period: *period,
        when: report::period(context.visitor.locale, *period),
        spans: [
            (Span::Week, address(*place, Period::Week(last.min(*newest)))),
            (Span::Month, address(*place, Period::Month(Month::of(first)))),
        ],
        around: [known(period.before()), known(period.after())],
        document: write(ChartMedium::Page),
        for_phone: write(ChartMedium::Phone),
    })))
}

/// What the report is made of, once it was noted that it was looked at.
///
/// # Errors
/// Where the store cannot be used.
pub async fn gathered(
    context: &RequestContext,
    asked: &Asked,
    report: fn(String) -> Report,
) -> Result<Gathered, AppError> {
    let reader = context.allowed(Action::SeeClimate, Subject::None)?;
    let Asked { sites, place, period, since, .. } = asked;
    let found = gather(&context.app, sites, *place, *period, *since).await?.ok_or(AppError::NotFound)?;
    let about = format!("{}, {period}", found.name);
    record_report_access(context, reader, report(about)).await?;
    Ok(found)
}

/// The address of a report.
#[must_use]
pub fn address(place: OrgUnit, period: Period) -> String {
    format!("/climate/{place}?period={period}")
}

fn tree(sites: &[Site], current: OrgUnit, period: Period) -> Vec<PlaceLink> {
    let link = |place: OrgUnit, name: &str, depth| PlaceLink {
        href: address(place, period),
        name: name.to_owned(),
        depth,
        current: place == current,
    };
    let mut links = Vec::new();
    for site in sites {
        links.push(link(OrgUnit::Site(site.id), &site.name, 0));
        for department in &site.departments {
            links.push(link(OrgUnit::Department(department.id), &department.name, 1));
            let here = current == OrgUnit::Department(department.id)
                || department.teams.iter().any(|(team, _)| current == OrgUnit::Team(*team));
            if here {
                links.extend(department.teams.iter().map(|(team, name)| link(OrgUnit::Team(*team), name, 2)));
            }
        }
    }
    links
}

fn own(sites: &[Site], led: &[OrgUnit], current: OrgUnit, period: Period) -> Vec<PlaceLink> {
    led.iter()
        .filter_map(|place| {
            let (_, name, _) = find(sites, *place)?;
            Some(PlaceLink { href: address(*place, period), name, depth: 0, current: *place == current })
        })
        .collect()
}
