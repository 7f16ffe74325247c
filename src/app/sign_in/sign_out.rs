//! Signing out.

use leptos::prelude::server;

use crate::state::live::Topic;
use crate::state::session::Cookie;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use words::t;

/// Ends this session, and whatever is live in it.
///
/// # Errors
/// Where the session cannot be ended.
#[server(prefix = "/api", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    answer("sign_out", "/", FormValues::default(), async move {
        if let Some(signed_in) = &visitor.signed_in {
            app.store.sessions().end(signed_in.session).await?;
            app.hub.announce(Topic::Sessions(signed_in.person().id));
        }
        let gone = app.cookies.set(Cookie::Session, "", Some(0));
        Ok(Next::to("/sign-in").saying(t!(visitor.locale, "signed-out")).with_cookie(gone))
    })
    .await
}
