//! Putting notices away.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};

/// Puts away what the person has been told.
///
/// # Errors
/// Nobody is signed in.
#[server(prefix = "/api", endpoint = "put_notices_away")]
pub async fn put_notices_away(#[server(default)] back: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    let back = if is_path(&back) { back } else { "/".to_owned() };
    answer("put_notices_away", back.clone(), FormValues::default(), async move {
        let person = context.allowed(Action::OwnAccount, Subject::None)?.person().id;
        context.app.store.notices().mark_seen(person, context.visitor.now).await?;
        Ok(Next::to(back))
    })
    .await
}
