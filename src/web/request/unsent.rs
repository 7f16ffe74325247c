//! Forms that are filled in and not sent yet, while a small form of the same page is: switching the language or the
//! theme, putting a notice away.
//!
//! The button of the small form sends the fields of the page's main form, and its own in the address. `unsent.js` adds
//! the other forms of the page in which something was typed. What was typed is then read as its own form reads it, so
//! that only what may be shown again is kept, and the page shows it again. Without JavaScript this works for the main
//! form.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::Response;

use crate::state::flash::FormState;
use crate::web::address::{SIGN_IN, query_value, with_query};
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, parse};
use crate::web::response::{self, Redirect, keep_unsent};
use crate::web::viewer_mark::VIEWER;

/// The name of the value of a query that names the form.
const UNSENT: &str = "unsent";
/// The field with another form of the page: its name, `?` and its fields, as they would be sent.
const CARRIED: &str = "unsent_also";
/// The most forms that are carried along.
const MAX_CARRIED: usize = 10;

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
#[derive(Clone, Default)]
pub struct UnsentForms(Arc<BTreeMap<&'static str, UnsentForm>>);

impl UnsentForms {
    /// These forms.
    pub fn new(forms: impl IntoIterator<Item = UnsentForm>) -> Self {
        Self(Arc::new(forms.into_iter().map(|form| (form.name, form)).collect()))
    }

    /// The form that the address of a request names.
    pub(super) fn named_in(&self, request: &Request) -> Option<UnsentForm> {
        let name = query_value(request.uri().path_and_query()?.as_str(), UNSENT)?;
        self.0.get(name.as_str()).copied()
    }

    /// What was typed into the further forms that a body carries along.
    pub(super) fn carried_in(&self, body: &[u8]) -> Vec<FormState> {
        let read = |carried: String| {
            let (name, fields) = carried.split_once('?')?;
            self.0.get(name)?.read(fields.as_bytes())
        };
        carried(body).filter_map(read).take(MAX_CARRIED).collect()
    }
}

fn carried(body: &[u8]) -> impl Iterator<Item = String> + '_ {
    form_urlencoded::parse(body).filter(|(field, _)| field == CARRIED).map(|(_, carried)| carried.into_owned())
}

/// The mark of the person for whom the page of this form, or of a form that it carries along, was drawn. Empty if there
/// is none.
pub(super) fn viewer_in(body: &[u8]) -> String {
    let mark = |fields: &[u8]| {
        let found = form_urlencoded::parse(fields).find(|(field, mark)| field == VIEWER && !mark.is_empty());
        found.map(|(_, mark)| mark.into_owned())
    };
    let of_carried = |carried: String| carried.split_once('?').and_then(|(_, fields)| mark(fields.as_bytes()));
    mark(body).or_else(|| carried(body).find_map(of_carried)).unwrap_or_default()
}

/// The address to which a button sends the fields of the form `unsent`, for the form at `path` with these fields.
#[must_use]
pub fn address(path: &str, unsent: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = std::iter::once((UNSENT, unsent)).chain(fields.iter().copied()).collect();
    with_query(path, &fields)
}

/// The answer to the small form: the page shows again what was typed into the others. If the session has ended, it is
/// kept as it would be if they had been sent.
pub(super) fn respond(
    context: &RequestContext,
    format: Format,
    result: Result<Redirect, AppError>,
    page: &str,
    unsent: Vec<FormState>,
) -> Response {
    let is_here = context.visitor.signed_in.is_some() || page.starts_with(SIGN_IN) || context.visitor.ended.is_none();
    match result {
        Ok(redirect) if is_here => {
            response::respond(context, format, Ok(redirect.with_unsent(unsent)), page, FormState::default())
        }
        Ok(mut redirect) => {
            SIGN_IN.clone_into(&mut redirect.to);
            let response = response::respond(context, format, Ok(redirect), page, FormState::default());
            unsent.into_iter().fold(response, |response, form| keep_unsent(context, page, form, response))
        }
        Err(error) => {
            response::respond(context, format, Err(error), page, unsent.into_iter().next().unwrap_or_default())
        }
    }
}
