//! An admin looks over a file that a watched folder holds.

use serde::Deserialize;

use crate::app::imports::pages::page_of;
use crate::state::drafts::{DraftFile, RosterDraft, ScheduleDraft};
use crate::state::watched::WatchedKind;
use crate::state::{import_mapping, roster_preview, schedule_preview};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::token;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckHeldFileForm {
    kind: String,
    /// The name of the file; the newest one that is held if it is empty.
    file: String,
}

impl SubmittedForm for CheckHeldFileForm {
    fn page(&self) -> String {
        page_of(kind(&self.kind)).to_owned()
    }
}

/// The kind with this key; schedules if there is none.
pub(super) fn kind(key: &str) -> WatchedKind {
    WatchedKind::ALL.into_iter().find(|kind| kind.key() == key).unwrap_or(WatchedKind::Schedule)
}

/// Makes the held file the preview of this session, from which it is imported like an upload. It stays held until then.
///
/// # Errors
/// If no file is held any more.
pub async fn check_held_file(context: RequestContext, form: CheckHeldFileForm) -> Result<Redirect, AppError> {
    let session = context.allowed(Action::Administer, Subject::None)?.session;
    let RequestContext { app, visitor } = &context;
    let kind = kind(&form.kind);
    let gone = || AppError::field("", t!(visitor.locale, "watched-gone"));
    let id = token::fresh();
    let (file, bytes) = app.watched.held(kind, &form.file, &id).ok_or_else(gone)?;
    let mut file = DraftFile { id, ..DraftFile::new(file, bytes) };
    file.stated = import_mapping::complete(&app.store, kind, file.content()).await?;
    match kind {
        WatchedKind::Roster => {
            let preview = roster_preview::look_over(&app.store, file.content(), visitor.now).await?;
            app.drafts.keep_roster(session, RosterDraft { file, preview, taken: false });
        }
        WatchedKind::Schedule => {
            let preview = schedule_preview::look_over(&app.store, &file.name, file.content(), visitor.now).await?;
            app.drafts.keep_schedule(session, ScheduleDraft { file, preview, taken: None });
        }
    }
    Ok(Redirect::to(format!("{}?step=look", page_of(kind))))
}
