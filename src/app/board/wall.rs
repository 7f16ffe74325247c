//! What `/wall/{token}` shows: the sky of a team for the whole room, without names.

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::app::board::latest_check_ins;
use crate::app::board::sky::{SkyBand, bands};
use crate::app::team_day::local;
use crate::app::thanks::shown::{ShownCard, on_wall};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::{Audience, CurrentWorkdays, PartOfDay};
use store::token;
use words::dates;

/// A picture stays for this many minutes, so that the moment of saving identifies nobody.
pub const PICTURE_MINUTES: i64 = 15;

/// The whole screen.
#[derive(Clone, Debug)]
pub struct WallView {
    /// As people call the team.
    pub team: String,
    /// Part of the day.
    pub part_of_day: PartOfDay,
    /// The sky in bands; none while too few people share it.
    pub sky: Option<Vec<SkyBand>>,
    /// Thank-yous that people of the team show here, without names.
    pub thanks: Vec<ShownCard>,
    /// When the picture was taken.
    pub as_of: String,
    /// When the next one is.
    pub next: String,
    /// Seconds until then.
    pub seconds: i64,
}

/// Loads the [`WallView`]: what was said up to the last quarter of an hour, or the picture before that if too few
/// people differ from it.
///
/// # Errors
/// [`AppError::NotFound`] if the link was withdrawn, or never was; [`AppError::TooMany`] after many such links or codes
/// from one address. A right one is never refused.
pub async fn load(context: RequestContext, secret: String) -> Result<WallView, AppError> {
    let store = &context.app.store;
    let id = match store.walls().team(token::hash_from_paper(&secret)).await? {
        Some(id) => id,
        // A link from before they were short.
        None => {
            let found = store.walls().team(token::hash(&secret)).await?;
            found.ok_or_else(|| context.visitor.unknown_link(&context.app.limits))?
        }
    };
    let team = store.teams().by_id(vec![id]).await?.into_iter().next().ok_or(AppError::NotFound)?;
    let quarter = picture_time(context.visitor.now);
    let days = CurrentWorkdays::at(local(&team, quarter));
    let walls = &context.app.walls;
    // The people of a demo are invented, and its first day begins with what they said.
    let is_demo = store.settings().get("demo").await?.is_some();
    let latest = latest_check_ins::load(&context.app, days, |day| async move {
        let mut entries = store.check_ins().shared_on(id, day, Audience::Team).await?;
        if !is_demo {
            walls.remember_earlier(id, &entries);
        }
        entries.retain(|entry| entry.said_at <= quarter);
        Ok(entries)
    })
    .await?;
    let shown = latest.iter().filter(|entry| walls.may_show(id, entry.workday));
    let now = shown.map(|entry| (entry.person, entry.weather)).collect();
    let picture = walls.picture(id, quarter, now);
    let next = quarter.saturating_add(jiff::SignedDuration::from_mins(PICTURE_MINUTES)).unwrap_or(quarter);
    let clock = |at: DateTime| dates::time(at.time());
    Ok(WallView {
        part_of_day: PartOfDay::at(local(&team, picture.taken).hour()),
        sky: (!picture.weather.is_empty()).then(|| bands(picture.weather.values().copied())),
        thanks: on_wall(&context, id, quarter).await?,
        as_of: clock(local(&team, picture.taken)),
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
