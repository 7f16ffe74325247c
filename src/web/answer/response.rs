//! Answers a form: a redirect with what the next page shows, or an error, as a page or as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::state::flash::{Flash, FormState, Holder, KEPT};
use crate::state::session::{Cookie, Cookies};
use crate::web::address::{SECOND_FACTOR, SIGN_IN, sign_in_address};
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::viewer_mark::viewer_mark;
use domain::PersonId;
use store::{PersonFilter, token};
use words::t;

/// Tells a browser to drop what it stored for the site.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Where a browser goes after a form was accepted, and what the next page shows once.
#[derive(Clone, Debug, Default)]
pub struct Redirect {
    /// The path of the next page.
    pub to: String,
    /// What that page shows once.
    pub flash: Option<Flash>,
    /// Cookies to set, each as the value of a `Set-Cookie` header.
    pub cookies: Vec<String>,
    /// Whether the session ends: what waits for the person is dropped, and the next page is shown to nobody in
    /// particular.
    signs_out: bool,
    /// Whether the page is only drawn again: what it shows stays.
    redraws: bool,
    /// Forms of that page that are not sent yet.
    unsent: Vec<FormState>,
    /// The sentence for a script that sent the form and shows no page of the server.
    said: Option<String>,
}

impl Redirect {
    /// A redirect to a page.
    pub fn to(path: impl Into<String>) -> Self {
        Self { to: path.into(), ..Self::default() }
    }

    /// A redirect to the page on which the browser is, only to draw it again: what it shows stays.
    pub fn redraw(path: impl Into<String>) -> Self {
        Self { redraws: true, ..Self::to(path) }
    }

    /// Shows a sentence at the top of the next page.
    #[must_use]
    pub fn with_message(self, sentence: String) -> Self {
        self.with_flash(Flash::Message(sentence))
    }

    /// Shows a sentence at the top of the next page, and tells it to a script that sent the form: a phone that sends
    /// what waited shows no next page.
    #[must_use]
    pub fn with_message_for_scripts(self, sentence: String) -> Self {
        Self { said: Some(sentence.clone()), ..self.with_message(sentence) }
    }

    /// Shows something once on the next page.
    #[must_use]
    pub fn with_flash(mut self, flash: Flash) -> Self {
        self.flash = Some(flash);
        self
    }

    /// Shows forms of the next page as they were filled in and not sent yet.
    #[must_use]
    pub fn with_unsent(mut self, forms: Vec<FormState>) -> Self {
        self.unsent = forms;
        self
    }

    /// Sets a cookie.
    #[must_use]
    pub fn with_cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Removes the session from the browser, and what waits there for the person.
    #[must_use]
    pub fn signing_out(mut self, cookies: Cookies) -> Self {
        self.signs_out = true;
        self.with_cookie(cookies.set(Cookie::Session, "", Some(0)))
    }
}

/// The JSON answer to a form that was accepted.
#[derive(Serialize)]
struct FormAnswer<'a> {
    to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<&'a str>,
}

/// The answer to a form. `page` shows the form again with `rejected` if something in it is wrong.
pub fn respond(
    context: &RequestContext,
    format: Format,
    result: Result<Redirect, AppError>,
    page: &str,
    rejected: FormState,
) -> Response {
    if let Ok(redirect) = &result {
        tidy(context, redirect, page, &rejected);
    }
    match (format, result) {
        (Format::Json, Ok(redirect)) => {
            let answer = FormAnswer { to: &redirect.to, said: redirect.said.as_deref() };
            with_cookies(Json(answer).into_response(), &redirect.cookies)
        }
        (Format::Json, Err(error)) => (error.status(), Json(error)).into_response(),
        (Format::Html, Ok(redirect)) => see_other(context, redirect),
        (Format::Html, Err(error)) => error_response(context, error, page, rejected),
    }
}

/// Drops what an accepted form makes outdated, and keeps what a page that is only drawn again has shown.
fn tidy(context: &RequestContext, redirect: &Redirect, page: &str, accepted: &FormState) {
    if let Some(signed_out) = context.visitor.signed_in.as_ref().filter(|_| redirect.signs_out) {
        context.app.searches.forget(signed_out.session);
    }
    let Some(holder) = context.visitor.holder() else { return };
    if redirect.signs_out {
        context.app.flashes.forget(&holder);
    } else if redirect.redraws {
        context.app.flashes.show_again(&holder, page);
    } else {
        context.app.flashes.done(&holder, page, accepted, &redirect.to);
    }
}

fn error_response(context: &RequestContext, error: AppError, page: &str, rejected: FormState) -> Response {
    let locale = context.visitor.locale;
    let (to, wrong) = match error {
        AppError::SignedOut => return signed_out(context, page, rejected),
        AppError::PasswordNeeded => {
            let response = see_other(context, Redirect::to(sign_in_address(page)));
            return keep_unsent(context, page, rejected, response);
        }
        AppError::SecondFactorNeeded => {
            let response = see_other(context, Redirect::to(SECOND_FACTOR));
            return keep_unsent(context, page, rejected, response);
        }
        // There is no page to go back to: the layer of error pages draws one.
        AppError::NotFound | AppError::Unreadable => return error.status().into_response(),
        AppError::Invalid(wrong) => (page.to_owned(), wrong),
        AppError::Conflict { ref to } => (to.clone(), whole_form(error.sentence(locale))),
        error => (page.to_owned(), whole_form(error.sentence(locale))),
    };
    see_other(context, Redirect::to(to).with_flash(Flash::Form(FormState { wrong, ..rejected })))
}

/// Leads to the sign-in page. What was typed is kept for the person whose session has ended, and signing in leads them
/// back to it; the address does not name the page, because the next person at the desk may read it.
fn signed_out(context: &RequestContext, page: &str, unsent: FormState) -> Response {
    let locale = context.visitor.locale;
    if context.visitor.ended.is_none() {
        return see_other(context, Redirect::to(sign_in_address(page)).with_message(t!(locale, "signed-out-idle")));
    }
    keep_unsent(
        context,
        page,
        unsent,
        see_other(context, Redirect::to(SIGN_IN).with_message(t!(locale, "signed-out-kept", minutes = KEPT.as_mins()))),
    )
}

/// Keeps what was typed into a form for the person who is signed in or whose session has ended, and adds the browser's
/// cookie to the response. If it is not known whose the session was, keeps nothing and returns the response unchanged:
/// nobody may see what was typed.
pub fn keep_unsent(context: &RequestContext, page: &str, unsent: FormState, response: Response) -> Response {
    let Some(person) = context.visitor.last_author() else { return response };
    keep_for(context, person, page, unsent, t!(context.visitor.locale, "unsent-kept"), response)
}

/// Keeps what was typed for its author, with a sentence that says why it was not saved.
fn keep_for(
    context: &RequestContext,
    author: PersonId,
    page: &str,
    unsent: FormState,
    why: String,
    response: Response,
) -> Response {
    let (browser, response) = browser(context, response);
    let holder = Holder { browser, person: Some(author) };
    let kept = FormState { wrong: whole_form(why), ..unsent.without_secrets() };
    context.app.flashes.keep(holder, page, kept, context.visitor.now);
    response
}

/// The answer to forms of a page that was drawn for somebody else than the person who is signed in now: nothing of them
/// is stored for that person, and what was typed is kept for its author. A program learns that its person is not signed
/// in.
pub async fn of_other_viewer(
    context: &RequestContext,
    format: Format,
    mark: &str,
    page: &str,
    typed: Vec<FormState>,
) -> Response {
    if format == Format::Json {
        return (AppError::SignedOut.status(), Json(AppError::SignedOut)).into_response();
    }
    let everybody = PersonFilter { limit: u32::MAX, ..PersonFilter::default() };
    let author = match context.app.store.people().list(everybody).await {
        Ok((people, _)) => people.into_iter().map(|person| person.id).find(|id| viewer_mark(*id) == mark),
        Err(error) => {
            tracing::error!(%error, "it could not be read who typed into a form");
            None
        }
    };
    // The layer of error pages says what happened.
    let response = StatusCode::CONFLICT.into_response();
    let Some(author) = author else { return response };
    typed.into_iter().fold(response, |response, form| {
        keep_for(context, author, page, form, t!(context.visitor.locale, "unsent-of-other-viewer"), response)
    })
}

/// An error of no single field.
fn whole_form(sentence: String) -> BTreeMap<String, String> {
    BTreeMap::from([(String::new(), sentence)])
}

/// Answers with a redirect, and leaves for its page what that shows once.
pub fn see_other(context: &RequestContext, redirect: Redirect) -> Response {
    let mut response = with_cookies(StatusCode::SEE_OTHER.into_response(), &redirect.cookies);
    if let Ok(to) = HeaderValue::from_str(&redirect.to) {
        response.headers_mut().insert(LOCATION, to);
    }
    // The phone may be handed on: check-ins that wait there, and the copies of pages, go with the session.
    if redirect.signs_out && context.visitor.is_of_own_phone() {
        response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    }
    let mut left = redirect.flash.into_iter().chain(redirect.unsent.into_iter().map(Flash::Form)).peekable();
    if left.peek().is_none() {
        return response;
    }
    let (browser, response) = browser(context, response);
    let person = context.visitor.author.filter(|_| !redirect.signs_out);
    for flash in left {
        let holder = Holder { browser: browser.clone(), person };
        context.app.flashes.leave(holder, &redirect.to, flash, context.visitor.now);
    }
    response
}

/// The secret of the browser under which things wait for it, and the response with its cookie.
pub fn browser(context: &RequestContext, response: Response) -> (String, Response) {
    let cookies = context.app.cookies;
    let name = cookies.name(Cookie::Flash);
    let set = |cookie: &str| cookie.strip_prefix(&name)?.strip_prefix('=')?.split(';').next().map(str::to_owned);
    let already = response.headers().get_all(SET_COOKIE).iter().find_map(|cookie| set(cookie.to_str().ok()?));
    if let Some(browser) = already {
        return (browser, response);
    }
    let browser = context.visitor.browser.clone().unwrap_or_else(token::fresh);
    let seconds = u32::try_from(KEPT.as_secs()).ok();
    let response = with_cookies(response, &[cookies.set(Cookie::Flash, &browser, seconds)]);
    (browser, response)
}

fn with_cookies(mut response: Response, cookies: &[String]) -> Response {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}
