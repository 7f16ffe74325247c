//! Looking a roster over before it is taken in.
//!
//! A file comes as multipart, which no form of strings can carry: this is a handler of its own in the router's table.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;

use crate::state::drafts::RosterDraft;
use crate::state::flash::FormState;
use crate::state::roster_preview;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{Redirect, respond};
use domain::access::{Action, Subject};
use store::token;
use words::t;

/// The largest roster, in bytes: room for tens of thousands of people.
pub const MAX_ROSTER_BYTES: usize = 4 * 1024 * 1024;

/// Reads the file, computes what it would change or what is wrong with it, and keeps the result for fifteen minutes.
pub async fn preview_roster(
    context: RequestContext,
    format: Format,
    upload: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = preview(&context, upload).await;
    let rejected = FormState { form: "preview_roster", ..FormState::default() };
    respond(&context, format, result, "/admin/import", rejected)
}

async fn preview(
    context: &RequestContext,
    upload: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let (file, bytes) = match read(upload).await? {
        Upload::File { name, bytes } if !bytes.is_empty() => (name, bytes),
        Upload::File { .. } | Upload::Nothing => {
            return Err(AppError::field("file", t!(locale, "import-file-missing")));
        }
        Upload::TooLarge => return Err(AppError::field("file", t!(locale, "import-file-too-large"))),
    };
    let preview = roster_preview::look_over(&context.app.store, &bytes, context.visitor.now).await?;
    let id = token::fresh();
    context.app.drafts.keep(signed_in.session, RosterDraft { id, file, preview, taken: false });
    Ok(Redirect::to("/admin/import?step=look"))
}

/// What was sent.
enum Upload {
    File { name: String, bytes: Vec<u8> },
    Nothing,
    TooLarge,
}

async fn read(upload: Result<Multipart, MultipartRejection>) -> Result<Upload, AppError> {
    let mut upload = upload.map_err(|_| AppError::Unreadable)?;
    let mut found = Upload::Nothing;
    while let Some(mut field) = upload.next_field().await.map_err(|_| AppError::Unreadable)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(80).collect();
        let mut bytes = Vec::new();
        let mut size = 0_usize;
        loop {
            match field.chunk().await {
                Ok(Some(chunk)) => {
                    size = size.saturating_add(chunk.len());
                    // The rest of a file that is too large is read and dropped, or the browser would not hear the answer.
                    if size <= MAX_ROSTER_BYTES { bytes.extend_from_slice(&chunk) } else { bytes = Vec::new() }
                }
                Ok(None) => break,
                Err(_) => return Ok(Upload::TooLarge),
            }
        }
        found = if size > MAX_ROSTER_BYTES { Upload::TooLarge } else { Upload::File { name, bytes } };
    }
    Ok(found)
}
