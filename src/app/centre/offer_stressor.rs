//! Offering a stressor in new check-ins, or no longer.

use leptos::prelude::server;

use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
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
) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("offer_stressor", "/admin/stressors", FormValues::default(), async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let key: StressorKey = stressor.parse().map_err(|_| AppError::NotFound)?;
        let offered = offered == "yes";
        if !store.stressors().set_offered(key.clone(), offered, signed_in.person().id, context.visitor.now).await? {
            return Err(AppError::NotFound);
        }
        let name = store.stressors().list().label(locale, &key).to_owned();
        let said = if offered {
            t!(locale, "stressor-offered-again", name = name)
        } else {
            t!(locale, "stressor-put-away", name = name)
        };
        Ok(Next::to("/admin/stressors").saying(said))
    })
    .await
}
