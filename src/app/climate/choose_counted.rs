//! Choosing whether one is counted in the climate of the centre.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
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
) -> Result<(), Refusal> {
    let asking = Asking::here();
    let back = if is_path(&back) { back } else { "/counted".to_owned() };
    let typed = Typed::default().and("counted", &counted);
    answer("choose_counted", back.clone(), typed, async move {
        let locale = asking.visitor.locale;
        let signed_in = asking.allowed(Action::OwnWeather, Subject::None)?;
        let counted = match counted.as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(Refusal::field("counted", t!(locale, "choose-counted-missing"))),
        };
        asking.app.store.set_counted(signed_in.viewer.person, counted, signed_in.today()).await?;
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
