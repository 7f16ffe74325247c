//! CheckInContent that one has written the recovery code down.

use leptos::prelude::server;

use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Keeps that the code which was shown is in the person's hands; from then on nobody asks for it again.
///
/// # Errors
/// No code was made.
#[server(prefix = "/api", endpoint = "keep_recovery_code")]
pub async fn keep_recovery_code() -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("keep_recovery_code", "/recovery", FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        if !context.app.store.owner_keys().confirm_code(me.person().id).await? {
            return Err(AppError::NotFound);
        }
        let next = if me.person().counted.is_none() { "/counted" } else { "/check-in" };
        Ok(Next::to(next).saying(t!(context.visitor.locale, "recovery-kept")))
    })
    .await
}
