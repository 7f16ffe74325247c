//! Taking in the roster that was looked over.

use leptos::prelude::server;

use crate::state::AppState;
use crate::state::drafts::RosterDraft;
use crate::state::live::Topic;
use crate::state::roster_preview::{RosterPreview, no_admin_left};
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use store::{RosterChange, RosterChangeKind, StoreError};
use words::t;

/// Takes in the roster that this session looked over last, all or nothing. `draft` says which one the page showed.
///
/// # Errors
/// The preview is no longer kept, or another took its place; the roster no longer fits what is stored.
#[server(prefix = "/api", endpoint = "import_roster")]
pub async fn import_roster(#[server(default)] draft: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("import_roster", "/admin/import", FormValues::default(), async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let RequestContext { app, visitor } = &context;
        let gone = || AppError::field("", t!(visitor.locale, "import-gone"));
        let kept = app.drafts.roster(signed_in.session).filter(|kept| kept.id == draft).ok_or_else(gone)?;
        let (RosterPreview::Fits { rows, ignored, .. }, false) = (&kept.looked, kept.taken) else {
            // Sent twice: the page says what came of it.
            return Ok(Next::to("/admin/import?step=look"));
        };
        let (by, today) = (signed_in.person().id, signed_in.today());
        let looked = match app.store.roster().import(rows.clone(), Some(by), today, visitor.now).await {
            Ok(planned) => {
                tell(app, &planned);
                RosterPreview::Fits { rows: rows.clone(), ignored: ignored.clone(), planned }
            }
            // Somebody changed something since the preview.
            Err(StoreError::NoAdminLeft) => RosterPreview::Faulty(vec![no_admin_left()]),
            Err(StoreError::Taken(_)) => return Err(AppError::field("", t!(visitor.locale, "import-changed-since"))),
            Err(error) => return Err(error.into()),
        };
        let taken = matches!(looked, RosterPreview::Fits { .. });
        app.drafts.keep(signed_in.session, RosterDraft { looked, taken, ..RosterDraft::clone(&kept) });
        Ok(Next::to(if taken { "/admin/import?step=done" } else { "/admin/import?step=look" }))
    })
    .await
}

/// Lets everything that depends on who works where begin anew: what was derived, and live pages of those concerned.
pub fn tell(app: &AppState, planned: &[RosterChange]) {
    app.derived.ties_changed();
    for person in planned.iter().filter(|person| person.change != RosterChangeKind::Same) {
        app.hub.announce(Topic::Sessions(person.person));
    }
}
