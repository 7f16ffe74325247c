//! Signing out.

use serde::Deserialize;

use crate::app::identity_provider;
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

/// Ends this session and its live pages. A session that rests on one at the identity provider leads there, to end that
/// one as well.
///
/// # Errors
/// If the session cannot be ended.
pub async fn sign_out(context: RequestContext, _: SignOutForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context;
    let at_provider = identity_provider::sign_out::address(&app, &visitor).await;
    if let Some(signed_in) = &visitor.signed_in {
        app.end_session(signed_in.session, signed_in.person().id).await?;
    }
    if let Some(address) = at_provider {
        return Ok(Redirect::to(address).signing_out(app.cookies));
    }
    Ok(Redirect::to("/sign-in").with_message(t!(visitor.locale, "signed-out")).signing_out(app.cookies))
}
