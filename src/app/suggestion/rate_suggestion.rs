//! Saying whether a suggestion helped.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
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
) -> Result<(), Refusal> {
    let Asking { app, visitor } = Asking::here();
    let back = if is_path(&back) { back } else { "/check-in".to_owned() };
    answer("rate_suggestion", back, Typed::default(), async move {
        let asking = Asking { app, visitor };
        let locale = asking.visitor.locale;
        let signed_in = asking.allowed(Action::OwnWeather, Subject::None)?;
        let workday: Workday = workday.parse().map_err(|_| Refusal::NotFound)?;
        let outcome: Outcome =
            outcome.parse().map_err(|_| Refusal::field("outcome", t!(locale, "suggestion-outcome-missing")))?;
        if !asking.app.store.set_outcome(signed_in.viewer.person, workday, shift, outcome).await? {
            return Err(Refusal::NotFound);
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
