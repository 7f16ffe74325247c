//! What a browser needs before it asks a device for a passkey.
//!
//! The answer is for a script: this is a handler of its own in the router's table.

use axum::Form;
use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};

/// The fields of the request.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChallengeForm {
    purpose: String,
}

/// `POST /api/passkey_challenge`: a fresh challenge to sign in, or to add a passkey (`purpose`).
pub async fn passkey_challenge(context: RequestContext, form: Result<Form<ChallengeForm>, FormRejection>) -> Response {
    match challenge(&context, form.ok().map(|Form(form)| form.purpose).as_deref()).await {
        Ok(challenge) => Json(challenge).into_response(),
        Err(error) => (error.status(), Json(error)).into_response(),
    }
}

async fn challenge(context: &RequestContext, purpose: Option<&str>) -> Result<Value, AppError> {
    let (app, now) = (&context.app, context.visitor.now);
    let begun = match purpose {
        Some("sign_in") => app.passkeys.begin_sign_in(now),
        Some("add") => {
            let me = context.allowed(Action::ManagePasskeys, Subject::None)?;
            let person = me.person();
            let known = app.store.passkeys().of_person(person.id).await?;
            app.passkeys.begin_adding(me.session, &person.key, &person.name, &known, now)
        }
        _ => return Err(AppError::Unreadable),
    };
    begun
        .map_err(|error| {
            tracing::error!(%error, "a challenge could not be made");
            AppError::Internal
        })?
        .ok_or(AppError::NotFound)
}
