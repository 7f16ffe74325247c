//! Wishes to talk from before there were requests: today's become requests to the lead when the program first serves.

use uuid::Uuid;

use crate::app::talk::candidates::Candidates;
use crate::state::AppState;
use crate::web::error::AppError;
use domain::talk_request::{WantedTime, recipient};
use domain::{CurrentWorkdays, TalkRequest, TalkRequestId, TalkRole};
use store::{Profile, Wish};

/// Turns the wishes of today that were shared with the lead or the team into requests to the lead of the team, once.
/// Today is what the clock of the team's site says; a wish of an earlier day is over.
///
/// # Errors
/// If the store cannot be read or written: then the next start tries again.
pub async fn adopt_wishes(app: &AppState) -> Result<(), AppError> {
    let now = app.clock.now();
    // A night shift belongs to the day before.
    let oldest = app.store.org_units().earliest_today(now).await?.plus(-1);
    let mut requests = Vec::new();
    for wish in app.store.talk_requests().wishes(oldest).await? {
        let Some(asker) = app.store.people().profile(wish.person).await? else { continue };
        if !is_of_today(&asker, &wish, now) {
            continue;
        }
        let mut candidates = Candidates::load(app, &asker, now).await?.all;
        candidates.retain(|candidate| candidate.addressee.team == Some(wish.team));
        let reached = [TalkRole::Lead, TalkRole::Deputy].into_iter().find_map(|role| recipient(&candidates, role, &[]));
        let Some(reached) = reached else { continue };
        let (id, addressee) = (TalkRequestId(Uuid::new_v4()), reached.addressee);
        requests.push(TalkRequest::new(id, wish.person, addressee, WantedTime::Any, None, wish.said_at));
    }
    app.store.talk_requests().adopt_wishes(requests).await?;
    Ok(())
}

fn is_of_today(asker: &Profile, wish: &Wish, now: jiff::Timestamp) -> bool {
    let shift = wish.shift.as_deref().and_then(|name| asker.person.plan().shift_named(wish.workday, name));
    let local = now.to_zoned(asker.person.time_zone.clone()).datetime();
    CurrentWorkdays::at(local).includes(wish.workday, shift.as_ref())
}
