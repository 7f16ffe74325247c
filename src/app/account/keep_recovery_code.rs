//! Saying that one has written the recovery code down.

use leptos::prelude::server;

use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};
use words::t;

/// Keeps that the code which was shown is in the person's hands; from then on nobody asks for it again.
///
/// # Errors
/// No code was made.
#[server(prefix = "/api", endpoint = "keep_recovery_code")]
pub async fn keep_recovery_code() -> Result<(), Refusal> {
    let asking = Asking::here();
    answer("keep_recovery_code", "/recovery", Typed::default(), async move {
        let me = asking.allowed(Action::OwnWeather, Subject::None)?;
        if !asking.app.store.code_was_kept(me.person().id).await? {
            return Err(Refusal::NotFound);
        }
        let next = if me.person().counted.is_none() { "/counted" } else { "/check-in" };
        Ok(Next::to(next).saying(t!(asking.visitor.locale, "recovery-kept")))
    })
    .await
}
