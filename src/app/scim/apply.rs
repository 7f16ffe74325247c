//! Writes what a client wants, and says why not.

use axum::http::StatusCode;

use crate::web::scim::answer::ScimFailure;
use crate::web::scim::caller::ScimCaller;
use domain::Locale;
use domain::problem::{ImportProblem, ImportProblemKind};
use scim::{ScimError, ScimErrorKind};
use store::{ScimChange, ScimDirectory, ScimRefusal, StoreError};
use words::problem::fault_and_fix;
use words::t;

/// Decides and writes in one step, and announces what follows. Returns the directory after it, and the id of what
/// `decide` changed.
///
/// # Errors
/// Those of `decide`; if the change contradicts the centre, or is refused. Then nothing was written.
pub async fn apply<F>(caller: &ScimCaller, decide: F) -> Result<(ScimDirectory, String), ScimFailure>
where
    F: FnOnce(&ScimDirectory) -> Result<(ScimChange, String), ScimError> + Send + 'static,
{
    let (app, locale) = (&caller.caller.app, caller.caller.locale);
    let changed = app.store.scim().change(caller.program, caller.caller.now, decide).await;
    match changed {
        Ok((planned, directory, id)) => {
            app.roster_changed(&planned);
            Ok((directory, id))
        }
        Err(ScimRefusal::Undecided(error)) => Err(error.into()),
        Err(ScimRefusal::Conflicts(problems)) => Err(contradiction(&problems, locale).into()),
        Err(ScimRefusal::Failed(error)) => Err(refused(error, locale)),
    }
}

/// What is wrong with values that a roster could not have either.
#[must_use]
pub fn invalid(problems: &[ImportProblem], locale: Locale) -> ScimError {
    ScimError::new(ScimErrorKind::InvalidValue, sentences(problems, locale))
}

fn contradiction(problems: &[ImportProblem], locale: Locale) -> ScimError {
    let is_taken =
        |problem: &ImportProblem| matches!(problem.what, ImportProblemKind::EmailInUse | ImportProblemKind::IdInUse);
    let kind = if problems.iter().any(is_taken) { ScimErrorKind::Uniqueness } else { ScimErrorKind::InvalidValue };
    ScimError::new(kind, sentences(problems, locale))
}

fn sentences(problems: &[ImportProblem], locale: Locale) -> String {
    words::in_a_row(locale, problems.iter().take(5).map(|problem| fault_and_fix(problem, locale)))
}

fn refused(error: StoreError, locale: Locale) -> ScimFailure {
    let conflict = |detail: String| ScimError::of(StatusCode::CONFLICT.as_u16()).because(detail);
    ScimFailure(match error {
        StoreError::NoAdminLeft => conflict(t!(locale, "person-last-admin")),
        StoreError::Taken("email") => ScimError::new(ScimErrorKind::Uniqueness, t!(locale, "person-email-taken")),
        StoreError::Taken(_) => ScimError::new(ScimErrorKind::Uniqueness, t!(locale, "scim-name-taken")),
        StoreError::PsychologistInTeam(_) => {
            ScimError::new(ScimErrorKind::InvalidValue, t!(locale, "problem-psychologist-in-team"))
        }
        StoreError::PsychologistLeads => {
            ScimError::new(ScimErrorKind::InvalidValue, t!(locale, "problem-psychologist-leads"))
        }
        StoreError::RoleNotAllowed(key) => {
            ScimError::of(StatusCode::FORBIDDEN.as_u16()).because(t!(locale, "api-role-not-allowed", person = key))
        }
        StoreError::AddressNotAllowed(key) => {
            ScimError::of(StatusCode::FORBIDDEN.as_u16()).because(t!(locale, "api-address-not-allowed", person = key))
        }
        other => return other.into(),
    })
}
