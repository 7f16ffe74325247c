//! Looking a roster over before it is taken in.
//!
//! A file comes as multipart, which no form of strings can carry: this is a handler of its own in the router's table.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::response::Response;

use crate::state::drafts::{DraftFile, RosterDraft};
use crate::state::flash::FormState;
use crate::state::watched::WatchedKind;
use crate::state::{import_mapping, roster_preview};
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{Redirect, respond};
use domain::Locale;
use domain::access::{Action, Subject};
use import::cell::DateOrder;
use import::date_order::DATE_COLUMNS;
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
    let kept = context.app.drafts.roster(signed_in.session);
    let kept = kept.as_deref().map(|kept| (&kept.file, kept.preview.asks_dates()));
    let mut file = read(upload).await?.into_file(kept, context.visitor.locale)?;
    note_again(context, WatchedKind::Roster, kept.map(|(kept, _)| kept), &file);
    file.stated = import_mapping::complete(&context.app.store, WatchedKind::Roster, file.content()).await?;
    let preview = roster_preview::look_over(&context.app.store, file.content(), context.visitor.now).await?;
    context.app.drafts.keep_roster(signed_in.session, RosterDraft { file, preview, taken: false });
    Ok(Redirect::to("/admin/import?step=look"))
}

/// Notes that a kept file is looked over again with more answers; nothing if another was sent.
pub(super) fn note_again(context: &RequestContext, kind: WatchedKind, kept: Option<&DraftFile>, file: &DraftFile) {
    if let Some(kept) = kept.filter(|kept| Arc::ptr_eq(&kept.bytes, &file.bytes)) {
        context.app.watched.looked_again(kind, &kept.id, &file.id);
    }
}

/// What was sent.
#[derive(Default)]
pub(super) struct Upload {
    file: UploadedContent,
    /// Cells that were pasted from a spreadsheet.
    pasted: String,
    /// Which draft has the file, if none is sent.
    pub(super) draft: String,
    /// The name of the chosen encoding; empty if it is to be detected.
    encoding: String,
    /// By the key of a column: the chosen order of its dates.
    dates: BTreeMap<String, DateOrder>,
    /// By the index of a heading: the column that it names, or an empty string.
    columns: BTreeMap<usize, String>,
    /// How each label of the preview is to be read, in its order.
    pub(super) labels: Vec<String>,
}

impl Upload {
    /// The file to look over: the one that was sent, or the kept one about which a page asked, with the answers. `kept`
    /// says whether the page asked for the order of its dates.
    ///
    /// # Errors
    /// If there is none, or it is too large.
    pub(super) fn into_file(self, kept: Option<(&DraftFile, bool)>, locale: Locale) -> Result<DraftFile, AppError> {
        let mut file = match self.file {
            UploadedContent::TooLarge => return Err(AppError::field("file", t!(locale, "import-file-too-large"))),
            UploadedContent::Bytes { name, bytes } if !bytes.is_empty() => DraftFile::new(name, bytes),
            _ if !self.pasted.trim().is_empty() => {
                DraftFile { pasted: true, ..DraftFile::new(t!(locale, "import-pasted-name"), self.pasted.into_bytes()) }
            }
            _ => match kept.filter(|(kept, _)| kept.id == self.draft) {
                // An answer about the columns says nothing of dates.
                Some((kept, asks_dates)) => {
                    let dates_unanswered = asks_dates && self.columns.is_empty();
                    DraftFile { id: token::fresh(), dates_unanswered, ..kept.clone() }
                }
                None => return Err(AppError::field("file", t!(locale, "import-file-missing"))),
            },
        };
        let stated = &mut file.stated;
        stated.encoding = Encoding::for_label(self.encoding.as_bytes()).or(stated.encoding);
        stated.column_dates.extend(self.dates);
        stated.columns.extend(self.columns);
        Ok(file)
    }
}

/// The file that was sent.
#[derive(Default)]
enum UploadedContent {
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
/// If it is not a form with a file.
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
            "labels[]" => found.labels.push(short_text(field).await?),
            _ => {
                if let Some(column) = name.strip_prefix("dates-").filter(|column| DATE_COLUMNS.contains(column)) {
                    let order = DateOrder::from_key(&short_text(field).await?);
                    found.dates.extend(order.map(|order| (column.to_owned(), order)));
                } else if let Some(index) = name.strip_prefix("column-").and_then(|index| index.parse().ok()) {
                    found.columns.insert(index, short_text(field).await?);
                }
            }
        }
    }
    Ok(found)
}

/// The content of a field; none if it has more than `max` bytes. The rest is read and dropped, or the browser would not
/// hear the answer.
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
