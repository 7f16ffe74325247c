//! How a form is answered: always 303 to a page, with what was typed and what is wrong waiting there, or JSON for whoever asks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::{expect_context, use_context};

use crate::state::AppState;
use crate::state::flash::{Flash, FormState};
use crate::web::error::AppError;
use crate::web::visitor::{SignedIn, Visitor};
use domain::access::{Action, Subject, may};

/// Where to go after a form was accepted, and what waits there.
#[derive(Clone, Debug, Default)]
pub struct Next {
    /// The path of the next page.
    pub to: String,
    /// What waits there.
    pub flash: Option<Flash>,
    /// Cookies to set, in the form of `Set-Cookie`.
    pub cookies: Vec<String>,
}

impl Next {
    /// On to a page.
    pub fn to(path: impl Into<String>) -> Self {
        Self { to: path.into(), ..Self::default() }
    }

    /// With a sentence at its top.
    #[must_use]
    pub fn saying(mut self, sentence: String) -> Self {
        self.flash = Some(Flash::Said(sentence));
        self
    }

    /// With a cookie.
    #[must_use]
    pub fn with_cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }
}

/// What a form came to: read by the handler that answers the request.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Accepted, or why not.
    pub outcome: Result<Next, AppError>,
    /// The page that shows the form again.
    pub back: String,
    /// What was typed.
    pub typed: FormState,
}

/// Where a server function leaves its answer for the handler.
#[derive(Clone, Debug, Default)]
pub struct Slot(Arc<Mutex<Option<Answer>>>);

impl Slot {
    /// Takes the answer out.
    #[must_use]
    pub fn take(&self) -> Option<Answer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What was typed into a form, by field. Passwords do not belong here.
#[derive(Clone, Debug, Default)]
pub struct FormValues(BTreeMap<String, Vec<String>>);

impl FormValues {
    /// Adds a field.
    #[must_use]
    pub fn and(mut self, field: &str, value: &str) -> Self {
        self.0.insert(field.to_owned(), vec![value.to_owned()]);
        self
    }

    /// Adds a list.
    #[must_use]
    pub fn and_list(mut self, field: &str, values: &[String]) -> Self {
        self.0.insert(field.to_owned(), values.to_vec());
        self
    }
}

/// What is wrong with a form, gathered field by field so that everything is said at once.
#[derive(Clone, Debug, Default)]
pub struct ValidationErrors(BTreeMap<String, String>);

impl ValidationErrors {
    /// Keeps a value, or what is wrong with it.
    pub fn keep<T>(&mut self, field: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|wrong| self.add(field, wrong)).ok()
    }

    /// Adds what is wrong with a field, unless something already is.
    pub fn add(&mut self, field: &str, wrong: String) {
        self.0.entry(field.to_owned()).or_insert(wrong);
    }

    /// Refuses the form if anything is wrong.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with all of it.
    pub fn check(self) -> Result<(), AppError> {
        if self.0.is_empty() { Ok(()) } else { Err(AppError::Invalid(self.0)) }
    }
}

/// Who sent the form, and the running program.
#[derive(Clone)]
pub struct RequestContext {
    /// The running program.
    pub app: AppState,
    /// Who is context.
    pub visitor: Visitor,
}

impl RequestContext {
    /// From the context of a page or a server function.
    #[must_use]
    pub fn here() -> Self {
        Self { app: expect_context(), visitor: expect_context() }
    }

    /// Asks the one rule of access; gives who is signed in.
    ///
    /// # Errors
    /// [`AppError::SignedOut`] or [`AppError::NotFound`]; [`AppError::Internal`] where nobody knows whether somebody is signed in: they
    /// are not to be told that they are not, and what they typed is not to be lost over it.
    pub fn allowed(&self, action: Action, subject: Subject) -> Result<&SignedIn, AppError> {
        let nobody = if self.visitor.unread { AppError::Internal } else { AppError::SignedOut };
        let signed_in = self.visitor.signed_in.as_ref().ok_or(nobody)?;
        if may(Some(&signed_in.viewer), action, subject) { Ok(signed_in) } else { Err(AppError::NotFound) }
    }
}

/// Runs what a form asks for and leaves the answer for the handler.
///
/// `name` is the form's, `back` the page that shows it again.
///
/// # Errors
/// The refusal itself, for callers that read JSON.
pub async fn answer(
    name: &'static str,
    back: impl Into<String>,
    typed: FormValues,
    work: impl Future<Output = Result<Next, AppError>>,
) -> Result<(), AppError> {
    // Contexts do not live across an await: take the slot first.
    let slot = use_context::<Slot>().unwrap_or_default();
    let outcome = work.await;
    let result = outcome.as_ref().map(|_| ()).map_err(Clone::clone);
    let typed = FormState { form: name, typed: typed.0, wrong: BTreeMap::new() };
    *slot.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Answer { outcome, back: back.into(), typed });
    result
}
