//! The data of a climate report of one site or department and period: estimates from released draws and frozen rosters.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::state::AppState;
use domain::{OrgUnit, ShiftPattern, Workday};
use insight::climate::estimate::{
    self, ClimateScope, Estimate, HelpfulIntervention, Mention, MentionTrend, Part, Span, StatedCourse,
    WeatherEstimate, Weeks,
};
use insight::climate::{Breakdown, Draw, Epsilon, Month, Period, Quarter, Released, Stream};
use store::{ClimateComment, HourLoad, Site, StoreError};

/// What was drawn of one site.
#[derive(Clone, Debug)]
pub struct SiteDraws {
    /// Every draw, ascending by period.
    pub draws: Vec<Released<Draw>>,
    /// The weekly weather.
    pub weeks: Weeks,
}

/// A unit of the site.
#[derive(Clone, Debug)]
pub struct UnitRow {
    /// Its first department.
    pub place: OrgUnit,
    /// Its departments as people call them.
    pub name: String,
    /// The period that the figures cover: the shortest that is not shorter than the report's and is exact enough.
    pub period: Period,
    /// Its weather.
    pub now: WeatherEstimate,
    /// What its own report says of its course.
    pub stated: StatedCourse,
}

/// A stressor or uplift with its trend; no trend if there are too few months before.
pub type MentionWithTrend = (Mention, Option<MentionTrend>);

/// What a month or quarter of a site shows beyond weather.
#[derive(Clone, Debug)]
pub struct Mentions {
    /// The period that the figures cover.
    pub period: Period,
    /// The month that was compared with those before: the last of the period. Trends are of it.
    pub compared: Period,
    /// The most frequent first.
    pub stressors: Vec<MentionWithTrend>,
    /// The stressor whose share rose most in the month that was compared, with its share of that month, if one rose.
    pub largest_rise: Option<MentionWithTrend>,
    /// The most frequent first.
    pub uplifts: Vec<MentionWithTrend>,
    /// High, middle, low.
    pub energy: Option<[Estimate; 3]>,
}

/// What a quarter of a site shows.
#[derive(Clone, Debug)]
pub struct QuarterFigures {
    /// Which.
    pub quarter: Quarter,
    /// The one breakdown that was chosen for it, and its parts.
    pub breakdown: Option<(Breakdown, Vec<Part>)>,
    /// What helped more often than noise explains, the most frequent first; none if it was not drawn.
    pub helped: Option<Vec<HelpfulIntervention>>,
}

/// The data of a report.
#[derive(Clone, Debug)]
pub struct ReportData {
    /// The site that the place belongs to.
    pub site: String,
    /// Which site or department.
    pub place: OrgUnit,
    /// As people call it; all departments of a unit.
    pub name: String,
    /// For when.
    pub period: Period,
    /// Whether the department is counted only together with the whole site.
    pub within_site: bool,
    /// The weather of the period.
    pub now: Option<WeatherEstimate>,
    /// What is said of its course: of the newest period by all weeks that are drawn, of an older one up to its end.
    pub stated: StatedCourse,
    /// The weather of the period before.
    pub before: Option<WeatherEstimate>,
    /// Periods of the same span up to this one, ascending, with what was drawn of them.
    pub course: Vec<(Period, Option<WeatherEstimate>)>,
    /// The units of a site, the brightest first.
    pub units: Vec<UnitRow>,
    /// Stressors, uplifts and energy of the site: of the newest month up to the end of the period, or of the quarter.
    pub mentions: Option<Mentions>,
    /// The newest quarter of the site up to the end of the period.
    pub quarter: Option<QuarterFigures>,
    /// The calls of that quarter by hour of the day, of the queues of the site's teams.
    pub load: [HourLoad; 24],
    /// The hours of the site's shifts.
    pub shifts: Vec<ShiftPattern>,
    /// What psychologists signed.
    pub comments: Vec<ClimateComment>,
    /// The draws of the period and of what is shown with it; of a department those of its own unit alone.
    pub draws: Vec<Released<Draw>>,
    /// What people call the site or unit of each of these draws.
    pub draw_names: Vec<String>,
    /// The privacy budget of a person-week in force.
    pub budget: Epsilon,
    /// The most that a person-week of the weeks shown loses: the budget, or more where it was lowered since.
    pub loss: Epsilon,
    /// Whether the centre is a demo.
    pub demo: bool,
    /// The time zone of the site.
    pub zone: TimeZone,
    /// When this was made, by the clock of the site.
    pub made: DateTime,
}

/// Reads what was drawn of a site.
///
/// # Errors
/// If the store cannot be read.
pub async fn drawn(app: &AppState, site: i64) -> Result<SiteDraws, StoreError> {
    let draws = app.store.climate().draws(site).await?;
    let rosters = app.store.climate().rosters(site).await?;
    let weeks = Weeks::new(&draws, &rosters);
    Ok(SiteDraws { draws, weeks })
}

/// The scope of the estimates of an org unit; none for a team, which has no figures.
#[must_use]
pub const fn place_of(unit: OrgUnit) -> Option<ClimateScope> {
    match unit {
        OrgUnit::Site(_) => Some(ClimateScope::Site),
        OrgUnit::Department(id) => Some(ClimateScope::Department(id)),
        OrgUnit::Team(_) => None,
    }
}

/// The last Monday of a period.
#[must_use]
pub fn last_monday(period: Period) -> Workday {
    period.mondays().last().copied().unwrap_or(Workday::from_number(0))
}

/// The names of the departments that are counted together, in one string.
#[must_use]
pub fn joined(site: &Site, departments: &[i64]) -> String {
    let name = |id: &i64| site.departments.iter().find(|department| department.id == *id).map(|d| d.name.as_str());
    departments.iter().filter_map(name).collect::<Vec<_>>().join(" + ")
}

/// What people call the site or unit that a draw covers.
#[must_use]
pub fn draw_name(site: &Site, draw: &Draw) -> String {
    if draw.departments.is_empty() { site.name.clone() } else { joined(site, &draw.departments) }
}

/// Periods that a course shows: half a year of weeks, a year of months, two years of quarters.
const fn course_length(span: Span) -> usize {
    match span {
        Span::Week => 26,
        Span::Month => 12,
        Span::Quarter => 8,
    }
}

/// Reads what a report needs. `drawn` is what was drawn of the site, and `place` is what the estimates call `unit`.
///
/// # Errors
/// If the store cannot be read.
pub async fn gather(
    app: &AppState,
    site: &Site,
    drawn: &SiteDraws,
    unit: OrgUnit,
    place: ClimateScope,
    period: Period,
) -> Result<ReportData, StoreError> {
    let (weeks, span, last) = (&drawn.weeks, Span::of(period), last_monday(period));
    let (now, last_reported_week) = (weeks.weather(place, period), weeks.last_reported_week(period));
    let own = match unit {
        OrgUnit::Department(id) => weeks.unit_of(id, last),
        _ => Vec::new(),
    };
    let name = match unit {
        OrgUnit::Department(id) if own.is_empty() => joined(site, &[id]),
        OrgUnit::Department(_) => joined(site, &own),
        _ => site.name.clone(),
    };
    let course = course(weeks, place, period);
    let quarter = quarter(&drawn.draws, Span::Quarter.newest_whole(last));
    let load = load(app, site, quarter.as_ref()).await?;
    let mentions = mentions(&drawn.draws, span, last);
    let shown: Vec<Period> = [Some(period), mentions.as_ref().map(|shown| shown.period)]
        .into_iter()
        .chain([quarter.as_ref().map(|shown| Period::Quarter(shown.quarter))])
        .flatten()
        .collect();
    let draws = draws_of(&drawn.draws, unit, period, &shown);
    let budget = app.store.settings().privacy_budget().await?.total();
    let loss = app.store.climate().loss(site.id, course.iter().flat_map(|(period, _)| period.mondays()));
    Ok(ReportData {
        site: site.name.clone(),
        place: unit,
        name,
        period,
        within_site: matches!(unit, OrgUnit::Department(_)) && own.is_empty() && now.is_none(),
        stated: estimate::stated(weeks, place, period, last_reported_week),
        before: weeks.weather(place, period.before()),
        course,
        units: if place == ClimateScope::Site {
            units(site, weeks, span, last, last_reported_week)
        } else {
            Vec::new()
        },
        mentions,
        quarter,
        load,
        shifts: app.store.climate().shifts(site.id).await?,
        comments: app.store.climate().comments(unit, period).await?,
        draw_names: draws.iter().map(|draw| draw_name(site, draw)).collect(),
        draws,
        loss: loss.max(budget),
        budget,
        demo: app.store.settings().get("demo").await?.is_some(),
        zone: site.time_zone.clone(),
        made: app.clock.local(&site.time_zone),
        now,
    })
}

/// The weather of the period and of those before it, the earliest first. It begins where there is something.
fn course(weeks: &Weeks, place: ClimateScope, period: Period) -> Vec<(Period, Option<WeatherEstimate>)> {
    let mut course: Vec<(Period, Option<WeatherEstimate>)> =
        std::iter::successors(Some(period), |period| Some(period.before()))
            .take(course_length(Span::of(period)))
            .map(|period| (period, weeks.weather(place, period)))
            .collect();
    while course.len() > 1 && course.last().is_some_and(|(_, shown)| shown.is_none()) {
        course.pop();
    }
    course.reverse();
    course
}

/// The calls of a quarter by hour of the day; none without a quarter.
async fn load(app: &AppState, site: &Site, quarter: Option<&QuarterFigures>) -> Result<[HourLoad; 24], StoreError> {
    let mondays = quarter.map(|quarter| quarter.quarter.mondays()).unwrap_or_default();
    match (mondays.first(), mondays.last()) {
        (Some(first), Some(last)) => app.store.load().by_hour(site.id, *first, last.plus(6)).await,
        _ => Ok(Default::default()),
    }
}

/// The draws of a unit from which a report of `period` is made; `shown` are all the periods of which it has figures.
fn draws_of(draws: &[Released<Draw>], unit: OrgUnit, period: Period, shown: &[Period]) -> Vec<Released<Draw>> {
    let inside = |draw: &&Released<Draw>| match draw.period {
        Period::Week(monday) => period.mondays().contains(&monday),
        Period::Month(month) => shown.iter().any(|shown| contains(*shown, month)),
        of @ Period::Quarter(_) => shown.contains(&of),
    };
    let of_place = |draw: &&Released<Draw>| match unit {
        OrgUnit::Department(id) => draw.departments.contains(&id),
        OrgUnit::Site(_) | OrgUnit::Team(_) => true,
    };
    draws.iter().filter(inside).filter(of_place).cloned().collect()
}

/// Whether a month belongs to a period that is shown.
fn contains(shown: Period, month: Month) -> bool {
    match shown {
        Period::Week(_) => false,
        Period::Month(of) => of == month,
        Period::Quarter(quarter) => month.quarter() == quarter,
    }
}

/// The units of a site in a report of this span whose last week is that of `last`, and which tells lasting shifts up to
/// the week of `last_reported_week`.
fn units(site: &Site, weeks: &Weeks, span: Span, last: Workday, last_reported_week: Workday) -> Vec<UnitRow> {
    let row = |departments: Vec<i64>| {
        let place = ClimateScope::Department(*departments.first()?);
        let span = span.max(weeks.shortest(place, last));
        let period = span.newest_whole(last);
        let now = weeks.weather(place, period)?;
        Some(UnitRow {
            place: OrgUnit::Department(*departments.first()?),
            name: joined(site, &departments),
            period,
            stated: estimate::stated(weeks, place, period, last_reported_week),
            now,
        })
    };
    let mut rows: Vec<UnitRow> = weeks.units(last).into_iter().filter_map(row).collect();
    rows.sort_by(|a, b| b.now.mean.value.total_cmp(&a.now.mean.value));
    rows
}

fn mentions(draws: &[Released<Draw>], span: Span, last: Workday) -> Option<Mentions> {
    let month = match Span::Month.newest_whole(last) {
        Period::Month(month) => month,
        _ => return None,
    };
    let period = if span == Span::Quarter { Period::Quarter(month.quarter()) } else { Period::Month(month) };
    let of = |stream: Stream| draws.iter().filter(move |draw| draw.stream == stream);
    let within = |draw: &&Released<Draw>| matches!(draw.period, Period::Month(of) if contains(period, of));
    let named = |stream: Stream| -> Vec<MentionWithTrend> {
        let trends = estimate::trends(of(stream), month);
        let mentions = estimate::mentions(of(stream).filter(within));
        mentions.into_iter().map(|mention| (trends.get(&mention.key).copied(), mention)).map(|(t, m)| (m, t)).collect()
    };
    let compared = Period::Month(month);
    let largest_rise = estimate::largest_rise(of(Stream::Stressors), month).and_then(|key| {
        let of_month = estimate::mentions(of(Stream::Stressors).filter(|draw| draw.period == compared));
        let trend = estimate::trends(of(Stream::Stressors), month).get(&key).copied();
        Some((of_month.into_iter().find(|mention| mention.key == key)?, trend))
    });
    let found = Mentions {
        period,
        compared,
        stressors: named(Stream::Stressors),
        largest_rise,
        uplifts: named(Stream::Uplifts),
        energy: estimate::energy(of(Stream::Energy).filter(within)),
    };
    (!found.stressors.is_empty() || !found.uplifts.is_empty() || found.energy.is_some()).then_some(found)
}

fn quarter(draws: &[Released<Draw>], period: Period) -> Option<QuarterFigures> {
    let Period::Quarter(quarter) = period else { return None };
    let of = || draws.iter().filter(|draw| draw.period == period);
    let breakdown = of().find_map(|draw| match draw.stream {
        Stream::Breakdown(breakdown) => Some((breakdown, estimate::parts(draw))),
        _ => None,
    });
    let helped = of().find(|draw| draw.stream == Stream::Helped).map(estimate::helped);
    (breakdown.is_some() || helped.is_some()).then_some(QuarterFigures { quarter, breakdown, helped })
}
