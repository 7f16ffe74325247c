//! A climate report as a file: PDF for people, CSV and JSON for programs. All say what the page says, and no more.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};

use crate::app::climate::gathered::Gathered;
use crate::app::climate::report::report;
use crate::app::climate::sheet;
use crate::app::climate::sheet::{DoneRow, Row};
use crate::app::climate::{Asked, Nothing, asked, gathered};
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::file_response::file;
use crate::web::visitor::Visitor;
use domain::{OrgUnit, Workday};
use insight::climate::{Doings, Figures, Released};
use report::charts::ChartMedium;
use report::print::{FontBook, InstalledFonts};

/// The fonts of this machine.
static FONTS: InstalledFonts = InstalledFonts::new(FontBook::of_system);

/// What was asked for after the address.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    period: Option<String>,
}

/// A file of figures.
#[derive(Debug, Serialize)]
struct Sheet<'a> {
    schema: &'static str,
    note: &'static str,
    site: &'a str,
    floor: u32,
    demo: bool,
    figures: Vec<Row>,
    weeks: Vec<WeekRow>,
    /// What was done, and what helped: of a month of a site.
    done: Option<&'a Released<Doings>>,
}

/// The band of one week.
#[derive(Debug, Serialize)]
struct WeekRow {
    monday: Workday,
    level_from: f64,
    level_below: f64,
}

/// `GET /climate/{place}/report.pdf`
pub async fn pdf(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(place): Path<String>,
    Query(query): Query<Wanted>,
) -> Response {
    let context = RequestContext { app, visitor };
    let found = match find(&context, &place, &query).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let name = name(&found);
    let (stressors, locale) = (context.app.store.stressors().list(), context.visitor.locale);
    let made =
        tokio::task::spawn_blocking(move || FONTS.pdf(&report(&found, &stressors, locale, ChartMedium::Paper))).await;
    match made {
        Ok(Ok(bytes)) => file(&name, "pdf", "application/pdf", bytes.into_response()),
        Ok(Err(error)) => {
            tracing::error!(%error, "a report could not be printed");
            (StatusCode::INTERNAL_SERVER_ERROR, error.sentence(locale)).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `GET /climate/{place}/report.json`
pub async fn json(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(place): Path<String>,
    Query(query): Query<Wanted>,
) -> Response {
    match find(&RequestContext { app, visitor }, &place, &query).await {
        Ok(found) => file(&name(&found), "json", "application/json", Json(figures_of(&found)).into_response()),
        Err(refused) => refused,
    }
}

/// `GET /climate/{place}/report.csv`
pub async fn csv(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(place): Path<String>,
    Query(query): Query<Wanted>,
) -> Response {
    let found = match find(&RequestContext { app, visitor }, &place, &query).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    match sheet::csv(&rows(&found), &done(&found)) {
        Ok(bytes) => file(&name(&found), "csv", "text/csv; charset=utf-8", bytes.into_response()),
        Err(error) => {
            tracing::error!(%error, "a report could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What is to be written, or the answer that says why there is nothing.
async fn find(context: &RequestContext, place: &str, query: &Wanted) -> Result<Gathered, Response> {
    gather(context, place, query).await.map_err(|refusal| file_response::error(&refusal, &format!("/climate/{place}")))
}

async fn gather(context: &RequestContext, place: &str, query: &Wanted) -> Result<Gathered, AppError> {
    let asked: Asked = match asked(context, Some(place), query.period.as_deref()).await? {
        Ok(asked) => asked,
        Err(Nothing::NoTeam | Nothing::NoWeek) => return Err(AppError::NotFound),
    };
    gathered(context, &asked, domain::Report::Export).await
}

/// The figures of a report, as a sheet.
fn figures_of(found: &Gathered) -> Sheet<'_> {
    Sheet {
        schema: sheet::SCHEMA,
        note: sheet::NOTE,
        site: &found.site,
        floor: found.rules.floor(),
        demo: found.demo,
        figures: rows(found),
        weeks: found
            .course
            .iter()
            .filter_map(|(monday, level)| {
                let level = (*level)?;
                Some(WeekRow {
                    monday: *monday,
                    level_from: f64::from(level.from) / 100.0,
                    level_below: f64::from(level.below) / 100.0,
                })
            })
            .collect(),
        done: found.done.as_ref(),
    }
}

fn rows(found: &Gathered) -> Vec<Row> {
    let row = |place: OrgUnit, name: &str, part, figures: &Released<Figures>| Row {
        place: place.to_string(),
        name: name.to_owned(),
        period: found.period.to_string(),
        part,
        figures: figures.clone(),
    };
    let own = found.now.iter().map(|figures| row(found.place, &found.name, String::new(), figures));
    let below =
        found.below.iter().filter_map(|below| Some(row(below.place, &below.name, String::new(), below.now.as_ref()?)));
    let slices = found.slices.iter().map(|(slice, figures)| row(found.place, &found.name, slice.to_string(), figures));
    own.chain(below).chain(slices).collect()
}

fn done(found: &Gathered) -> Vec<DoneRow> {
    let row = |done: &Released<Doings>| DoneRow {
        place: found.place.to_string(),
        name: found.name.clone(),
        period: found.period.to_string(),
        done: done.clone(),
    };
    found.done.iter().map(row).collect()
}

fn name(found: &Gathered) -> String {
    format!("climate-{}-{}", found.place, found.period)
}
