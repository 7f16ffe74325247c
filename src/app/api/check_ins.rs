//! The check-ins of the owner of a token, without notes.

use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::period::day;
use super::{BodyError, EndpointError};
use crate::app::check_in::record_check_in::sentence;
use crate::app::check_in::{context_of, recording};
use crate::web::api::body::{ApiJson, ApiQuery};
use crate::web::api::caller::ApiCaller;
use crate::web::api::cursor;
use crate::web::api::idempotency::{IdempotencyKey, once};
use crate::web::api::problem::{Fault, Problem};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::check_in::CheckInInput;
use domain::{Audience, CheckIn, CheckInId, TokenScope};
use store::{Range, RecordOutcome};
use words::t;

/// How many days are returned if no first day is asked for.
const DEFAULT_DAYS: i32 = 28;

/// Which check-ins are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CheckInsQuery {
    /// The first workday; four weeks ago if it is absent.
    #[param(format = "date", nullable = false)]
    from: Option<String>,
    /// The last workday; today if it is absent.
    #[param(format = "date", nullable = false)]
    to: Option<String>,
    /// Where to go on: `next` of the page before.
    #[param(nullable = false)]
    cursor: Option<String>,
    /// How many check-ins to return.
    #[param(nullable = false, minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Some of the owner's check-ins.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckInsPage {
    /// Oldest first.
    check_ins: Vec<CheckInRecord>,
    /// The cursor of the next part; null if this is the last.
    next: Option<String>,
}

/// One check-in, without its note.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckInRecord {
    #[schema(format = "uuid")]
    id: String,
    /// The day on which the shift began.
    #[schema(format = "date")]
    workday: String,
    #[schema(format = "date-time")]
    said_at: String,
    /// The name of the shift.
    shift: Option<String>,
    /// From 1 (stormy) to 5 (sunny).
    #[schema(minimum = 1, maximum = 5)]
    weather: u8,
    /// From 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    energy: Option<u8>,
    stressors: Vec<String>,
    uplifts: Vec<String>,
    /// `me`, `lead` or `team`.
    audience: &'static str,
}

impl From<CheckIn> for CheckInRecord {
    fn from(entry: CheckIn) -> Self {
        let stressors = entry.stressors.iter().chain(&entry.about_lead);
        Self {
            id: entry.id.to_string(),
            workday: entry.workday.to_string(),
            said_at: entry.said_at.to_string(),
            shift: entry.shift,
            weather: entry.weather.level(),
            energy: entry.energy.map(|energy| energy.bars()),
            stressors: stressors.map(|key| key.as_str().to_owned()).collect(),
            uplifts: entry.uplifts.iter().map(|key| key.as_str().to_owned()).collect(),
            audience: entry.audience.key(),
        }
    }
}

/// A check-in to record. It has no note: notes are sealed with a key that no token opens.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCheckIn {
    /// An id that the program makes: a check-in that is sent twice is recorded once.
    #[schema(format = "uuid")]
    id: String,
    /// From 1 (stormy) to 5 (sunny).
    #[schema(minimum = 1, maximum = 5)]
    weather: u8,
    /// From 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    energy: Option<u8>,
    /// Keys of stressors. Those about the lead are for the person alone.
    #[serde(default)]
    stressors: Vec<String>,
    /// Keys of uplifts.
    #[serde(default)]
    uplifts: Vec<String>,
    /// `me`, `lead` or `team`; what the person chose for new check-ins if it is absent, and `me` if they never chose.
    audience: Option<String>,
}

/// What was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordedCheckIn {
    #[schema(format = "uuid")]
    id: String,
    /// The day on which the shift began.
    #[schema(format = "date")]
    workday: String,
}

/// Read the own check-ins
///
/// Needs a person's token with the scope `check_ins`. Notes are not returned, and what is locked after a reset of the
/// password is not either.
///
/// # Errors
/// If the token may not, or a day or the cursor is not valid.
#[utoipa::path(get, path = "/me/check-ins", tag = "check-ins", params(CheckInsQuery), responses((status = 200, description = "Some of the owner's check-ins", body = CheckInsPage), EndpointError))]
pub async fn list_check_ins(caller: ApiCaller, query: ApiQuery<CheckInsQuery>) -> Result<Json<CheckInsPage>, Problem> {
    let context = caller.allowed_for_owner(TokenScope::CheckIns)?;
    let me = context.allowed(Action::OwnHistory, Subject::None).map_err(|error| refused(&caller, error))?;
    let CheckInsQuery { from, to, cursor, limit } = query.0;
    let to = to.map_or(Ok(me.today()), |to| day("to", &to))?;
    let from = from.map_or(Ok(to.plus(1 - DEFAULT_DAYS)), |from| day("from", &from))?;
    let (last, limit) = (cursor::read::<(String, String)>(cursor.as_deref())?, cursor::limit(limit)?);
    let from = match &last {
        Some((reached, _)) => day("cursor", reached)?.max(from),
        None => from,
    };
    let mut found = caller.app.store.check_ins().own(me.own.clone(), Range { from, to }).await?;
    // A last one that is gone since then does not end the list: its day is read again.
    let is_last = |entry: &CheckIn| last.as_ref().is_some_and(|(_, id)| entry.id.to_string() == *id);
    let read = found.iter().position(is_last).map_or(0, |index| index + 1);
    let mut rest = found.split_off(read);
    let has_more = rest.len() > limit as usize;
    rest.truncate(limit as usize);
    let next = rest.last().filter(|_| has_more);
    let next = next.and_then(|entry| cursor::cursor(&(entry.workday.to_string(), entry.id.to_string())));
    Ok(Json(CheckInsPage { check_ins: rest.into_iter().map(CheckInRecord::from).collect(), next }))
}

/// Check in
///
/// Needs a person's token with the scope `check_in`. The check-in is one of the shift of this moment, as if it was made
/// on the page.
///
/// # Errors
/// If the token may not, something is wrong, or another check-in has this id.
#[utoipa::path(post, path = "/me/check-ins", tag = "check-ins", params(("Idempotency-Key" = Option<String>, Header, nullable = false, description = "Any text of up to 200 characters that belongs to this request", min_length = 1, max_length = 200)),
    request_body = NewCheckIn, responses((status = 201, description = "Recorded", body = RecordedCheckIn), (status = 200, description = "It was recorded before", body = RecordedCheckIn), EndpointError, BodyError))]
pub async fn add_check_in(
    caller: ApiCaller,
    key: IdempotencyKey,
    body: ApiJson<NewCheckIn>,
) -> Result<Response, Problem> {
    let context = caller.allowed_for_owner(TokenScope::CheckIn)?;
    once(&caller, &key, body.request, record(&caller, context, &body.value)).await
}

async fn record(
    caller: &ApiCaller,
    context: &RequestContext,
    new: &NewCheckIn,
) -> Result<(StatusCode, RecordedCheckIn), Problem> {
    let (app, locale) = (&caller.app, caller.locale);
    let me = context.allowed(Action::OwnWeather, Subject::None).map_err(|error| refused(caller, error))?;
    let mut faults = Vec::new();
    let mut fault = |field: &str, detail: String| faults.push(Fault { index: None, field: field.to_owned(), detail });
    let id = new.id.parse::<CheckInId>().map_err(|_| fault("id", t!(locale, "check-in-id-wrong"))).ok();
    // Somebody who never chose an audience shares nothing by accident.
    let usual = me.shown(me.person().default_audience).unwrap_or(Audience::Me);
    let input = CheckInInput {
        weather: &new.weather.to_string(),
        energy: &new.energy.map(|energy| energy.to_string()).unwrap_or_default(),
        stressors: &new.stressors,
        uplifts: &new.uplifts,
        audience: new.audience.as_deref().unwrap_or(usual.key()),
        ..CheckInInput::default()
    };
    let content = input.read(&app.store.stressors().list().known_tags());
    let content =
        content.map_err(|wrong| wrong.into_iter().for_each(|wrong| fault(wrong.field(), sentence(locale, wrong)))).ok();
    let (Some(id), Some(content)) = (id, content) else {
        return Err(Problem { errors: faults, ..Problem::of(StatusCode::UNPROCESSABLE_ENTITY) });
    };
    let entry = content.on(context_of(&me.viewer, &me.shift, id, caller.now));
    let recorded = RecordedCheckIn { id: id.to_string(), workday: entry.workday.to_string() };
    match recording::record(app, entry.person.into(), &entry, None).await? {
        RecordOutcome::New => Ok((StatusCode::CREATED, recorded)),
        RecordOutcome::Same => Ok((StatusCode::OK, recorded)),
        RecordOutcome::Different(_) => {
            Err(Problem::of(StatusCode::CONFLICT).because(t!(locale, "api-check-in-differs")))
        }
        RecordOutcome::Withdrawn => Err(Problem::of(StatusCode::CONFLICT).because(t!(locale, "check-in-withdrawn"))),
    }
}

fn refused(caller: &ApiCaller, error: AppError) -> Problem {
    Problem::from_app(error, caller.locale)
}
