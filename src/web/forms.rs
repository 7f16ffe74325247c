//! Answers a form: runs its server function and turns what came of it into a redirect, a page of refusal, or JSON.

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use leptos::prelude::provide_context;

use super::visitor::Visitor;
use crate::state::AppState;
use crate::state::flash::Flash;
use crate::state::session::Cookie;
use crate::web::error::AppError;
use crate::web::form::{Answer, Slot};
use domain::Locale;
use store::token;
use words::t;

/// How long a one-time message may wait in a browser, in seconds.
const FLASH_LASTS: u32 = 600;

/// The largest form, in bytes. Files are larger and have their own limit.
const MAX_FORM_BYTES: usize = 64 * 1024;

/// The handler of every `/api/…`.
pub async fn handle(
    State(app): State<AppState>,
    visitor: axum::Extension<Visitor>,
    request: Request,
) -> Response<Body> {
    let wants_json = wants_json(request.headers());
    // Read here, so that what is too large is said to be too large and not to be unreadable.
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MAX_FORM_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request::from_parts(parts, Body::from(body));
    let slot = Slot::default();
    let (context_app, context_visitor, context_slot) = (app.clone(), visitor.0.clone(), slot.clone());
    let provide = move || {
        provide_context(context_app.clone());
        provide_context(context_visitor.clone());
        provide_context(context_slot.clone());
    };
    let unread = leptos_axum::handle_server_fns_with_context(provide, request).await.into_response();
    match slot.take() {
        Some(answer) => answered(&app, &visitor, wants_json, answer),
        // The function never ran: there is none of this name, or its arguments could not be read.
        None if unread.status() == StatusCode::BAD_REQUEST => StatusCode::NOT_FOUND.into_response(),
        None => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// Whether a caller reads JSON.
#[must_use]
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("application/json"))
}

/// The answer to a form, for callers of both kinds.
pub fn answered(app: &AppState, visitor: &Visitor, wants_json: bool, answer: Answer) -> Response<Body> {
    if wants_json { json(answer) } else { page(app, visitor, answer) }
}

fn json(answer: Answer) -> Response<Body> {
    match answer.outcome {
        Ok(next) => with_cookies(Json(serde_json::json!({ "to": next.to })).into_response(), &next.cookies),
        Err(refusal) => (status(&refusal), Json(refusal)).into_response(),
    }
}

fn page(app: &AppState, visitor: &Visitor, answer: Answer) -> Response<Body> {
    match answer.outcome {
        Ok(next) => {
            let response = see(app, visitor, &next.to, next.flash);
            with_cookies(response, &next.cookies)
        }
        Err(AppError::SignedOut) => {
            see(app, visitor, "/sign-in", Some(Flash::Said(t!(visitor.locale, "signed-out-idle"))))
        }
        Err(refusal @ (AppError::NotFound | AppError::Unreadable)) => status(&refusal).into_response(),
        Err(refusal) => {
            let mut form = answer.typed;
            let back = if let AppError::Conflict { to } = &refusal { to.clone() } else { answer.back };
            form.wrong = match refusal {
                AppError::Invalid(wrong) => wrong,
                other => [(String::new(), sentence(visitor.locale, &other))].into(),
            };
            see(app, visitor, &back, Some(Flash::Form(form)))
        }
    }
}

/// Goes on to a page, where something may wait.
fn see(app: &AppState, visitor: &Visitor, to: &str, flash: Option<Flash>) -> Response<Body> {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    let Some(flash) = flash else { return response };
    let browser = visitor.browser.clone().unwrap_or_else(token::fresh);
    app.flashes.leave(&browser, flash);
    with_cookies(response, &[app.cookies.set(Cookie::Flash, &browser, Some(FLASH_LASTS))])
}

fn with_cookies(mut response: Response<Body>, cookies: &[String]) -> Response<Body> {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

fn status(refusal: &AppError) -> StatusCode {
    match refusal {
        AppError::SignedOut => StatusCode::UNAUTHORIZED,
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Conflict { .. } => StatusCode::CONFLICT,
        AppError::TooMany => StatusCode::TOO_MANY_REQUESTS,
        AppError::Full => StatusCode::INSUFFICIENT_STORAGE,
        AppError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Unreadable => StatusCode::BAD_REQUEST,
        AppError::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn sentence(locale: Locale, refusal: &AppError) -> String {
    match refusal {
        AppError::Conflict { .. } => t!(locale, "check-in-stands"),
        AppError::TooMany => t!(locale, "error-too-many"),
        AppError::Full => t!(locale, "error-full"),
        AppError::Busy => t!(locale, "error-held"),
        AppError::Unreadable => t!(locale, "error-unreadable"),
        AppError::Internal | AppError::SignedOut | AppError::NotFound | AppError::Invalid(_) => {
            t!(locale, "error-internal")
        }
    }
}
