//! Importing a roster: the rules, the announcements and the record of changes are those of a file.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{BodyError, EndpointError};
use crate::state::roster_preview::{RosterPreview, count, look_over};
use crate::web::api::body::{ApiJson, ApiQuery};
use crate::web::api::caller::ApiCaller;
use crate::web::api::idempotency::{IdempotencyKey, once};
use crate::web::api::problem::{Fault, Problem};
use domain::TokenScope;
use domain::roster::COLUMNS;
use import::csv_reader::{FileBytes, StatedFormat};
use import::decode::Encoding;
use store::{RosterChange, RosterChangeKind, RosterProgram, StoreError};
use words::t;

/// People to import. Every record has the same fields: a field that no record has keeps its value for people who are
/// known.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterBody {
    #[schema(value_type = Vec<RosterEntry>)]
    people: Vec<BTreeMap<String, Value>>,
}

/// One person, or one of the teams of a person: the columns of a roster file.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct RosterEntry {
    /// The name to sign in with.
    person_id: String,
    name: String,
    email: Option<String>,
    /// `agent`, `lead`, `psychologist`, `admin`, separated by `;`.
    roles: Option<String>,
    team_id: Option<String>,
    team: Option<String>,
    department: Option<String>,
    site: Option<String>,
    /// An IANA name.
    time_zone: Option<String>,
    /// As `early 07:00-15:00`, several separated by `;`.
    shift_pattern: Option<String>,
    key_post: Option<bool>,
    /// A language tag.
    language: Option<String>,
    #[schema(format = "date")]
    starts_on: Option<String>,
    #[schema(format = "date")]
    ends_on: Option<String>,
}

/// What to do with a roster or a schedule.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Return what would change, and change nothing.
    #[serde(default)]
    #[param(nullable = false)]
    pub(super) dry_run: bool,
}

/// What an import changed, or would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct RosterResult {
    dry_run: bool,
    joins: usize,
    moves: usize,
    changes: usize,
    leaves: usize,
    same: usize,
    /// Everybody of whom something changes.
    changed: Vec<PersonChange>,
}

/// What changes of a person.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonChange {
    person_id: String,
    /// `joins`, `moves`, `changes` or `leaves`.
    change: &'static str,
}

impl RosterResult {
    fn of(planned: &[RosterChange], dry_run: bool) -> Self {
        let changed = planned.iter().filter_map(|person| {
            let change = match person.change {
                RosterChangeKind::Joins => "joins",
                RosterChangeKind::Moves => "moves",
                RosterChangeKind::Changes => "changes",
                RosterChangeKind::Leaves => "leaves",
                RosterChangeKind::Same => return None,
            };
            Some(PersonChange { person_id: person.key.clone(), change })
        });
        Self {
            dry_run,
            joins: count(planned, RosterChangeKind::Joins),
            moves: count(planned, RosterChangeKind::Moves),
            changes: count(planned, RosterChangeKind::Changes),
            leaves: count(planned, RosterChangeKind::Leaves),
            same: count(planned, RosterChangeKind::Same),
            changed: changed.collect(),
        }
    }
}

/// Import a roster
///
/// Needs a machine's token with the scope `roster`. All or nothing, by the rules of a roster file: people who are not
/// named stay as they are, `ends_on` ends a record, and new roles, teams and leads are announced to the people
/// concerned.
///
/// # Errors
/// If the token may not, or something in the roster is wrong. Then nothing was stored.
#[utoipa::path(post, path = "/roster", tag = "roster", params(ImportQuery, ("Idempotency-Key" = Option<String>, Header, nullable = false, description = "Any text of up to 200 characters that belongs to this request", min_length = 1, max_length = 200)),
    request_body = RosterBody, responses((status = 200, description = "What changed", body = RosterResult), EndpointError, BodyError))]
pub async fn import_people(
    caller: ApiCaller,
    query: ApiQuery<ImportQuery>,
    key: IdempotencyKey,
    body: ApiJson<RosterBody>,
) -> Result<Response, Problem> {
    caller.allowed(TokenScope::Roster)?;
    once(&caller, &key, body.request, import(&caller, &body.value.people, query.0.dry_run)).await
}

async fn import(
    caller: &ApiCaller,
    people: &[BTreeMap<String, Value>],
    dry_run: bool,
) -> Result<(StatusCode, RosterResult), Problem> {
    let (store, locale) = (&caller.app.store, caller.locale);
    let file = file(caller, people)?;
    let stated = StatedFormat { encoding: Encoding::for_label(b"utf-8"), ..StatedFormat::default() };
    let found = look_over(store, FileBytes { bytes: &file, stated: &stated }, caller.now).await?;
    let (rows, mut planned) = match found {
        RosterPreview::Fits { rows, planned, .. } => (rows, planned),
        RosterPreview::Faulty(problems) | RosterPreview::Asks { problems, .. } => {
            return Err(Problem::of_records(&problems, locale));
        }
    };
    let names_roles = caller.allowed(TokenScope::Roles).is_ok();
    let refused =
        |key: String| Problem::of(StatusCode::FORBIDDEN).because(t!(locale, "api-role-not-allowed", person = key));
    if let Some(person) = planned.iter().find(|person| !names_roles && !person.granted.is_empty()) {
        return Err(refused(person.key.clone()));
    }
    let kept_address =
        |key: String| Problem::of(StatusCode::FORBIDDEN).because(t!(locale, "api-address-not-allowed", person = key));
    if let Some(person) = planned.iter().find(|person| person.changes_guarded_address()) {
        return Err(kept_address(person.key.clone()));
    }
    if !dry_run {
        let program = RosterProgram { by: caller.token.made_by, names_roles };
        let imported = store.roster().import_of_program(rows, program, caller.now).await;
        planned = imported.map_err(|error| match error {
            // Somebody changed something since the roster was looked over.
            StoreError::NoAdminLeft | StoreError::PsychologistInTeam(_) | StoreError::Taken(_) => {
                Problem::of(StatusCode::CONFLICT).because(t!(locale, "import-changed-since"))
            }
            StoreError::RoleNotAllowed(key) => refused(key),
            StoreError::AddressNotAllowed(key) => kept_address(key),
            error => error.into(),
        })?;
        caller.app.roster_changed(&planned);
    }
    Ok((StatusCode::OK, RosterResult::of(&planned, dry_run)))
}

/// The records as a file: from here on they are read as one.
fn file(caller: &ApiCaller, people: &[BTreeMap<String, Value>]) -> Result<Vec<u8>, Problem> {
    let mut faults = Vec::new();
    let fields: Vec<&str> = people.first().map(|first| first.keys().map(String::as_str).collect()).unwrap_or_default();
    let mut table = csv::Writer::from_writer(Vec::new());
    let unwritten = |_| Problem::of(StatusCode::INTERNAL_SERVER_ERROR);
    table.write_record(&fields).map_err(unwritten)?;
    for (index, person) in people.iter().enumerate() {
        let mut fault = |field: &str, detail: String| {
            faults.push(Fault { index: u64::try_from(index).ok(), field: field.to_owned(), detail });
        };
        for field in person.keys().filter(|field| !COLUMNS.contains(&field.as_str())) {
            fault(field, t!(caller.locale, "api-field-unknown"));
        }
        if !person.keys().map(String::as_str).eq(fields.iter().copied()) {
            fault("", t!(caller.locale, "api-fields-differ"));
        }
        let mut cells = Vec::new();
        for (field, value) in person {
            match value {
                Value::String(text) => cells.push(text.clone()),
                Value::Null => cells.push(String::new()),
                Value::Bool(yes) if field == "key_post" => cells.push(if *yes { "yes" } else { "no" }.to_owned()),
                _ => fault(field, t!(caller.locale, "api-field-kind")),
            }
        }
        if cells.len() == fields.len() {
            table.write_record(&cells).map_err(unwritten)?;
        }
    }
    if !faults.is_empty() {
        return Err(Problem { errors: faults, ..Problem::of(StatusCode::UNPROCESSABLE_ENTITY) });
    }
    table.into_inner().map_err(|_| Problem::of(StatusCode::INTERNAL_SERVER_ERROR))
}
