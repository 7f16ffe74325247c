//! Answers a form: a redirect with what the next page shows, or an error, as a page or as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::state::flash::{Flash, FormState};
use crate::state::session::Cookie;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use store::token;
use words::t;

/// How long a one-time message may wait in a browser, in seconds.
const FLASH_SECONDS: u32 = 600;

/// Where a browser goes after a form was accepted, and what the next page shows once.
#[derive(Clone, Debug, Default)]
pub struct Redirect {
    /// The path of the next page.
    pub to: String,
    /// What that page shows once.
    pub flash: Option<Flash>,
    /// Cookies to set, each as the value of a `Set-Cookie` header.
    pub cookies: Vec<String>,
}

impl Redirect {
    /// A redirect to a page.
    pub fn to(path: impl Into<String>) -> Self {
        Self { to: path.into(), ..Self::default() }
    }

    /// Shows a sentence at the top of the next page.
    #[must_use]
    pub fn with_message(self, sentence: String) -> Self {
        self.with_flash(Flash::Message(sentence))
    }

    /// Shows something once on the next page.
    #[must_use]
    pub fn with_flash(mut self, flash: Flash) -> Self {
        self.flash = Some(flash);
        self
    }

    /// Sets a cookie.
    #[must_use]
    pub fn with_cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }
}

/// The answer to a form. `page` shows the form again with `rejected` if something in it is wrong.
pub fn respond(
    context: &RequestContext,
    format: Format,
    result: Result<Redirect, AppError>,
    page: &str,
    rejected: FormState,
) -> Response {
    match (format, result) {
        (Format::Json, Ok(redirect)) => {
            with_cookies(Json(serde_json::json!({ "to": redirect.to })).into_response(), &redirect.cookies)
        }
        (Format::Json, Err(error)) => (error.status(), Json(error)).into_response(),
        (Format::Html, Ok(redirect)) => see_other(context, redirect),
        (Format::Html, Err(error)) => error_response(context, error, page, rejected),
    }
}

fn error_response(context: &RequestContext, error: AppError, page: &str, rejected: FormState) -> Response {
    let locale = context.visitor.locale;
    let (to, wrong) = match error {
        AppError::SignedOut => {
            return see_other(context, Redirect::to("/sign-in").with_message(t!(locale, "signed-out-idle")));
        }
        // There is no page to go back to: the layer of error pages draws one.
        AppError::NotFound | AppError::Unreadable => return error.status().into_response(),
        AppError::Invalid(wrong) => (page.to_owned(), wrong),
        AppError::Conflict { ref to } => (to.clone(), whole_form(error.sentence(locale))),
        error => (page.to_owned(), whole_form(error.sentence(locale))),
    };
    see_other(context, Redirect::to(to).with_flash(Flash::Form(FormState { wrong, ..rejected })))
}

/// An error of no single field.
fn whole_form(sentence: String) -> BTreeMap<String, String> {
    BTreeMap::from([(String::new(), sentence)])
}

fn see_other(context: &RequestContext, redirect: Redirect) -> Response {
    let mut response = with_cookies(StatusCode::SEE_OTHER.into_response(), &redirect.cookies);
    if let Ok(to) = HeaderValue::from_str(&redirect.to) {
        response.headers_mut().insert(LOCATION, to);
    }
    let Some(flash) = redirect.flash else { return response };
    let app = &context.app;
    let browser = context.visitor.browser.clone().unwrap_or_else(token::fresh);
    app.flashes.leave(&browser, flash);
    with_cookies(response, &[app.cookies.set(Cookie::Flash, &browser, Some(FLASH_SECONDS))])
}

fn with_cookies(mut response: Response, cookies: &[String]) -> Response {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}
