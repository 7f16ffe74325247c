//! Choosing the audience that check-ins begin with.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
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
) -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    let back = if is_path(&back) { back } else { "/welcome".to_owned() };
    let typed = FormValues::default().and("audience", &audience);
    answer("choose_audience", back.clone(), typed, async move {
        let context = RequestContext { app, visitor };
        let locale = context.visitor.locale;
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        let audience: Audience =
            audience.parse().map_err(|_| AppError::field("audience", t!(locale, "welcome-audience-missing")))?;
        context.app.store.people().set_default_audience(signed_in.viewer.person, audience).await?;
        if back == "/welcome" {
            let own = context.app.store.owner_keys().state(signed_in.viewer.person).await?;
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
