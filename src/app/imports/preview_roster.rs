//! Looking a roster over before it is taken in.
//!
//! A file comes as multipart, which no form of strings can carry: this is a handler of its own in the router's table.

use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::response::Response;

use crate::state::drafts::RosterDraft;
use crate::state::flash::FormState;
use crate::state::roster_preview;
use crate::state::roster_preview::RosterPreview;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{Redirect, respond};
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use import::csv_reader::FileBytes;
use import::decode::Encoding;
use store::token;
use words::t;

/// The largest roster, in bytes: room for tens of thousands of people.
pub const MAX_ROSTER_BYTES: usize = 4 * 1024 * 1024;

/// The largest other field, in bytes.
const MAX_FIELD_BYTES: usize = 200;

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
    let (upload, fields) = read(upload).await?;
    let (file, bytes) = match upload {
        Upload::File { name, bytes } if !bytes.is_empty() => (name, bytes),
        Upload::TooLarge => return Err(AppError::field("file", t!(locale, "import-file-too-large"))),
        // The file is here already, and its encoding was chosen.
        Upload::File { .. } | Upload::Nothing => match kept(context, signed_in, &fields.draft) {
            Some(kept) => kept,
            None => return Err(AppError::field("file", t!(locale, "import-file-missing"))),
        },
    };
    let file_bytes = FileBytes { bytes: &bytes, encoding: Encoding::for_label(fields.encoding.as_bytes()) };
    let (today, now) = (signed_in.today(), context.visitor.now);
    let preview = roster_preview::look_over(&context.app.store, file_bytes, today, now).await?;
    let id = token::fresh();
    context.app.drafts.keep(signed_in.session, RosterDraft { id, file, preview, taken: false });
    Ok(Redirect::to("/admin/import?step=look"))
}

/// The name and the content of the file whose encoding this session is asked for.
fn kept(context: &RequestContext, signed_in: &SignedIn, draft: &str) -> Option<(String, Vec<u8>)> {
    let kept = context.app.drafts.roster(signed_in.session).filter(|kept| kept.id == draft)?;
    match &kept.preview {
        RosterPreview::Unclear { bytes, .. } => Some((kept.file.clone(), bytes.to_vec())),
        _ => None,
    }
}

/// What was sent with the file.
#[derive(Default)]
struct Fields {
    /// The name of the chosen encoding; empty if it is to be detected.
    encoding: String,
    /// Which draft has the file, if none is sent.
    draft: String,
}

/// What was sent.
enum Upload {
    File { name: String, bytes: Vec<u8> },
    Nothing,
    TooLarge,
}

async fn read(upload: Result<Multipart, MultipartRejection>) -> Result<(Upload, Fields), AppError> {
    let mut upload = upload.map_err(|_| AppError::Unreadable)?;
    let (mut found, mut fields) = (Upload::Nothing, Fields::default());
    while let Some(mut field) = upload.next_field().await.map_err(|_| AppError::Unreadable)? {
        let text = match field.name() {
            Some("encoding") => Some(&mut fields.encoding),
            Some("draft") => Some(&mut fields.draft),
            Some("file") => None,
            _ => continue,
        };
        if let Some(text) = text {
            *text = short_text(field).await?;
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
                Err(_) => return Ok((Upload::TooLarge, fields)),
            }
        }
        found = if size > MAX_ROSTER_BYTES { Upload::TooLarge } else { Upload::File { name, bytes } };
    }
    Ok((found, fields))
}

/// A field of text; one that is longer than any name is an error.
async fn short_text(mut field: Field<'_>) -> Result<String, AppError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| AppError::Unreadable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_FIELD_BYTES {
            return Err(AppError::Unreadable);
        }
    }
    String::from_utf8(bytes).map_err(|_| AppError::Unreadable)
}
