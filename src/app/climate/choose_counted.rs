//! Choosing whether one is counted in the climate of the centre.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Keeps the choice: `yes` or `no`. `back` is the page that the form stands on; from `/counted` it goes on to the first check-in.
///
/// # Errors
/// Where nothing was chosen: nothing is chosen for anybody.
#[server(prefix = "/api", endpoint = "choose_counted")]
pub async fn choose_counted(
    #[server(default)] counted: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let back = if is_path(&back) { back } else { "/counted".to_owned() };
    let typed = FormValues::default().and("counted", &counted);
    answer("choose_counted", back.clone(), typed, async move {
        let locale = context.visitor.locale;
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        let counted = match counted.as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(AppError::field("counted", t!(locale, "choose-counted-missing"))),
        };
        context.app.store.climate().set_counted(signed_in.viewer.person, counted, signed_in.today()).await?;
        if back == "/counted" {
            return Ok(Next::to("/check-in"));
        }
        let said = match counted {
            true => t!(locale, "choose-counted-saved-yes"),
            false => t!(locale, "choose-counted-saved-no"),
        };
        Ok(Next::to(back).saying(said))
    })
    .await
}
