//! Putting away the question whether one is counted in the climate of the centre.

use leptos::prelude::server;

use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};
use words::t;

/// Asks no more beside check-ins. Nothing is chosen by that: who has not chosen is not counted.
///
/// # Errors
/// For whoever does not check in.
#[server(prefix = "/api", endpoint = "put_off_counted")]
pub async fn put_off_counted() -> Result<(), Refusal> {
    let asking = Asking::here();
    answer("put_off_counted", "/check-in".to_owned(), Typed::default(), async move {
        let person = asking.allowed(Action::OwnWeather, Subject::None)?.viewer.person;
        asking.app.store.put_off_counted(person).await?;
        Ok(Next::to("/check-in").saying(t!(asking.visitor.locale, "choose-counted-put-off")))
    })
    .await
}
