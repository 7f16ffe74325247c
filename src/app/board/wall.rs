//! What `/wall/{token}` shows: the sky of a team for the whole room, without names.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::app::board::latest_check_ins;
use crate::app::board::sky::{SkyPart, sky};
use crate::app::board::{Daytime, daytime};
use crate::app::team_day::local;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::{Audience, CurrentWorkdays};
use store::token;
use words::dates;

/// A picture stays for so many minutes, so that the moment of saving identifies nobody.
pub const PICTURE_MINUTES: i64 = 15;

/// The whole screen.
#[derive(Clone, Debug)]
pub struct WallView {
    /// As people call the team.
    pub team: String,
    /// Part of the day.
    pub daytime: Daytime,
    /// The sky and how many share it; none while they are too few.
    pub shown: Option<(Vec<SkyPart>, usize)>,
    /// Nothing is shown of fewer people.
    pub fewest: u32,
    /// When the picture was taken.
    pub as_of: String,
    /// When the next one is.
    pub next: String,
    /// Seconds until then.
    pub seconds: i64,
}

/// Loads it: what was said up to the last quarter of an hour, as it stood then, less what is no longer shared with the team.
///
/// A correction waits for the next quarter, so that a person near the screen cannot tell whose it is. What somebody takes back or narrows goes
/// at once: that they can rely on it counts more than that nobody sees the sky lose one.
///
/// # Errors
/// [`AppError::NotFound`] if the link was withdrawn, or never was.
pub async fn load(context: RequestContext, secret: String) -> Result<WallView, AppError> {
    let store = &context.app.store;
    let id = store.walls().team(token::hash(&secret)).await?.ok_or(AppError::NotFound)?;
    let team = store.teams().by_id(vec![id]).await?.into_iter().next().ok_or(AppError::NotFound)?;
    let taken = picture_time(context.visitor.now);
    let days = CurrentWorkdays::at(local(&team, taken));
    let latest = latest_check_ins::load(&context.app, days, |day| async move {
        let mut entries = store.check_ins().shared_on(id, day, Audience::Team).await?;
        entries.retain(|entry| entry.said_at <= taken);
        Ok(entries)
    })
    .await?;
    let picture = context.app.walls.picture(id, taken, latest);
    let mut in_sight = HashSet::new();
    for day in days.workdays() {
        let shared = store.check_ins().shared_on(id, day, Audience::Team).await?;
        in_sight.extend(shared.into_iter().map(|entry| (entry.person, entry.id)));
    }
    let entries: Vec<_> = picture.iter().filter(|entry| in_sight.contains(&(entry.person, entry.id))).collect();
    let (count, fewest) = (entries.len(), store.settings().floor().await?);
    let next = taken.saturating_add(jiff::SignedDuration::from_mins(PICTURE_MINUTES)).unwrap_or(taken);
    let clock = |at: DateTime| dates::time(at.time());
    Ok(WallView {
        daytime: daytime(local(&team, taken).hour()),
        shown: (count >= usize::try_from(fewest).unwrap_or(usize::MAX))
            .then(|| (sky(entries.iter().map(|entry| entry.weather)), count)),
        fewest,
        as_of: clock(local(&team, taken)),
        next: clock(local(&team, next)),
        seconds: next.duration_since(context.visitor.now).as_secs() + 1,
        team: team.name,
    })
}

/// The last quarter of an hour.
fn picture_time(now: Timestamp) -> Timestamp {
    let quarter = PICTURE_MINUTES * 60;
    Timestamp::from_second(now.as_second().div_euclid(quarter) * quarter).unwrap_or(now)
}
