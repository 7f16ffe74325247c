//! Looking a schedule over before it is taken in. A file comes as multipart: this is a handler of its own in the
//! router's table.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;

use crate::app::imports::pages::SCHEDULE_PAGE;
use crate::app::imports::preview_roster::{note_again, read};
use crate::state::drafts::ScheduleDraft;
use crate::state::flash::FormState;
use crate::state::import_mapping;
use crate::state::schedule_preview::{SchedulePreview, look_over};
use crate::state::watched::WatchedKind;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{Redirect, respond};
use domain::access::{Action, Subject};
use domain::canonical_id;
use import::schedule_file::{LabelReading, ReadLabel};

/// Reads the file, computes what it would change or what is wrong with it, and keeps the result for fifteen minutes.
pub async fn preview_schedule(
    context: RequestContext,
    format: Format,
    upload: Result<Multipart, MultipartRejection>,
) -> Response {
    let result = preview(&context, upload).await;
    let rejected = FormState { form: "preview_schedule", ..FormState::default() };
    respond(&context, format, result, SCHEDULE_PAGE, rejected)
}

async fn preview(
    context: &RequestContext,
    upload: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let kept = context.app.drafts.schedule(signed_in.session);
    let upload = read(upload).await?;
    let labels: &[ReadLabel] = match kept.as_deref() {
        Some(ScheduleDraft { file, preview: SchedulePreview::Fits { labels, .. }, .. }) if file.id == upload.draft => {
            labels
        }
        _ => &[],
    };
    let stated = stated(labels, &upload.labels);
    let kept = kept.as_deref().map(|kept| (&kept.file, kept.preview.asks_dates()));
    let mut file = upload.into_file(kept, context.visitor.locale)?;
    note_again(context, WatchedKind::Schedule, kept.map(|(kept, _)| kept), &file);
    file.stated.labels.extend(stated);
    file.stated = import_mapping::complete(&context.app.store, WatchedKind::Schedule, file.content()).await?;
    let preview = look_over(&context.app.store, &file.name, file.content(), context.visitor.now).await?;
    context.app.drafts.keep_schedule(signed_in.session, ScheduleDraft { file, preview, taken: None });
    Ok(Redirect::to(format!("{SCHEDULE_PAGE}?step=look")))
}

/// What an admin says of the labels of a preview, which `chosen` has in the same order: the canonical form of each, and
/// how it is to be read.
pub(super) fn stated(labels: &[ReadLabel], chosen: &[String]) -> Vec<(String, LabelReading)> {
    let said = labels.iter().zip(chosen);
    said.filter_map(|(label, key)| Some((canonical_id(&label.text), LabelReading::from_key(key)?))).collect()
}
