//! Looking a schedule over before it is taken in. A file comes as multipart: this is a handler of its own in the router's table.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;

use super::PAGE;
use crate::app::imports::preview_roster::{UploadedContent, read};
use crate::state::drafts::ScheduleDraft;
use crate::state::flash::FormState;
use crate::state::schedule_preview;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{Redirect, respond};
use domain::access::{Action, Subject};
use import::csv_reader::FileBytes;
use store::token;
use words::t;

/// Reads the file, computes what it would change or what is wrong with it, and keeps the result for fifteen minutes.
pub async fn preview_schedule(
    context: RequestContext,
    format: Format,
    upload: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = preview(&context, upload).await;
    let rejected = FormState { form: "preview_schedule", ..FormState::default() };
    respond(&context, format, result, PAGE, rejected)
}

async fn preview(
    context: &RequestContext,
    upload: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let (file, bytes) = match read(upload).await?.file {
        UploadedContent::Bytes { name, bytes } if !bytes.is_empty() => (name, bytes),
        UploadedContent::TooLarge => return Err(AppError::field("file", t!(locale, "import-file-too-large"))),
        _ => return Err(AppError::field("file", t!(locale, "import-file-missing"))),
    };
    let preview =
        schedule_preview::look_over(&context.app.store, &file, FileBytes::from(&bytes), context.visitor.now).await?;
    let draft = ScheduleDraft { id: token::fresh(), file, preview, taken: None };
    context.app.drafts.keep_schedule(signed_in.session, draft);
    Ok(Redirect::to(format!("{PAGE}?step=look")))
}
