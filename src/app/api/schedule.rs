//! Reading and importing the schedule: the rules are those of a file. Of a label only "work or off" is read, and it is
//! neither stored nor returned.

use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::period::{AskedPeriod, PeriodQuery};
use super::roster::ImportQuery;
use super::{BodyError, EndpointError};
use crate::state::schedule_preview::{SchedulePreview, look_over};
use crate::web::api::body::{ApiJson, ApiQuery};
use crate::web::api::caller::ApiCaller;
use crate::web::api::cursor;
use crate::web::api::idempotency::{IdempotencyKey, once};
use crate::web::api::problem::Problem;
use domain::{ShiftHours, TokenScope};
use import::csv_reader::{FileBytes, StatedFormat};
use import::decode::Encoding;
use store::{ListedDay, ScheduleCounts};

/// A part of the schedule.
#[derive(Debug, Serialize, ToSchema)]
pub struct SchedulePage {
    /// By day; on a day in the order in which the people were added.
    days: Vec<PlannedDayRecord>,
    /// The cursor of the next part; null if this is the last.
    next: Option<String>,
}

/// What is planned for a person on a day. On a day without a record the shift patterns of the roster count.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedDayRecord {
    person_id: String,
    #[schema(format = "date")]
    workday: String,
    /// The hours of work, by the clock of the person's site; empty for a day off. Nothing says why somebody is off.
    shifts: Vec<PlannedHours>,
}

/// A shift.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedHours {
    /// Such as `07:00`.
    start: String,
    /// Such as `15:00`; of the next day if it is not after the start.
    end: String,
}

impl From<ListedDay> for PlannedDayRecord {
    fn from(day: ListedDay) -> Self {
        let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        let hours = |hours: &ShiftHours| PlannedHours { start: time(hours.starts), end: time(hours.ends) };
        Self { person_id: day.key, workday: day.workday.to_string(), shifts: day.hours.iter().map(hours).collect() }
    }
}

/// A schedule to import.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleBody {
    entries: Vec<ScheduleEntry>,
}

/// A part of somebody's day, as a line of a schedule file.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleEntry {
    /// The name to sign in with, or the e-mail address.
    person_id: String,
    /// Optional if `start` has a date.
    #[serde(default)]
    #[schema(format = "date")]
    workday: Option<String>,
    /// Such as `07:00` or `2026-03-09T07:00`; absent on a day off.
    #[serde(default)]
    start: Option<String>,
    /// Such as `15:00`.
    #[serde(default)]
    end: Option<String>,
    /// Read as work or off, and not stored.
    #[serde(default)]
    label: Option<String>,
}

/// What an import changed, or would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScheduleResult {
    dry_run: bool,
    people: usize,
    /// Days with a shift that are stored.
    worked: usize,
    /// Days off that are stored.
    off: usize,
    /// Days that were planned otherwise before.
    changed: usize,
    /// Days that stay as they were, because their shift has begun or they are over.
    begun: usize,
    /// People who had a shift on a day that is stored.
    had_shifts: usize,
    /// Those of them who have none on these days any more.
    lost_all: usize,
}

impl ScheduleResult {
    const fn of(counts: ScheduleCounts, dry_run: bool) -> Self {
        let ScheduleCounts { people, worked, off, changed, begun, had_shifts, lost_all } = counts;
        Self { dry_run, people, worked, off, changed, begun, had_shifts, lost_all }
    }
}

/// Read the schedule
///
/// Needs a machine's token with the scope `schedule`. Days are kept for four weeks.
///
/// # Errors
/// If the token may not, or a day or the cursor is not valid.
#[utoipa::path(get, path = "/schedule", tag = "schedule", params(PeriodQuery), responses((status = 200, description = "A part of the schedule", body = SchedulePage), EndpointError))]
pub async fn list_schedule(caller: ApiCaller, query: ApiQuery<PeriodQuery>) -> Result<Json<SchedulePage>, Problem> {
    caller.allowed(TokenScope::Schedule)?;
    let AskedPeriod { first, last, after, limit } = query.0.read()?;
    let found = caller.app.store.schedules().listed(first..=last, after, limit).await?;
    let next = found.last().filter(|_| found.len() == limit as usize);
    let next = next.and_then(|last| cursor::cursor(&(last.workday, last.person)));
    Ok(Json(SchedulePage { days: found.into_iter().map(PlannedDayRecord::from).collect(), next }))
}

/// Import a schedule
///
/// Needs a machine's token with the scope `schedule`. All or nothing, by the rules of a schedule file: it is the plan
/// of the people in it, from its first day to its last. A day without hours is a day off, people who are not in it stay
/// as they are, and days that have begun stay as they were.
///
/// # Errors
/// If the token may not, or something in the schedule is wrong. Then nothing was stored.
#[utoipa::path(post, path = "/schedule", tag = "schedule", params(ImportQuery, ("Idempotency-Key" = Option<String>, Header, nullable = false, description = "Any text of up to 200 characters that belongs to this request", min_length = 1, max_length = 200)),
    request_body = ScheduleBody, responses((status = 200, description = "What changed", body = ScheduleResult), EndpointError, BodyError))]
pub async fn import_schedule(
    caller: ApiCaller,
    query: ApiQuery<ImportQuery>,
    key: IdempotencyKey,
    body: ApiJson<ScheduleBody>,
) -> Result<Response, Problem> {
    caller.allowed(TokenScope::Schedule)?;
    once(&caller, &key, body.request, import(&caller, &body.value.entries, query.0.dry_run)).await
}

async fn import(
    caller: &ApiCaller,
    entries: &[ScheduleEntry],
    dry_run: bool,
) -> Result<(StatusCode, ScheduleResult), Problem> {
    let failed = |_| Problem::of(StatusCode::INTERNAL_SERVER_ERROR);
    // The names of the fields are the columns of a schedule file, and become its headings.
    let mut table = csv::Writer::from_writer(Vec::new());
    for entry in entries {
        table.serialize(entry).map_err(failed)?;
    }
    let file = table.into_inner().map_err(|_| Problem::of(StatusCode::INTERNAL_SERVER_ERROR))?;
    let stated = StatedFormat { encoding: Encoding::for_label(b"utf-8"), ..StatedFormat::default() };
    let store = &caller.app.store;
    let (people, mut counts) =
        match look_over(store, "", FileBytes { bytes: &file, stated: &stated }, caller.now).await? {
            SchedulePreview::Fits { people, counts, .. } => (people, counts),
            SchedulePreview::Faulty(problems) | SchedulePreview::Asks { problems, .. } => {
                return Err(Problem::of_records(&problems, caller.locale));
            }
        };
    if !dry_run {
        counts = store.schedules().import(people, caller.token.made_by, caller.now).await?;
    }
    Ok((StatusCode::OK, ScheduleResult::of(counts, dry_run)))
}
