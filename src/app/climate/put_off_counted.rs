//! Putting away the question whether one is counted in the climate of the centre.

use leptos::prelude::server;

use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Asks no more beside check-ins. Nothing is chosen by that: who has not chosen is not counted.
///
/// # Errors
/// For whoever does not check in.
#[server(prefix = "/api", endpoint = "put_off_counted")]
pub async fn put_off_counted() -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("put_off_counted", "/check-in".to_owned(), FormValues::default(), async move {
        let person = context.allowed(Action::OwnWeather, Subject::None)?.viewer.person;
        context.app.store.climate().put_off_counted(person).await?;
        Ok(Next::to("/check-in").saying(t!(context.visitor.locale, "choose-counted-put-off")))
    })
    .await
}
