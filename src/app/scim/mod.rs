//! SCIM 2.0 for identity providers: `/scim/v2`. Users are the people of the roster, groups are its teams. Every change
//! follows the rules of a roster import.

pub mod apply;
pub mod discovery;
pub mod export;
pub mod groups;
pub mod membership;
pub mod search;
pub mod shown;
pub mod users;
pub mod wanted_group;
pub mod wanted_user;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{MethodRouter, any, delete, get, patch, post, put};

use crate::state::AppState;
use crate::web::scim::answer::ScimFailure;
pub use crate::web::scim::caller::BASE;

/// Every endpoint: method, address below [`BASE`], and what answers.
#[must_use]
pub fn endpoints() -> Vec<(&'static str, &'static str, MethodRouter<AppState>)> {
    vec![
        ("GET", "/ServiceProviderConfig", get(discovery::config)),
        ("GET", "/ResourceTypes", get(discovery::resource_types)),
        ("GET", "/ResourceTypes/{id}", get(discovery::resource_type)),
        ("GET", "/Schemas", get(discovery::schemas)),
        ("GET", "/Schemas/{id}", get(discovery::schema)),
        ("POST", "/.search", post(search::everything)),
        ("GET", "/Users", get(users::list)),
        ("POST", "/Users", post(users::create)),
        ("POST", "/Users/.search", post(search::users)),
        ("GET", "/Users/{id}", get(users::read)),
        ("PUT", "/Users/{id}", put(users::replace)),
        ("PATCH", "/Users/{id}", patch(users::modify)),
        ("DELETE", "/Users/{id}", delete(users::remove)),
        ("GET", "/Groups", get(groups::list)),
        ("POST", "/Groups", post(groups::create)),
        ("POST", "/Groups/.search", post(search::groups)),
        ("GET", "/Groups/{id}", get(groups::read)),
        ("PUT", "/Groups/{id}", put(groups::replace)),
        ("PATCH", "/Groups/{id}", patch(groups::modify)),
        ("DELETE", "/Groups/{id}", delete(groups::remove)),
    ]
}

/// The endpoints, and an error for every other address below them.
pub fn router() -> Router<AppState> {
    let endpoints = endpoints().into_iter();
    let router =
        endpoints.fold(Router::new(), |router, (_, path, answers)| router.route(&format!("{BASE}{path}"), answers));
    let nothing = || async { ScimFailure::of(StatusCode::NOT_FOUND) };
    // RFC 7644, sections 3.7 and 3.11: what is not supported says so.
    let unsupported = || async { ScimFailure::of(StatusCode::NOT_IMPLEMENTED) };
    router
        .route(&format!("{BASE}/Bulk"), any(unsupported))
        .route(&format!("{BASE}/Me"), any(unsupported))
        .route(BASE, any(nothing))
        .route(&format!("{BASE}/{{*rest}}"), any(nothing))
        .method_not_allowed_fallback(|| async { ScimFailure::of(StatusCode::METHOD_NOT_ALLOWED) })
}
