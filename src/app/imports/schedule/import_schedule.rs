//! Taking in the schedule that was looked over.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Deserialize;

use super::preview_schedule::stated;
use crate::app::imports::pages::SCHEDULE_PAGE;
use crate::app::imports::watch;
use crate::state::AppState;
use crate::state::drafts::ScheduleDraft;
use crate::state::import_mapping;
use crate::state::schedule_preview::{SchedulePreview, look_over};
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::TokenHash;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImportScheduleForm {
    draft: String,
    /// How each label of the preview is to be read, in its order.
    labels: Vec<String>,
}

impl SubmittedForm for ImportScheduleForm {
    fn page(&self) -> String {
        SCHEDULE_PAGE.to_owned()
    }
}

/// Takes in the schedule that this session looked over last, all or nothing, with its labels read as they are chosen.
/// `draft` says which one the page showed.
///
/// # Errors
/// If the preview is no longer kept, or another took its place.
pub async fn import_schedule(context: RequestContext, form: ImportScheduleForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let RequestContext { app, visitor } = &context;
    let gone = || AppError::field("", t!(visitor.locale, "import-gone"));
    let kept = app.drafts.schedule(signed_in.session).filter(|kept| kept.file.id == form.draft).ok_or_else(gone)?;
    let kept = read_as_chosen(app, signed_in.session, kept, &form.labels, visitor.now).await?;
    // One with problems is shown with them; one that is sent twice, with what came of it.
    if let (SchedulePreview::Fits { people, .. }, None) = (&kept.preview, kept.taken) {
        let by = signed_in.person().id;
        let counts = app.store.schedules().import(people.clone(), Some(by), visitor.now).await?;
        watch::imported_by_admin(app, WatchedKind::Schedule, &kept.file.id, counts.people).await?;
        import_mapping::remember(&app.store, WatchedKind::Schedule, kept.file.content()).await;
        app.drafts
            .keep_schedule(signed_in.session, ScheduleDraft { taken: Some(counts), ..ScheduleDraft::clone(&kept) });
    }
    Ok(Redirect::to(format!("{SCHEDULE_PAGE}?step=done")))
}

/// The draft, looked over again if its labels are to be read otherwise than its preview showed.
async fn read_as_chosen(
    app: &AppState,
    session: TokenHash,
    kept: Arc<ScheduleDraft>,
    chosen: &[String],
    now: Timestamp,
) -> Result<Arc<ScheduleDraft>, AppError> {
    let (SchedulePreview::Fits { labels, .. }, None) = (&kept.preview, kept.taken) else { return Ok(kept) };
    if labels.iter().zip(chosen).all(|(label, key)| label.reading.counts_as().key() == key) {
        return Ok(kept);
    }
    let mut file = kept.file.clone();
    file.stated.labels.extend(stated(labels, chosen));
    let preview = look_over(&app.store, &file.name, file.content(), now).await?;
    let read = ScheduleDraft { file, preview, taken: None };
    app.drafts.keep_schedule(session, read.clone());
    Ok(Arc::new(read))
}
