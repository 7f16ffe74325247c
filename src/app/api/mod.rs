//! The interface for programs: `/api/v1`, described by the document at `/api/v1/openapi.json` that is generated from
//! this code.

pub mod check_ins;
pub mod climate;
pub mod load;
pub mod people;
pub mod period;
pub mod roster;
pub mod schedule;
mod webhooks;

use std::sync::LazyLock;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{IntoResponses, Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;
use crate::web::api::problem::{Fault, Problem};

/// Where the interface is.
pub const BASE: &str = "/api/v1";

/// The document without the endpoints, which the router adds.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Weathervane",
        description = "For programs: a token in the Authorization header, JSON, problem details (RFC 9457) as errors. A token of a \
                       machine reads and imports the roster, the schedule and the call load. A token of a person does what its \
                       owner allowed it to, and reads no notes. A request with an Idempotency-Key is processed once within 24 hours."
    ),
    components(schemas(Problem, Fault)),
    modifiers(&BearerToken),
    security(("token" = []))
)]
struct ApiDocument;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// What every endpoint may answer instead.
#[derive(IntoResponses)]
pub enum EndpointError {
    /// The request cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Unreadable(Problem),
    /// There is no token, or it is not valid.
    #[response(status = 401, content_type = "application/problem+json")]
    NoToken(Problem),
    /// The token may not do this.
    #[response(status = 403, content_type = "application/problem+json")]
    NotAllowed(Problem),
    /// There is no such thing, or its owner may not see it.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// The token is used too often; try again later.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// Something failed that the caller can do nothing about.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// The store is busy; try again later.
    #[response(status = 503, content_type = "application/problem+json")]
    Busy(Problem),
}

/// What an endpoint with a body may answer besides [`EndpointError`].
#[derive(IntoResponses)]
pub enum BodyError {
    /// It contradicts what is there, or the first request with this idempotency key still runs.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    NotJson(Problem),
    /// Something in the body is wrong, or the idempotency key belongs to another request. Nothing was stored.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The disk is full. Nothing was stored.
    #[response(status = 507, content_type = "application/problem+json")]
    Full(Problem),
}

fn endpoints() -> OpenApiRouter<AppState> {
    let endpoints = OpenApiRouter::new()
        .routes(routes!(people::list_people))
        .routes(routes!(roster::import_people))
        .routes(routes!(schedule::list_schedule, schedule::import_schedule))
        .routes(routes!(load::list_load, load::import_load))
        .routes(routes!(climate::list_places))
        .routes(routes!(climate::read_report))
        .routes(routes!(check_ins::list_check_ins, check_ins::add_check_in));
    OpenApiRouter::with_openapi(ApiDocument::openapi()).nest(BASE, endpoints)
}

static DOCUMENT: LazyLock<utoipa::openapi::OpenApi> = LazyLock::new(|| {
    let mut document = endpoints().into_openapi();
    document.webhooks = Some(webhooks::described());
    document
});

/// The description of every endpoint.
#[must_use]
pub fn document() -> &'static utoipa::openapi::OpenApi {
    &DOCUMENT
}

/// The endpoints, and a problem for every other address below them.
pub fn router() -> Router<AppState> {
    let (endpoints, _) = endpoints().split_for_parts();
    let nothing = || async { Problem::of(StatusCode::NOT_FOUND) };
    endpoints
        .route(&format!("{BASE}/openapi.json"), get(show_document))
        .route(BASE, axum::routing::any(nothing))
        .route(&format!("{BASE}/{{*rest}}"), axum::routing::any(nothing))
        .method_not_allowed_fallback(|| async { Problem::of(StatusCode::METHOD_NOT_ALLOWED) })
}

/// `GET /api/v1/openapi.json`: open to everybody, as the address of an endpoint is no secret.
async fn show_document() -> Response {
    Json(document()).into_response()
}
