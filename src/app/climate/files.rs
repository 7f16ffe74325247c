//! A climate report as a file: PDF for people, CSV and JSON for programs. They contain the figures of the page and the
//! draws behind them.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};

use crate::app::climate::gathered::ReportData;
use crate::app::climate::report::report;
use crate::app::climate::rows::{self, FigureRow};
use crate::app::climate::{asked, gathered};
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::file_response::file;
use crate::web::visitor::Visitor;
use domain::Locale;
use insight::climate::{Draw, Released};
use report::charts::ChartMedium;
use report::print::{Document, FontBook, InstalledFonts};

/// The fonts of this machine.
static FONTS: InstalledFonts = InstalledFonts::new(FontBook::of_system);

/// What was asked for after the address.
#[derive(Debug, Deserialize)]
pub struct FileQuery {
    /// The period; the newest one if it is absent.
    pub(super) period: Option<String>,
}

/// A file of figures.
#[derive(Debug, Serialize)]
pub(super) struct FileFigures<'a> {
    schema: &'static str,
    note: &'static str,
    site: &'a str,
    place: String,
    name: &'a str,
    period: String,
    /// The privacy budget of one person-week in force.
    budget: f64,
    demo: bool,
    estimates: Vec<FigureRow>,
    draws: &'a [Released<Draw>],
}

/// `GET /climate/{place}/report.pdf`
pub async fn pdf(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(place): Path<String>,
    Query(query): Query<FileQuery>,
) -> Response {
    let context = RequestContext { app, visitor };
    let found = match find(&context, &place, &query).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let name = name(&found);
    let (stressors, locale) = (context.app.store.stressors().list(), context.visitor.locale);
    printed(name, locale, move || report(&found, &stressors, locale, ChartMedium::Paper)).await
}

/// A document as a PDF called `name.pdf`, written where blocking is allowed.
pub async fn printed(name: String, locale: Locale, write: impl FnOnce() -> Document + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(move || FONTS.pdf(&write())).await {
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
    Query(query): Query<FileQuery>,
) -> Response {
    match find(&RequestContext { app, visitor }, &place, &query).await {
        Ok(found) => file(&name(&found), "json", "application/json", Json(figures(&found)).into_response()),
        Err(refused) => refused,
    }
}

/// `GET /climate/{place}/report.csv`
pub async fn csv(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(place): Path<String>,
    Query(query): Query<FileQuery>,
) -> Response {
    let found = match find(&RequestContext { app, visitor }, &place, &query).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let mut all = rows::estimates(&found);
    all.extend(found.draws.iter().zip(&found.draw_names).flat_map(|(draw, name)| rows::drawn(name, draw)));
    match rows::csv(&all) {
        Ok(bytes) => file(&name(&found), "csv", "text/csv; charset=utf-8", bytes.into_response()),
        Err(error) => {
            tracing::error!(%error, "a report could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What is to be written, or the answer that says why there is nothing.
async fn find(context: &RequestContext, place: &str, query: &FileQuery) -> Result<ReportData, Response> {
    gather(context, place, query).await.map_err(|refusal| file_response::error(&refusal, &format!("/climate/{place}")))
}

pub(super) async fn gather(context: &RequestContext, place: &str, query: &FileQuery) -> Result<ReportData, AppError> {
    let asked = asked(context, Some(place), query.period.as_deref()).await?.ok_or(AppError::NotFound)?;
    let period = asked.period().ok_or(AppError::NotFound)?;
    gathered(context, &asked, period, domain::Report::Export).await
}

pub(super) fn figures(found: &ReportData) -> FileFigures<'_> {
    FileFigures {
        schema: rows::SCHEMA,
        note: rows::NOTE,
        site: &found.site,
        place: found.place.to_string(),
        name: &found.name,
        period: found.period.to_string(),
        budget: found.budget.value(),
        demo: found.demo,
        estimates: rows::estimates(found),
        draws: &found.draws,
    }
}

fn name(found: &ReportData) -> String {
    format!("climate-{}-{}", found.place, found.period)
}
