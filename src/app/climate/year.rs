//! What `/climate/year` shows: the last four quarters of a place, from released figures and the register of stressors,
//! as a page and as a file.

use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::files::printed;
use super::gathered::ReportData;
use super::report::year::year;
use super::{ReportRequest, asked, gathered, is_known};
use crate::app::stressor_register::year::{self as register_year, RegisterQuarter};
use crate::state::AppState;
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::visitor::Visitor;
use ::report::charts::ChartMedium;
use ::report::print::Document;
use domain::{OrgUnit, Report};
use insight::climate::Period;
use insight::climate::estimate::Span;

/// The page.
pub const PAGE: &str = "/climate/year";
/// The file.
const FILE: &str = "/climate/year.pdf";
/// How many quarters it has.
const QUARTERS: usize = 4;

/// What was asked for after the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct YearQuery {
    /// Which site or department; without it the one that `/climate` opens.
    pub place: Option<String>,
    /// The last quarter; without it the newest one that is over.
    pub until: Option<String>,
}

/// A year.
#[derive(Clone, Debug)]
pub struct ClimateYear {
    /// The report, with charts as wide as a page.
    pub document: Document,
    /// The same with charts as wide as a phone.
    pub for_phone: Document,
    /// The file.
    pub pdf: String,
    /// The report of the last quarter.
    pub back: String,
    /// The year before, if a quarter of it is known.
    pub earlier: Option<String>,
}

/// The address of the year of a place that ends with its newest whole quarter; none if no quarter is over yet.
#[must_use]
pub fn address(asked: &ReportRequest) -> Option<String> {
    last_quarter(asked).map(|_| with_query(PAGE, &[("place", &asked.unit().to_string())]))
}

fn last_quarter(asked: &ReportRequest) -> Option<Period> {
    let newest = asked.drawn.weeks.newest()?;
    Some(Span::Quarter.newest_whole(newest)).filter(|quarter| is_known(&asked.drawn, *quarter, newest))
}

fn of(path: &str, place: OrgUnit, until: Period) -> String {
    with_query(path, &[("place", &place.to_string()), ("until", &until.to_string())])
}

/// Loads the page, and records that the reports of its quarters were viewed.
///
/// # Errors
/// [`AppError::NotFound`] if the place is not the reader's to see, or no quarter of it is over.
pub async fn load(context: RequestContext, wanted: YearQuery) -> Result<ClimateYear, AppError> {
    let (quarters, asked) = quarters(&context, &wanted, Report::Climate).await?;
    let (stressors, locale) = (context.app.store.stressors().list(), context.visitor.locale);
    let register = register(&context, &asked, &quarters).await?;
    let write = |medium| year(&quarters, &register, &stressors, locale, medium).ok_or(AppError::NotFound);
    let last = quarters.last().ok_or(AppError::NotFound)?.period;
    let first = quarters.first().ok_or(AppError::NotFound)?.period;
    let newest = asked.drawn.weeks.newest().ok_or(AppError::NotFound)?;
    let earlier = Some(first.before()).filter(|quarter| is_known(&asked.drawn, *quarter, newest));
    Ok(ClimateYear {
        document: write(ChartMedium::Page)?,
        for_phone: write(ChartMedium::Phone)?,
        pdf: of(FILE, asked.unit(), last),
        back: super::address(asked.unit(), last),
        earlier: earlier.map(|quarter| of(PAGE, asked.unit(), quarter)),
    })
}

/// `GET /climate/year.pdf`
pub async fn pdf(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Query(wanted): Query<YearQuery>,
) -> Response {
    let context = RequestContext { app, visitor };
    let locale = context.visitor.locale;
    let (quarters, asked) = match quarters(&context, &wanted, Report::Export).await {
        Ok(found) => found,
        Err(refusal) => return file_response::error(&refusal, "/climate"),
    };
    let stressors = context.app.store.stressors().list();
    let (one, other) = (quarters.first(), quarters.last());
    let (Some(first), Some(last)) = (one.map(|one| one.period), other.map(|one| one.period)) else {
        return file_response::error(&AppError::NotFound, "/climate");
    };
    let name = format!("climate-{}-{first}-{last}", asked.unit());
    let register = match register(&context, &asked, &quarters).await {
        Ok(register) => register,
        Err(refusal) => return file_response::error(&refusal, "/climate"),
    };
    match year(&quarters, &register, &stressors, locale, ChartMedium::Paper) {
        Some(document) => printed(name, locale, move || document).await,
        None => file_response::error(&AppError::NotFound, "/climate"),
    }
}

/// The quarters of the year that are known, ascending, after the view of each was recorded.
async fn quarters(
    context: &RequestContext,
    wanted: &YearQuery,
    report: fn(String) -> Report,
) -> Result<(Vec<ReportData>, ReportRequest), AppError> {
    let asked = asked(context, wanted.place.as_deref(), None).await?.ok_or(AppError::NotFound)?;
    let newest = asked.drawn.weeks.newest().ok_or(AppError::NotFound)?;
    let known = |quarter: &Period| is_known(&asked.drawn, *quarter, newest);
    let last = match wanted.until.as_deref() {
        Some(text) => {
            text.parse::<Period>().ok().filter(|period| matches!(period, Period::Quarter(_)) && known(period))
        }
        None => last_quarter(&asked),
    };
    let last = last.ok_or(AppError::NotFound)?;
    let mut quarters = Vec::new();
    for quarter in std::iter::successors(Some(last), |quarter| Some(quarter.before())).take(QUARTERS).filter(known) {
        quarters.push(gathered(context, &asked, quarter, report).await?);
    }
    quarters.reverse();
    Ok((quarters, asked))
}

/// What the register shows of each quarter.
async fn register(
    context: &RequestContext,
    asked: &ReportRequest,
    quarters: &[ReportData],
) -> Result<Vec<RegisterQuarter>, AppError> {
    let today = context.visitor.signed_in.as_ref().ok_or(AppError::NotFound)?.today();
    let of_year = quarters.iter().filter_map(|one| match one.period {
        Period::Quarter(quarter) => Some(quarter),
        Period::Week(_) | Period::Month(_) => None,
    });
    register_year::load(context, today, of_year.collect(), &asked.drawn.draws).await
}
