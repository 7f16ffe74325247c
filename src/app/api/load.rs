//! Reading and importing call load.

use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::period::{AskedPeriod, PeriodQuery};
use super::{BodyError, EndpointError};
use crate::state::file_reading::read_apart;
use crate::web::api::body::{ApiJson, ApiQuery};
use crate::web::api::caller::ApiCaller;
use crate::web::api::cursor;
use crate::web::api::idempotency::{IdempotencyKey, once};
use crate::web::api::problem::Problem;
use domain::load::{Load, minutes_of, moment_of};
use domain::{TokenScope, Workday};
use import::csv_reader::{FileBytes, StatedFormat};
use import::decode::Encoding;
use import::load_file;

/// A part of the call load.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoadPage {
    /// By time and queue.
    intervals: Vec<LoadInterval>,
    /// The cursor of the next part; null if this is the last.
    next: Option<String>,
}

/// The calls of a queue in an interval.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoadInterval {
    /// The name of the queue; empty if there is only one.
    #[serde(default)]
    #[schema(max_length = 80)]
    queue: String,
    /// The start of the interval by the clock of the site, such as `2026-03-09T08:00`.
    #[schema(example = "2026-03-09T08:00")]
    interval_start: String,
    /// Incoming calls; a forecast can be a fraction.
    #[schema(minimum = 0, maximum = 1_000_000)]
    offered: f64,
    /// The mean handling time, in seconds.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1_000_000)]
    handle_seconds: f64,
    /// Agents who answered calls.
    #[serde(default)]
    #[schema(maximum = 1_000_000)]
    agents: u32,
}

/// Call load to import.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoadBody {
    intervals: Vec<LoadInterval>,
}

/// What was imported.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoadResult {
    /// How many intervals were stored; those that were known are replaced.
    intervals: usize,
}

impl From<Load> for LoadInterval {
    fn from(load: Load) -> Self {
        let start = moment_of(load.starts).map(|moment| moment.strftime("%Y-%m-%dT%H:%M").to_string());
        Self {
            queue: load.queue,
            interval_start: start.unwrap_or_default(),
            offered: load.offered,
            handle_seconds: load.handle_seconds,
            agents: load.agents,
        }
    }
}

/// Read the call load
///
/// Needs a machine's token with the scope `load`.
///
/// # Errors
/// If the token may not, or a day or the cursor is not valid.
#[utoipa::path(get, path = "/load", tag = "load", params(PeriodQuery), responses((status = 200, description = "A part of the call load", body = LoadPage), EndpointError))]
pub async fn list_load(caller: ApiCaller, query: ApiQuery<PeriodQuery>) -> Result<Json<LoadPage>, Problem> {
    caller.allowed(TokenScope::Load)?;
    let AskedPeriod { first, last, after, limit } = query.0.read()?;
    let midnight = |day: Workday| minutes_of(day.0.to_datetime(jiff::civil::Time::midnight()));
    let period = midnight(first)..midnight(last).saturating_add(24 * 60);
    let found = caller.app.store.load().listed(period, after, limit).await?;
    let next = found.last().filter(|_| found.len() == limit as usize);
    let next = next.and_then(|last| cursor::cursor(&(last.starts, last.queue.as_str())));
    Ok(Json(LoadPage { intervals: found.into_iter().map(LoadInterval::from).collect(), next }))
}

/// Import call load
///
/// Needs a machine's token with the scope `load`. All or nothing, by the rules of a load file.
///
/// # Errors
/// If the token may not, or something in the load is wrong. Then nothing was stored.
#[utoipa::path(post, path = "/load", tag = "load", params(("Idempotency-Key" = Option<String>, Header, nullable = false, description = "Any text of up to 200 characters that belongs to this request", min_length = 1, max_length = 200)),
    request_body = LoadBody, responses((status = 200, description = "What was stored", body = LoadResult), EndpointError, BodyError))]
pub async fn import_load(caller: ApiCaller, key: IdempotencyKey, body: ApiJson<LoadBody>) -> Result<Response, Problem> {
    caller.allowed(TokenScope::Load)?;
    once(&caller, &key, body.request, import(&caller, &body.value.intervals)).await
}

async fn import(caller: &ApiCaller, intervals: &[LoadInterval]) -> Result<(StatusCode, LoadResult), Problem> {
    let failed = |_| Problem::of(StatusCode::INTERNAL_SERVER_ERROR);
    // The names of the fields are the columns of a load file, and become its headings.
    let mut table = csv::Writer::from_writer(Vec::new());
    for interval in intervals {
        table.serialize(interval).map_err(failed)?;
    }
    let file = table.into_inner().map_err(|_| Problem::of(StatusCode::INTERNAL_SERVER_ERROR))?;
    let stated = StatedFormat { encoding: Encoding::for_label(b"utf-8"), ..StatedFormat::default() };
    let file = FileBytes { bytes: &file, stated: &stated };
    let read = read_apart(file, |file| load_file::parse(file, load_file::FOR_IMPORT)).await?;
    let read = read.map_err(|problems| Problem::of_records(&problems, caller.locale))?;
    let intervals = caller.app.store.load().import(read.rows).await?;
    Ok((StatusCode::OK, LoadResult { intervals }))
}
