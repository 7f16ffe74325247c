//! CheckInContent whether a suggestion helped.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::Workday;
use domain::access::{Action, Subject};
use store::Outcome;
use words::t;

/// Keeps what the signed-in person says of what was offered in one of their shifts. Nobody else ever sees it; of those who
/// chose to be counted it counts, as one of many, in what helped in a month.
///
/// # Errors
/// Where nothing was said, or nothing was offered in that shift.
#[server(prefix = "/api", endpoint = "rate_suggestion")]
pub async fn rate_suggestion(
    #[server(default)] outcome: String,
    #[server(default)] workday: String,
    #[server(default)] shift: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    let back = if is_path(&back) { back } else { "/check-in".to_owned() };
    answer("rate_suggestion", back, FormValues::default(), async move {
        let context = RequestContext { app, visitor };
        let locale = context.visitor.locale;
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        let workday: Workday = workday.parse().map_err(|_| AppError::NotFound)?;
        let outcome: Outcome =
            outcome.parse().map_err(|_| AppError::field("outcome", t!(locale, "suggestion-outcome-missing")))?;
        if !context.app.store.suggestions().set_outcome(signed_in.viewer.person, workday, shift, outcome).await? {
            return Err(AppError::NotFound);
        }
        Ok(Next::to("/check-in").saying(match outcome {
            Outcome::Helped => t!(locale, "suggestion-said-helped"),
            Outcome::NotHelped => t!(locale, "suggestion-said-not-helped"),
            Outcome::Dismissed => t!(locale, "suggestion-said-dismissed"),
            Outcome::Less => t!(locale, "suggestion-said-less"),
        }))
    })
    .await
}
