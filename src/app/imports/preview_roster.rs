//! Looking a roster over before it is taken in.
//!
//! A file comes as multipart, which no form of strings can carry: this is a handler of its own in the router's table.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::response::Response;

use crate::state::drafts::RosterDraft;
use crate::state::flash::FormState;
use crate::state::roster_preview;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{Redirect, respond};
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use import::cell::DateOrder;
use import::csv_reader::{FileBytes, Stated};
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
    let upload = read(upload).await?;
    let draft = match upload.file {
        UploadedContent::TooLarge => return Err(AppError::field("file", t!(locale, "import-file-too-large"))),
        UploadedContent::Bytes { name, bytes } if !bytes.is_empty() => NewDraft::of(name, bytes, false),
        _ if !upload.pasted.trim().is_empty() => {
            NewDraft::of(t!(locale, "import-pasted-name"), upload.pasted.clone().into_bytes(), true)
        }
        // The file is here already, and a question about it was answered.
        _ => match kept(context, signed_in, &upload.draft) {
            Some(kept) => kept,
            None => return Err(AppError::field("file", t!(locale, "import-file-missing"))),
        },
    };
    let NewDraft { file, bytes, pasted, mut stated } = draft;
    stated.encoding = Encoding::for_label(upload.encoding.as_bytes()).or(stated.encoding);
    stated.dates = DateOrder::from_key(&upload.dates).or(stated.dates);
    stated.columns.extend(upload.columns);
    let file_bytes = FileBytes { bytes: &bytes, stated: &stated };
    let preview = roster_preview::look_over(&context.app.store, file_bytes, context.visitor.now).await?;
    let id = token::fresh();
    let draft = RosterDraft { id, file, bytes, stated, pasted, preview, taken: false };
    context.app.drafts.keep(signed_in.session, draft);
    Ok(Redirect::to("/admin/import?step=look"))
}

/// A file that is looked over now.
struct NewDraft {
    file: String,
    bytes: Arc<[u8]>,
    pasted: bool,
    stated: Stated,
}

impl NewDraft {
    fn of(file: String, bytes: Vec<u8>, pasted: bool) -> Self {
        Self { file, bytes: bytes.into(), pasted, stated: Stated::default() }
    }
}

/// The file of this session that a page asked about.
fn kept(context: &RequestContext, signed_in: &SignedIn, draft: &str) -> Option<NewDraft> {
    let kept = context.app.drafts.roster(signed_in.session).filter(|kept| kept.id == draft)?;
    let RosterDraft { file, bytes, pasted, stated, .. } = RosterDraft::clone(&kept);
    Some(NewDraft { file, bytes, pasted, stated })
}

/// What was sent.
#[derive(Default)]
pub(super) struct Upload {
    pub(super) file: UploadedContent,
    /// Cells that were pasted from a spreadsheet.
    pasted: String,
    /// Which draft has the file, if none is sent.
    draft: String,
    /// The name of the chosen encoding; empty if it is to be detected.
    encoding: String,
    /// The key of the chosen order of dates; empty if it is to be detected.
    dates: String,
    /// By the index of a heading: the column that it names, or an empty string.
    columns: BTreeMap<usize, String>,
}

/// The file that was sent.
#[derive(Default)]
pub(super) enum UploadedContent {
    #[default]
    Nothing,
    Bytes {
        name: String,
        bytes: Vec<u8>,
    },
    TooLarge,
}

/// Reads what was sent, to its end.
///
/// # Errors
/// If it is no form with a file.
pub(super) async fn read(upload: Result<Multipart, MultipartRejection>) -> Result<Upload, AppError> {
    let mut upload = upload.map_err(|_| AppError::Unreadable)?;
    let mut found = Upload::default();
    while let Some(mut field) = upload.next_field().await.map_err(|_| AppError::Unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" => {
                let name = field.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(80).collect();
                found.file = match content(&mut field, MAX_ROSTER_BYTES).await {
                    Some(bytes) => UploadedContent::Bytes { name, bytes },
                    None => UploadedContent::TooLarge,
                };
            }
            "pasted" => match content(&mut field, MAX_ROSTER_BYTES).await {
                Some(bytes) => found.pasted = String::from_utf8(bytes).map_err(|_| AppError::Unreadable)?,
                None => found.file = UploadedContent::TooLarge,
            },
            "draft" => found.draft = short_text(field).await?,
            "encoding" => found.encoding = short_text(field).await?,
            "dates" => found.dates = short_text(field).await?,
            _ => {
                if let Some(index) = name.strip_prefix("column-").and_then(|index| index.parse().ok()) {
                    found.columns.insert(index, short_text(field).await?);
                }
            }
        }
    }
    Ok(found)
}

/// The content of a field; none if it has more than `max` bytes. The rest is read and dropped, or the browser would not hear the answer.
async fn content(field: &mut Field<'_>, max: usize) -> Option<Vec<u8>> {
    let (mut bytes, mut size) = (Vec::new(), 0_usize);
    loop {
        match field.chunk().await {
            Ok(Some(chunk)) => {
                size = size.saturating_add(chunk.len());
                if size <= max { bytes.extend_from_slice(&chunk) } else { bytes = Vec::new() }
            }
            Ok(None) => return (size <= max).then_some(bytes),
            Err(_) => return None,
        }
    }
}

/// A field of text; one that is longer than any name is an error.
async fn short_text(mut field: Field<'_>) -> Result<String, AppError> {
    let bytes = content(&mut field, MAX_FIELD_BYTES).await.ok_or(AppError::Unreadable)?;
    String::from_utf8(bytes).map_err(|_| AppError::Unreadable)
}
