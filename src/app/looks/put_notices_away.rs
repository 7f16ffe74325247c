//! Putting notices away.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};

/// Puts away what the person has been told.
///
/// # Errors
/// Nobody is signed in.
#[server(prefix = "/api", endpoint = "put_notices_away")]
pub async fn put_notices_away(#[server(default)] back: String) -> Result<(), Refusal> {
    let asking = Asking::here();
    let back = if is_path(&back) { back } else { "/".to_owned() };
    answer("put_notices_away", back.clone(), Typed::default(), async move {
        let person = asking.allowed(Action::OwnAccount, Subject::None)?.person().id;
        asking.app.store.put_notices_away(person, asking.visitor.now).await?;
        Ok(Next::to(back))
    })
    .await
}
