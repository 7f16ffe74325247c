//! A form that is filled in and not sent yet, while a small form of the same page is: switching the language or the theme, putting a
//! notice away.
//!
//! The button of the small form sends the fields of the large one, and its own in the address. What was typed is then read as the large
//! form reads it, so that only what may be shown again is kept, and the page shows it again. This works without JavaScript.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::Response;

use crate::state::flash::{Flash, FormState};
use crate::web::address::{query_value, with_query};
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, parse};
use crate::web::response::{self, Redirect, keep_unsent};

/// The name of the value of a query that names the form.
const UNSENT: &str = "unsent";
/// The page of visitors that has a form.
const SIGN_IN: &str = "/sign-in";

/// Reads one form.
#[derive(Clone, Copy)]
pub struct UnsentForm {
    name: &'static str,
    read: fn(&'static str, &[u8]) -> Option<FormState>,
}

impl UnsentForm {
    /// The form with this name and these fields.
    #[must_use]
    pub fn new<F: SubmittedForm>(name: &'static str) -> Self {
        let read =
            |name, body: &[u8]| parse::<F>(body).ok().map(|fields| fields.values().of_form(name).without_secrets());
        Self { name, read }
    }

    /// What was typed into it; none if it cannot be read.
    pub(super) fn read(self, body: &[u8]) -> Option<FormState> {
        (self.read)(self.name, body)
    }
}

/// All forms by name, as an extension of every request.
#[derive(Clone)]
pub struct UnsentForms(Arc<BTreeMap<&'static str, UnsentForm>>);

impl UnsentForms {
    /// These forms.
    pub fn new(forms: impl IntoIterator<Item = UnsentForm>) -> Self {
        Self(Arc::new(forms.into_iter().map(|form| (form.name, form)).collect()))
    }

    /// The form that the address of a request names.
    pub(super) fn named_in(request: &Request) -> Option<UnsentForm> {
        let name = query_value(request.uri().path_and_query()?.as_str(), UNSENT)?;
        request.extensions().get::<Self>()?.0.get(name.as_str()).copied()
    }
}

/// The address to which a button sends the fields of the form `unsent`, for the form at `path` with these fields.
#[must_use]
pub fn address(path: &str, unsent: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = std::iter::once((UNSENT, unsent)).chain(fields.iter().copied()).collect();
    with_query(path, &fields)
}

/// The answer to the small form: the page shows again what was typed into the large one. If the session has ended, it is kept as it would
/// be if the large form had been sent.
pub(super) fn respond(
    context: &RequestContext,
    format: Format,
    result: Result<Redirect, AppError>,
    page: &str,
    unsent: FormState,
) -> Response {
    let is_here = context.visitor.signed_in.is_some() || page.starts_with(SIGN_IN) || context.visitor.ended.is_none();
    match result {
        Ok(redirect) if is_here => {
            response::respond(context, format, Ok(redirect.with_flash(Flash::Form(unsent))), page, FormState::default())
        }
        Ok(mut redirect) => {
            SIGN_IN.clone_into(&mut redirect.to);
            let response = response::respond(context, format, Ok(redirect), page, FormState::default());
            keep_unsent(context, page, unsent, response)
        }
        Err(error) => response::respond(context, format, Err(error), page, unsent),
    }
}
