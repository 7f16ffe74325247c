//! The thank-yous that receivers show: on the page of their team, on the board of its leads, and on its wall.

use super::page::{from, names_of};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Viewer, sees_giver, sees_thanks};
use domain::person::TeamRole;
use domain::thanks::{SHOWN_FOR, ThanksAudience, ThanksGlyph, ThanksTo};
use domain::{TeamId, ThankYou, Workday};
use words::t;

/// How many a team page and a board show: the last.
const MAX_IN_TEAM: usize = 6;
/// How many a wall shows.
const MAX_ON_WALL: usize = 2;

/// A thank-you that its receiver shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCard {
    /// Its picture.
    pub glyph: ThanksGlyph,
    /// Its words.
    pub line: String,
    /// For whom it is and, where that may be shown, from whom; empty on a wall.
    pub about: String,
}

/// What a viewer reads in a team in this role. Members also read what was given to the team in the last week. A lead
/// reads no name of a giver, also one who works in the team.
///
/// # Errors
/// If the store cannot be read.
pub async fn in_team(
    context: &RequestContext,
    viewer: &Viewer,
    team: TeamId,
    role: TeamRole,
    day: Workday,
) -> Result<Vec<ShownCard>, AppError> {
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let mut all = store.thanks().shown_in(team, now).await?;
    all.retain(|thanks| thanks.is_shown_to(ThanksAudience::Team, now));
    if role == TeamRole::Member {
        let recent = |thanks: &ThankYou| now.duration_since(thanks.given_at) < SHOWN_FOR;
        all.extend(store.thanks().to_team(team, now).await?.into_iter().filter(recent));
    }
    let since = |thanks: &ThankYou| thanks.shown.map_or(thanks.given_at, |shown| shown.since);
    all.retain(|thanks| sees_thanks(viewer, role, team, day, since(thanks)));
    all.sort_by_key(|thanks| std::cmp::Reverse(since(thanks)));
    all.truncate(MAX_IN_TEAM);
    let names = names_of(context, &all).await?;
    let is_named = role == TeamRole::Member && sees_giver(viewer, team, day);
    let view = |thanks: ThankYou| {
        let giver = from(locale, &thanks, &names);
        let about = match thanks.to {
            ThanksTo::Team(_) if is_named => t!(locale, "thanks-for-team", from = giver),
            ThanksTo::Team(_) => t!(locale, "thanks-for-team-unnamed"),
            ThanksTo::Person(person) => {
                let name = names.get(&person).cloned().unwrap_or_default();
                match is_named && thanks.with_name {
                    true => t!(locale, "thanks-for-from", name = name, from = giver),
                    false => t!(locale, "thanks-for", name = name),
                }
            }
        };
        ShownCard { glyph: thanks.glyph, line: thanks.line, about }
    };
    Ok(all.into_iter().map(view).collect())
}

/// What the wall of a team shows at the moment of its picture: the words, and no names.
///
/// # Errors
/// If the store cannot be read.
pub async fn on_wall(
    context: &RequestContext,
    team: TeamId,
    picture: jiff::Timestamp,
) -> Result<Vec<ShownCard>, AppError> {
    let mut all = context.app.store.thanks().shown_in(team, picture).await?;
    all.retain(|thanks| {
        thanks.is_shown_to(ThanksAudience::Wall, picture) && thanks.shown.is_some_and(|shown| shown.since <= picture)
    });
    all.truncate(MAX_ON_WALL);
    Ok(all
        .into_iter()
        .map(|thanks| ShownCard { glyph: thanks.glyph, line: thanks.line, about: String::new() })
        .collect())
}
