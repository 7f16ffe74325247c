//! Reading the roster.

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::EndpointError;
use crate::web::api::body::ApiQuery;
use crate::web::api::caller::ApiCaller;
use crate::web::api::cursor;
use crate::web::api::problem::Problem;
use domain::person::TeamRole;
use domain::{PersonId, TokenScope};
use store::ListedPerson;

/// Which part of a list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Where to go on: `next` of the page before.
    #[param(nullable = false)]
    cursor: Option<String>,
    /// How many records to return.
    #[param(nullable = false, minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// A part of the roster.
#[derive(Debug, Serialize, ToSchema)]
pub struct PeoplePage {
    /// In the order in which they were added.
    people: Vec<PersonRecord>,
    /// The cursor of the next part; null if this is the last.
    next: Option<String>,
}

/// A person of the roster: what an import stated of them, and nothing that they said.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonRecord {
    /// The name to sign in with.
    person_id: String,
    name: String,
    email: Option<String>,
    roles: Vec<&'static str>,
    /// Their teams today, or on their first day if that is in the future.
    teams: Vec<TeamRecord>,
    site: Option<String>,
    /// Shifts as in a roster file.
    shift_pattern: String,
    key_post: bool,
    /// The first workday.
    #[schema(format = "date")]
    starts_on: Option<String>,
    /// The last workday.
    #[schema(format = "date")]
    ends_on: Option<String>,
}

/// A role in a team.
#[derive(Debug, Serialize, ToSchema)]
pub struct TeamRecord {
    team_id: String,
    /// `member` or `lead`.
    role: &'static str,
}

impl From<ListedPerson> for PersonRecord {
    fn from(person: ListedPerson) -> Self {
        let ListedPerson { key, record, teams, .. } = person;
        let role = |role| if role == TeamRole::Lead { "lead" } else { "member" };
        Self {
            person_id: key,
            name: record.name,
            email: record.email,
            roles: record.roles.iter().map(|role| role.key()).collect(),
            teams: teams.into_iter().map(|(team_id, is)| TeamRecord { team_id, role: role(is) }).collect(),
            site: record.site,
            shift_pattern: record.shifts,
            key_post: record.key_post,
            starts_on: record.starts_on.map(|day| day.to_string()),
            ends_on: record.ends_on.map(|day| day.to_string()),
        }
    }
}

/// Read the roster
///
/// Needs a machine's token with the scope `roster`.
///
/// # Errors
/// If the token may not, or the cursor is not valid.
#[utoipa::path(get, path = "/people", tag = "roster", params(PageQuery), responses((status = 200, description = "A part of the roster", body = PeoplePage), EndpointError))]
pub async fn list_people(caller: ApiCaller, query: ApiQuery<PageQuery>) -> Result<Json<PeoplePage>, Problem> {
    caller.allowed(TokenScope::Roster)?;
    let (after, limit) = (cursor::read(query.0.cursor.as_deref())?.unwrap_or(0), cursor::limit(query.0.limit)?);
    let found = caller.app.store.roster().listed(PersonId(after), limit, caller.now).await?;
    let next = found.last().filter(|_| found.len() == limit as usize).and_then(|last| cursor::cursor(&last.id.0));
    Ok(Json(PeoplePage { people: found.into_iter().map(PersonRecord::from).collect(), next }))
}
