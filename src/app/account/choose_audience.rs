//! Choosing the audience that check-ins begin with.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::Audience;
use domain::access::{Action, Subject};
use words::t;

/// Keeps the choice. `back` is the page that the form stands on; from `/welcome` it goes on to the recovery code,
/// or to the first check-in.
///
/// # Errors
/// Where nothing was chosen: nothing is chosen for anybody.
#[server(prefix = "/api", endpoint = "choose_audience")]
pub async fn choose_audience(
    #[server(default)] audience: String,
    #[server(default)] back: String,
) -> Result<(), Refusal> {
    let Asking { app, visitor } = Asking::here();
    let back = if is_path(&back) { back } else { "/welcome".to_owned() };
    let typed = Typed::default().and("audience", &audience);
    answer("choose_audience", back.clone(), typed, async move {
        let asking = Asking { app, visitor };
        let locale = asking.visitor.locale;
        let signed_in = asking.allowed(Action::OwnWeather, Subject::None)?;
        let audience: Audience =
            audience.parse().map_err(|_| Refusal::field("audience", t!(locale, "welcome-audience-missing")))?;
        asking.app.store.set_default_audience(signed_in.viewer.person, audience).await?;
        if back == "/welcome" {
            let own = asking.app.store.own_state(signed_in.viewer.person).await?;
            return Ok(Next::to(match () {
                () if own.has_key && !own.code_kept => "/recovery",
                () if signed_in.person().counted.is_none() => "/counted",
                () => "/check-in",
            }));
        }
        Ok(Next::to(back).saying(t!(locale, "welcome-audience-saved", audience = words::audience(locale, audience))))
    })
    .await
}
