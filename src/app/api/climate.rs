//! Released climate for the programs of people who may read it: what the pages and files of a report show, and nothing
//! else.

use axum::Json;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::EndpointError;
use crate::app::climate::for_programs;
use crate::web::api::body::{ApiPath, ApiQuery};
use crate::web::api::caller::ApiCaller;
use crate::web::api::problem::Problem;
use domain::TokenScope;

/// The places whose climate the owner of the token may read.
#[derive(Debug, Serialize, ToSchema)]
pub struct Places {
    places: Vec<PlaceRecord>,
}

/// A site or a department.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceRecord {
    /// As in addresses: `site-1`, `department-2`.
    place: String,
    name: String,
}

/// Which report is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// A week by its Monday (`2026-02-16`), a month (`2026-02`) or a quarter (`2026-Q1`); the newest if it is absent.
    #[param(nullable = false)]
    period: Option<String>,
}

/// A released report. docs/climate-files.md describes its fields.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleasedReport {
    /// The figures of the report and the draws behind them.
    #[schema(value_type = Object)]
    report: Value,
}

/// List the places with a climate
///
/// Needs the token of a psychologist or a lead with the scope `climate`.
///
/// # Errors
/// If the token may not.
#[utoipa::path(get, path = "/climate", tag = "climate", responses((status = 200, description = "What the owner may read", body = Places), EndpointError))]
pub async fn list_places(caller: ApiCaller) -> Result<Json<Places>, Problem> {
    let context = caller.allowed_for_owner(TokenScope::Climate)?;
    let found = for_programs::places(context).await.map_err(|error| Problem::from_app(error, caller.locale))?;
    let places = found.into_iter().map(|(unit, name)| PlaceRecord { place: unit.to_string(), name });
    Ok(Json(Places { places: places.collect() }))
}

/// Read a released report
///
/// Needs the token of a psychologist or a lead with the scope `climate`. The whole roster can read that the owner
/// opened the report.
///
/// # Errors
/// If the token may not, or there is no such report.
#[utoipa::path(get, path = "/climate/{place}", tag = "climate", params(("place" = String, Path, description = "As `list_places` names it"), ReportQuery), responses((status = 200, description = "A released report", body = ReleasedReport), EndpointError))]
pub async fn read_report(
    caller: ApiCaller,
    place: ApiPath<String>,
    query: ApiQuery<ReportQuery>,
) -> Result<Json<ReleasedReport>, Problem> {
    let context = caller.allowed_for_owner(TokenScope::Climate)?;
    let report = for_programs::report(context, &place.0, query.0.period).await;
    Ok(Json(ReleasedReport { report: report.map_err(|error| Problem::from_app(error, caller.locale))? }))
}
