//! What several commands share: their error type, and checks of the data directory.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::state::clock::Clock;
use domain::problem::ImportProblem;
use domain::{Locale, Workday};
use store::DATABASE;

/// An error for the person at the terminal: what happened, and what to do.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Checks that the directory contains a database.
///
/// # Errors
/// If it does not.
pub fn require_centre(directory: &Path) -> Result<(), Failure> {
    match directory.join(DATABASE).exists() {
        true => Ok(()),
        false => Err(format!("{} holds no centre", directory.display()).into()),
    }
}

/// Returns today's workday in the time zone of this machine.
pub fn today(clock: &Clock) -> Workday {
    Workday(clock.local(&TimeZone::system()).saturating_sub(jiff::Span::new().hours(4)).date())
}

/// Combines all problems of a file into one error, one line each.
pub fn problems(problems: &[ImportProblem], locale: Locale) -> Failure {
    let lines: Vec<String> = problems.iter().map(|problem| words::problem::sentence(problem, locale)).collect();
    lines.join("\n").into()
}
