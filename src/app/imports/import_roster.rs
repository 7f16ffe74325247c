//! Taking in the roster that was looked over.

use serde::Deserialize;

use crate::app::imports::watch;
use crate::state::drafts::RosterDraft;
use crate::state::import_mapping;
use crate::state::roster_preview::{RosterPreview, no_admin_left, psychologists_in_teams};
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::{RosterChange, StoreError};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImportRosterForm {
    draft: String,
}

impl SubmittedForm for ImportRosterForm {
    fn page(&self) -> String {
        "/admin/import".to_owned()
    }
}

/// Takes in the roster that this session looked over last, all or nothing. `draft` says which one the page showed.
///
/// # Errors
/// If the preview is no longer kept, or another took its place; the roster no longer fits what is stored, or it would
/// change something else by now than the preview showed: give somebody a role back, for example.
pub async fn import_roster(context: RequestContext, form: ImportRosterForm) -> Result<Redirect, AppError> {
    let ImportRosterForm { draft } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let RequestContext { app, visitor } = &context;
    let gone = || AppError::field("", t!(visitor.locale, "import-gone"));
    let kept = app.drafts.roster(signed_in.session).filter(|kept| kept.file.id == draft).ok_or_else(gone)?;
    let (RosterPreview::Fits { rows, ignored, planned: shown, units }, false) = (&kept.preview, kept.taken) else {
        // Sent twice: the page says what came of it.
        return Ok(Redirect::to("/admin/import?step=look"));
    };
    let changed = || AppError::field("", t!(visitor.locale, "import-changed-since"));
    // If it fits no longer, the import itself says why.
    let now = app.store.roster().preview(rows.clone(), visitor.now).await.ok();
    let is_same = |now: Vec<RosterChange>| now.len() == shown.len() && now.iter().zip(shown).all(|(a, b)| a.is_same(b));
    if now.is_some_and(|now| !is_same(now)) {
        return Err(changed());
    }
    let by = signed_in.person().id;
    let preview = match app.store.roster().import(rows.clone(), Some(by), visitor.now).await {
        Ok(planned) => {
            app.roster_changed(&planned);
            watch::imported_by_admin(app, WatchedKind::Roster, &draft, planned.len()).await?;
            import_mapping::remember(&app.store, WatchedKind::Roster, kept.file.content()).await;
            RosterPreview::Fits { rows: rows.clone(), ignored: ignored.clone(), planned, units: units.clone() }
        }
        // Somebody changed something since the preview.
        Err(StoreError::NoAdminLeft) => RosterPreview::Faulty(vec![no_admin_left()]),
        Err(StoreError::PsychologistInTeam(keys)) => RosterPreview::Faulty(vec![psychologists_in_teams(rows, &keys)]),
        Err(StoreError::Taken(_)) => return Err(changed()),
        Err(error) => return Err(error.into()),
    };
    let taken = matches!(preview, RosterPreview::Fits { .. });
    app.drafts.keep_roster(signed_in.session, RosterDraft { preview, taken, ..RosterDraft::clone(&kept) });
    Ok(Redirect::to(if taken { "/admin/import?step=done" } else { "/admin/import?step=look" }))
}
