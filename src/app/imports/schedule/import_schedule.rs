//! Taking in the schedule that was looked over.

use serde::Deserialize;

use super::PAGE;
use crate::app::imports::watch;
use crate::state::drafts::ScheduleDraft;
use crate::state::schedule_preview::SchedulePreview;
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImportScheduleForm {
    draft: String,
}

impl SubmittedForm for ImportScheduleForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Takes in the schedule that this session looked over last, all or nothing. `draft` says which one the page showed.
///
/// # Errors
/// If the preview is no longer kept, or another took its place.
pub async fn import_schedule(context: RequestContext, form: ImportScheduleForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let RequestContext { app, visitor } = &context;
    let gone = || AppError::field("", t!(visitor.locale, "import-gone"));
    let kept = app.drafts.schedule(signed_in.session).filter(|kept| kept.id == form.draft).ok_or_else(gone)?;
    // One with problems is shown with them; one that is sent twice, with what came of it.
    if let (SchedulePreview::Fits { people, .. }, None) = (&kept.preview, kept.taken) {
        let by = signed_in.person().id;
        let counts = app.store.schedules().import(people.clone(), Some(by), visitor.now).await?;
        watch::imported_by_admin(app, WatchedKind::Schedule, &kept.id, counts.people).await?;
        app.drafts
            .keep_schedule(signed_in.session, ScheduleDraft { taken: Some(counts), ..ScheduleDraft::clone(&kept) });
    }
    Ok(Redirect::to(format!("{PAGE}?step=done")))
}
