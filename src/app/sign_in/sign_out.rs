//! Signing out.

use serde::Deserialize;

use crate::state::live::Topic;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use words::t;

/// A form without fields.
#[derive(Deserialize)]
pub struct SignOutForm {}

impl SubmittedForm for SignOutForm {
    fn page(&self) -> String {
        "/".to_owned()
    }
}

/// Ends this session and its live pages.
///
/// # Errors
/// If the session cannot be ended.
pub async fn sign_out(context: RequestContext, _: SignOutForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    if let Some(signed_in) = &visitor.signed_in {
        app.store.sessions().end(signed_in.session).await?;
        app.hub.announce(Topic::Sessions(signed_in.person().id));
    }
    Ok(Redirect::to("/sign-in").with_message(t!(visitor.locale, "signed-out")).signing_out(app.cookies))
}
