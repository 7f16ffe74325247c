//! What follows for others once everything that a person said is gone.

use crate::app::breaks;
use crate::app::check_in::visibility_change::entries_changed;
use crate::app::supporters::matching;
use crate::state::AppState;
use domain::{PersonId, Workday};
use store::EntriesBefore;

/// Makes what was derived from `before` stale, draws again what leads see of it, and notifies those who were
/// `concerned` by the person's talk requests. `today` is that of the person.
pub(super) async fn everything_removed(
    app: &AppState,
    person: PersonId,
    today: Workday,
    before: EntriesBefore,
    concerned: Vec<PersonId>,
) {
    let changes: Vec<_> = before.all.into_iter().map(|entry| (entry, None)).collect();
    entries_changed(app, person, &changes, today).await;
    for call in &before.shared_calls {
        app.tough_call_changed(call);
    }
    for request in &before.breaks {
        breaks::announce(app, request).await;
    }
    app.talk_changed(concerned);
    matching::run(app).await;
}
