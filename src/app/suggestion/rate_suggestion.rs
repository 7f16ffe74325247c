//! Answering whether a suggestion helped.

use serde::Deserialize;

use crate::app::check_in::offer;
use crate::app::tough_calls;
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::Workday;
use domain::access::{Action, Subject};
use store::Outcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RateSuggestionForm {
    outcome: String,
    workday: String,
    shift: String,
    offered: ShownOnPage,
    back: String,
}

impl SubmittedForm for RateSuggestionForm {
    fn page(&self) -> String {
        path_or(&self.back, "/check-in")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("outcome", &self.outcome)
    }
}

/// Keeps what the signed-in person says of what was offered in one of their shifts. Nobody else ever sees it; of those
/// who chose to be counted it counts, as one of many, in what helped in a quarter.
///
/// # Errors
/// If nothing was said, or nothing was offered in that shift.
pub async fn rate_suggestion(context: RequestContext, form: RateSuggestionForm) -> Result<Redirect, AppError> {
    let RateSuggestionForm { outcome, workday, shift, offered, .. } = &form;
    let locale = context.visitor.locale;
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let workday: Workday = workday.parse().map_err(|_| AppError::NotFound)?;
    let outcome: Outcome =
        outcome.parse().map_err(|_| AppError::field("outcome", t!(locale, "suggestion-outcome-missing")))?;
    let (person, today) = (signed_in.viewer.person, signed_in.today());
    let (store, now) = (&context.app.store, context.visitor.now);
    // A later check-in of the shift can bring another one, about which nothing was said.
    let offer = offer::in_shift(store, person, today, (workday, shift)).await?;
    if offer.is_some_and(|offer| !offered.is_still(&offer.intervention)) {
        return Ok(Redirect::to("/check-in").with_message(t!(locale, "suggestion-changed")));
    }
    if !offer::answer(store, person, today, (workday, shift), outcome, now).await? {
        return Err(AppError::NotFound);
    }
    // After a tough call the person stays on its page: the next call waits, and not the check-in.
    let page = form.page();
    let to = if page.starts_with(&format!("{}/", tough_calls::PAGE)) { page } else { "/check-in".to_owned() };
    Ok(Redirect::to(to).with_message(match outcome {
        Outcome::Helped => t!(locale, "suggestion-said-helped"),
        Outcome::NotHelped => t!(locale, "suggestion-said-not-helped"),
        Outcome::Dismissed => t!(locale, "suggestion-said-dismissed"),
        Outcome::Less => t!(locale, "suggestion-said-less"),
    }))
}
