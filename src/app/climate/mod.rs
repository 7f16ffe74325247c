//! What `/climate` shows: the report of one site or department and period, and where else one may look.

pub mod choose_counted;
pub mod close;
pub mod files;
pub mod for_programs;
pub mod gathered;
pub mod newest_report;
pub mod put_off_counted;
pub mod remove_climate_comment;
pub mod report;
pub mod rows;
pub mod sign_climate_comment;
pub mod year;

use crate::app::access_log::record::record_report_access;
use crate::app::climate::gathered::{ReportData, SiteDraws, drawn, gather, joined, last_monday, place_of};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use ::report::charts::ChartMedium;
use ::report::print::Document;
use domain::access::{Action, Subject};
use domain::{OrgUnit, Report, Role, TeamId, Workday};
use insight::climate::Period;
use insight::climate::estimate::{ClimateScope, Span};
use store::Site;

/// The whole screen.
#[derive(Clone, Debug)]
pub enum ClimateView {
    /// A lead who leads no team today.
    NoTeam,
    /// Nothing was drawn of this place yet.
    NoFigures(Vec<PlaceLink>),
    /// A report.
    Report(Box<ReportPage>),
}

/// A report with the ways to others.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// The sites that the reader may read, each with its units.
    pub places: Vec<PlaceLink>,
    /// The place, as an org unit.
    pub place: OrgUnit,
    /// For when.
    pub period: Period,
    /// The same in words.
    pub when: String,
    /// The same place by week, month and quarter, with addresses. A span that is not exact enough is missing.
    pub spans: Vec<(Span, String)>,
    /// The period before and after, where there are any: addresses.
    pub around: [Option<String>; 2],
    /// The report, with charts as wide as a page.
    pub document: Document,
    /// The same with charts as wide as a phone.
    pub for_phone: Document,
    /// The year that ends with the newest whole quarter, if one is over: an address.
    pub year: Option<String>,
    /// Whether the reader may sign a comment.
    pub may_comment: bool,
    /// Whether one of the comments is the reader's.
    pub own_comment: bool,
}

/// One place to look at.
#[derive(Clone, Debug)]
pub struct PlaceLink {
    /// Its address.
    pub href: String,
    /// As people call it.
    pub name: String,
    /// How deep it is: 0 for a site, 1 for a unit.
    pub depth: u8,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// A request for a report that the reader may see.
pub struct ReportRequest {
    /// The sites that the reader may read, or of which they may read a department.
    sites: Vec<Site>,
    /// The site of the place.
    site: Site,
    /// What was drawn of it.
    drawn: SiteDraws,
    /// The place, as an org unit.
    unit: OrgUnit,
    /// The same place, as the estimates call it.
    place: ClimateScope,
    /// For when; none if there is nothing to show yet.
    period: Option<Period>,
    /// The spans that are exact enough.
    spans: Vec<Span>,
}

/// The sites of which the reader may read the climate, with the departments that they may read.
fn readable(context: &RequestContext, signed_in: &SignedIn, sites: Vec<Site>) -> Vec<Site> {
    let may = |team| context.allowed(Action::SeeClimate, Subject::Team(team, signed_in.today_in(team))).is_ok();
    let everywhere = context.visitor.viewer().is_some_and(|viewer| viewer.roles.has(Role::Psychologist));
    let keep = |mut site: Site| {
        if !everywhere {
            site.departments.retain(|department| department.teams.iter().any(|(team, _)| may(*team)));
        }
        (everywhere || !site.departments.is_empty()).then_some(site)
    };
    sites.into_iter().filter_map(keep).collect()
}

/// The site of a place.
fn site_of(sites: &[Site], unit: OrgUnit) -> Option<&Site> {
    sites.iter().find(|site| match unit {
        OrgUnit::Site(id) => site.id == id,
        OrgUnit::Department(id) => site.departments.iter().any(|department| department.id == id),
        OrgUnit::Team(_) => false,
    })
}

/// Finds out what is asked for: without a place the first site of a psychologist or the department of a lead's first
/// team; without a period the newest one of the shortest span that is exact enough. None if the reader leads no team.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] if there is no such place or period, or it is not the reader's to
/// see.
pub async fn asked(
    context: &RequestContext,
    place: Option<&str>,
    period: Option<&str>,
) -> Result<Option<ReportRequest>, AppError> {
    let signed_in = context.allowed(Action::SeeClimate, Subject::None)?;
    let all = context.app.store.org_units().tree().await?;
    let sites = readable(context, signed_in, all.clone());
    let unnamed = place.is_none();
    let unit = match place {
        Some(text) => text.parse().map_err(|()| AppError::NotFound)?,
        None => match own_place(signed_in, &sites) {
            Some(unit) => unit,
            None => return Ok(None),
        },
    };
    let readable = site_of(&sites, unit).ok_or(AppError::NotFound)?;
    // With all departments: those of a unit are named together.
    let site = all.into_iter().find(|site| site.id == readable.id).ok_or(AppError::NotFound)?;
    let drawn = drawn(&context.app, site.id).await?;
    let newest = drawn.weeks.newest();
    // A site that is one unit has no figures of departments: a lead who asks for none in particular reads those of the
    // site.
    let is_one_unit = newest.is_some_and(|newest| drawn.weeks.units(newest).len() < 2);
    let unit = if unnamed && is_one_unit { OrgUnit::Site(site.id) } else { unit };
    let place = place_of(unit).ok_or(AppError::NotFound)?;
    let spans: Vec<Span> = match newest {
        Some(newest) => {
            let shortest = drawn.weeks.shortest(place, newest);
            Span::ALL.into_iter().filter(|span| *span >= shortest).collect()
        }
        None => Vec::new(),
    };
    let period = period_to_show(&drawn, &spans, period)?;
    Ok(Some(ReportRequest { sites, site, drawn, unit, place, period, spans }))
}

/// The first site of a psychologist or the department of a lead's first team; none if the reader leads no team.
fn own_place(signed_in: &SignedIn, sites: &[Site]) -> Option<OrgUnit> {
    if signed_in.viewer.roles.has(Role::Psychologist) {
        return sites.first().map(|site| OrgUnit::Site(site.id));
    }
    let of_team = |team: TeamId| {
        let mut departments = sites.iter().flat_map(|site| &site.departments);
        departments.find(|department| department.teams.iter().any(|(id, _)| *id == team)).map(|d| d.id)
    };
    signed_in.led_teams().find_map(of_team).map(OrgUnit::Department)
}

/// The period that is asked for or, without one, the newest of the shortest of these spans; none if there is nothing to
/// show yet. A period that is too short for an exact figure is replaced by the one around it.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such period.
fn period_to_show(drawn: &SiteDraws, spans: &[Span], wanted: Option<&str>) -> Result<Option<Period>, AppError> {
    let newest_and_shortest = drawn.weeks.newest().zip(spans.first());
    let Some(text) = wanted else {
        let whole = newest_and_shortest.map(|(newest, shortest)| (shortest.newest_whole(newest), newest));
        return Ok(whole.filter(|(period, newest)| is_known(drawn, *period, *newest)).map(|(period, _)| period));
    };
    let (newest, shortest) = newest_and_shortest.ok_or(AppError::NotFound)?;
    let wanted: Period = text.parse().map_err(|_| AppError::NotFound)?;
    let span = Span::of(wanted).max(*shortest);
    let shown = if span == Span::of(wanted) { wanted } else { span.period(last_monday(wanted)) };
    let shown = if last_monday(shown) > newest && shown != wanted { shown.before() } else { shown };
    if is_known(drawn, shown, newest) { Ok(Some(shown)) } else { Err(AppError::NotFound) }
}

/// Whether a period is over and a week of it was drawn at the site.
fn is_known(drawn: &SiteDraws, period: Period, newest: Workday) -> bool {
    last_monday(period) <= newest && drawn.weeks.oldest().is_some_and(|oldest| last_monday(period) >= oldest)
}

/// Loads the screen, and records that the report was viewed.
///
/// # Errors
/// As [`asked`].
pub async fn load(
    context: RequestContext,
    place: Option<String>,
    period: Option<String>,
) -> Result<ClimateView, AppError> {
    let Some(asked) = asked(&context, place.as_deref(), period.as_deref()).await? else {
        return Ok(ClimateView::NoTeam);
    };
    let places = places(&asked);
    let Some(period) = asked.period else { return Ok(ClimateView::NoFigures(places)) };
    let signed_in = context.allowed(Action::SeeClimate, Subject::None)?;
    let gathered = gathered(&context, &asked, period, Report::Climate).await?;
    let locale = context.visitor.locale;
    let write = |medium| report::report(&gathered, &context.app.store.stressors().list(), locale, medium);
    let newest = asked.drawn.weeks.newest();
    let known = |other: Period| {
        let known = newest.is_some_and(|newest| is_known(&asked.drawn, other, newest));
        known.then(|| address(asked.unit, other))
    };
    let last = last_monday(period);
    let spans = asked.spans.iter().filter_map(|span| {
        let same = if *span == Span::of(period) { period } else { span.newest_whole(last) };
        Some((*span, known(same)?))
    });
    Ok(ClimateView::Report(Box::new(ReportPage {
        places,
        place: asked.unit,
        period,
        when: words::climate::period(locale, period),
        spans: spans.collect(),
        around: [known(period.before()), known(period.after())],
        document: write(ChartMedium::Page),
        for_phone: write(ChartMedium::Phone),
        year: year::address(&asked),
        may_comment: context.allowed(Action::CommentOnClimate, Subject::None).is_ok(),
        own_comment: gathered.comments.iter().any(|comment| comment.author == signed_in.viewer.person),
    })))
}

/// Records the view, and returns the data of the report.
///
/// # Errors
/// If the store cannot be used.
pub async fn gathered(
    context: &RequestContext,
    asked: &ReportRequest,
    period: Period,
    report: fn(String) -> Report,
) -> Result<ReportData, AppError> {
    let reader = context.allowed(Action::SeeClimate, Subject::None)?;
    let found = gather(&context.app, &asked.site, &asked.drawn, asked.unit, asked.place, period).await?;
    record_report_access(context, reader, report(format!("{}, {period}", found.name))).await?;
    Ok(found)
}

impl ReportRequest {
    /// The place, as an org unit.
    #[must_use]
    pub const fn unit(&self) -> OrgUnit {
        self.unit
    }

    /// For when; none if there is nothing to show yet.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        self.period
    }
}

/// The address of a report.
#[must_use]
pub fn address(place: OrgUnit, period: Period) -> String {
    format!("/climate/{place}?period={period}")
}

/// The sites, and below the current one its units, as far as the reader may read them. A link within the site keeps the
/// period if it is exact enough there.
fn places(asked: &ReportRequest) -> Vec<PlaceLink> {
    let newest = asked.drawn.weeks.newest();
    let exact = |unit: OrgUnit, period: &Period| {
        let shortest = newest.zip(place_of(unit)).map(|(newest, place)| asked.drawn.weeks.shortest(place, newest));
        site_of(std::slice::from_ref(&asked.site), unit).is_some() && shortest <= Some(Span::of(*period))
    };
    let link = |unit: OrgUnit, name: String, depth, current| PlaceLink {
        href: match asked.period.filter(|period| exact(unit, period)) {
            Some(period) => address(unit, period),
            None => format!("/climate/{unit}"),
        },
        name,
        depth,
        current,
    };
    let mut links = Vec::new();
    for site in &asked.sites {
        let unit = OrgUnit::Site(site.id);
        links.push(link(unit, site.name.clone(), 0, asked.unit == unit));
        if site.id != asked.site.id {
            continue;
        }
        for departments in newest.map(|newest| asked.drawn.weeks.units(newest)).unwrap_or_default() {
            let may = |id: &&i64| site.departments.iter().any(|department| department.id == **id);
            let Some(first) = departments.iter().find(may) else { continue };
            let current = matches!(asked.unit, OrgUnit::Department(id) if departments.contains(&id));
            links.push(link(OrgUnit::Department(*first), joined(&asked.site, &departments), 1, current));
        }
    }
    links
}
