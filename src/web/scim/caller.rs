//! Authenticates the caller: a machine whose token has the scope `scim`. Nothing else opens an endpoint.

use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;

use super::answer::ScimFailure;
use crate::state::AppState;
use crate::web::api::caller::ApiCaller;
use domain::TokenScope;
use store::RosterProgram;

/// Where the interface is.
pub const BASE: &str = "/scim/v2";

/// A program that may use SCIM.
#[derive(Clone)]
pub struct ScimCaller {
    /// The program and its token.
    pub caller: ApiCaller,
    /// What it changes of the roster, and in whose name.
    pub program: RosterProgram,
    /// The address of the interface.
    pub base: String,
}

impl FromRequestParts<AppState> for ScimCaller {
    type Rejection = ScimFailure;

    /// Rejects as [`ApiCaller`] does, and with 403 if the token has another scope or belongs to a person.
    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ScimFailure> {
        let caller = ApiCaller::from_request_parts(parts, app).await?;
        caller.allowed(TokenScope::Scim)?;
        let program =
            RosterProgram { by: caller.token.made_by, names_roles: caller.allowed(TokenScope::Roles).is_ok() };
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
        let base = format!("{}{BASE}", app.config.base_url(host).trim_end_matches('/'));
        Ok(Self { caller, program, base })
    }
}
