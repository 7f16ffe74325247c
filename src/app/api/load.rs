//! Reading and importing call load.

use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{BodyRefusal, Refusal};
use crate::web::api::body::{ApiJson, ApiQuery};
use crate::web::api::caller::ApiCaller;
use crate::web::api::cursor;
use crate::web::api::idempotency::{IdempotencyKey, once};
use crate::web::api::problem::Problem;
use domain::load::{Load, minutes_of, moment_of};
use domain::{TokenScope, Workday};
use import::csv_reader::{FileBytes, Stated};
use import::decode::Encoding;
use import::load_file;

/// Which intervals are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LoadQuery {
    /// The first day.
    #[param(format = "date", example = "2026-03-09")]
    from: String,
    /// The last day; the first one if it is absent.
    #[param(format = "date", nullable = false, example = "2026-03-09")]
    to: Option<String>,
    /// Where to go on: `next` of the page before.
    #[param(nullable = false)]
    cursor: Option<String>,
    /// How many intervals to return.
    #[param(nullable = false, minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

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
    /// Incoming calls.
    #[schema(maximum = 1_000_000)]
    offered: u32,
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
/// If the token may not, or a day or the cursor is none.
#[utoipa::path(get, path = "/load", tag = "load", params(LoadQuery), responses((status = 200, description = "A part of the call load", body = LoadPage), Refusal))]
pub async fn list_load(caller: ApiCaller, query: ApiQuery<LoadQuery>) -> Result<Json<LoadPage>, Problem> {
    caller.allowed(TokenScope::Load)?;
    let LoadQuery { from, to, cursor, limit } = query.0;
    let first = day("from", &from)?;
    let last = to.map_or(Ok(first), |to| day("to", &to))?;
    let midnight = |day: Workday| minutes_of(day.0.to_datetime(jiff::civil::Time::midnight()));
    let (after, limit) = (cursor::read(cursor.as_deref())?, cursor::limit(limit)?);
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
    request_body = LoadBody, responses((status = 200, description = "What was stored", body = LoadResult), Refusal, BodyRefusal))]
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
    let stated = Stated { encoding: Encoding::for_label(b"utf-8"), ..Stated::default() };
    let read = load_file::parse(FileBytes { bytes: &file, stated: &stated }, load_file::FOR_IMPORT);
    let read = read.map_err(|problems| Problem::of_records(&problems, caller.locale))?;
    let intervals = caller.app.store.load().import(read.rows).await?;
    Ok((StatusCode::OK, LoadResult { intervals }))
}

/// Reads a day of a query.
///
/// # Errors
/// If it is none: 400.
pub(super) fn day(name: &str, text: &str) -> Result<Workday, Problem> {
    text.parse().map_err(|_| Problem::of(StatusCode::BAD_REQUEST).because(name))
}
