//! Offering a stressor in new check-ins, or no longer.

use leptos::prelude::server;

use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::StressorKey;
use domain::access::{Action, Subject};
use words::t;

/// Offers it where `offered` is `yes`, and else no longer does. Entries that name it keep it.
///
/// # Errors
/// There is no such stressor.
#[server(prefix = "/api", endpoint = "offer_stressor")]
pub async fn offer_stressor(
    #[server(default)] stressor: String,
    #[server(default)] offered: String,
) -> Result<(), Refusal> {
    let asking = Asking::here();
    answer("offer_stressor", "/admin/stressors", Typed::default(), async move {
        let signed_in = asking.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&asking.app.store, asking.visitor.locale);
        let key: StressorKey = stressor.parse().map_err(|_| Refusal::NotFound)?;
        let offered = offered == "yes";
        if !store.offer_stressor(key.clone(), offered, signed_in.person().id, asking.visitor.now).await? {
            return Err(Refusal::NotFound);
        }
        let name = store.stressors().label(locale, &key).to_owned();
        let said = if offered {
            t!(locale, "stressor-offered-again", name = name)
        } else {
            t!(locale, "stressor-put-away", name = name)
        };
        Ok(Next::to("/admin/stressors").saying(said))
    })
    .await
}
