//! What every page and form needs: the running program and who sent the request.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use leptos::prelude::expect_context;

use crate::state::AppState;
use crate::web::error::AppError;
use crate::web::visitor::{SignedIn, Visitor};
use domain::access::{Action, Assurance, Subject, may};
use domain::{Roles, Viewer};

/// The running program, and who sent the request.
#[derive(Clone)]
pub struct RequestContext {
    /// The running program.
    pub app: AppState,
    /// Who sent the request.
    pub visitor: Visitor,
}

impl RequestContext {
    /// The context of the page that is being rendered.
    ///
    /// # Panics
    /// Outside a page: the router provides the values for every page.
    #[must_use]
    pub fn here() -> Self {
        Self { app: expect_context(), visitor: expect_context() }
    }

    /// The address of the site in links.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.app.config.base_url(self.visitor.host.as_deref())
    }

    /// Checks the one rule of access and returns who is signed in.
    ///
    /// # Errors
    /// [`AppError::SignedOut`] if nobody is signed in, [`AppError::PasswordNeeded`] if the viewer may do this once they
    /// have typed their password again, [`AppError::SecondFactorNeeded`] if they may once they have set up a second
    /// factor, [`AppError::NotFound`] if they may not. [`AppError::Internal`] if the session could not be read: the
    /// person must not be told that they are signed out, and must not lose what they typed.
    pub fn allowed(&self, action: Action, subject: Subject) -> Result<&SignedIn, AppError> {
        let nobody = if self.visitor.unread { AppError::Internal } else { AppError::SignedOut };
        let signed_in = self.visitor.signed_in.as_ref().ok_or(nobody)?;
        if may(Some(&signed_in.viewer), action, subject) {
            return Ok(signed_in);
        }
        let viewer = &signed_in.viewer;
        let roles = viewer.withheld.iter().fold(viewer.roles, Roles::with);
        let proven = Viewer { assurance: Assurance::Password, roles, ..Viewer::clone(viewer) };
        if !may(Some(&proven), action, subject) {
            return Err(AppError::NotFound);
        }
        Err(match viewer.assurance {
            Assurance::OwnPhone | Assurance::Passkey | Assurance::Provider => AppError::PasswordNeeded,
            Assurance::Password | Assurance::SecondFactorMissing => AppError::SecondFactorNeeded,
        })
    }
}

impl FromRequestParts<AppState> for RequestContext {
    type Rejection = StatusCode;

    /// Rejects with 500 if the route is outside the layer that identifies visitors.
    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, StatusCode> {
        let visitor = parts.extensions.get::<Visitor>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)?;
        Ok(Self { app: app.clone(), visitor })
    }
}

/// Whether the caller reads JSON (a program) or pages (a browser).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pages: the answer is a redirect.
    Html,
    /// JSON: the answer is a status and an object.
    Json,
}

impl<S: Sync> FromRequestParts<S> for Format {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let accept = parts.headers.get(axum::http::header::ACCEPT).and_then(|value| value.to_str().ok());
        Ok(if accept.is_some_and(|kinds| kinds.contains("application/json")) { Self::Json } else { Self::Html })
    }
}
