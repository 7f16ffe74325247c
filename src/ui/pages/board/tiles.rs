//! The main part of the board: title, sky strip and tiles. The page and each live update render it the same way.

use leptos::prelude::*;

use super::tile::TileView;
use crate::app::board::{BoardNow, Daytime};
use crate::ui::components::{SkyStrip, Vane};
use domain::Locale;
use words::t;

/// With more tiles than this, tiles are small.
const MAX_LARGE_TILES: usize = 24;

/// The main part of the board.
#[component]
pub fn TilesView(
    /// The shared check-ins.
    now: BoardNow,
    /// The time of a board that is not live; `None` if it is live.
    as_of: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let count = now.tiles.len();
    let list = if count > MAX_LARGE_TILES { "tiles dense" } else { "tiles" };
    let about = match (count, now.first_day) {
        (0, true) => t!(locale, "board-about-first-day"),
        (0, false) => t!(locale, "board-about-nobody"),
        _ => t!(locale, "board-about", count = count),
    };
    let body = if count == 0 {
        view! { <NoTiles first_day=now.first_day locale=locale/> }.into_any()
    } else {
        view! {
            <SkyStrip sky=now.sky locale=locale/>
            <ul class=list>{now.tiles.into_iter().map(|tile| view! { <TileView tile=tile locale=locale/> }).collect_view()}</ul>
        }
        .into_any()
    };
    let live = match as_of {
        Some(time) => view! { <p class="live">{t!(locale, "board-as-of", time = time)}</p> },
        None => view! { <p class="live on">{t!(locale, "board-live")}</p> },
    };
    view! {
        <div class="page-head">
            <div><h1>{title(locale, &now.team, now.daytime)}</h1><p class="aside">{about}</p></div>
            {live}
        </div>
        {body}
    }
}

/// Shown if there are no tiles. It says what will appear and when, and nothing about who has not shared.
#[component]
fn NoTiles(first_day: bool, locale: Locale) -> impl IntoView {
    let (title, text) = if first_day {
        (t!(locale, "board-first-day-title"), t!(locale, "board-first-day"))
    } else {
        (t!(locale, "board-nobody-title"), t!(locale, "board-nobody"))
    };
    view! {
        <div class="empty">
            <Vane/>
            <h2>{title}</h2>
            <p>{text}</p>
        </div>
    }
}

/// Returns the title: the team and the part of the day.
#[must_use]
pub fn title(locale: Locale, team: &str, daytime: Daytime) -> String {
    match daytime {
        Daytime::Morning => t!(locale, "board-title-morning", team = team),
        Daytime::Afternoon => t!(locale, "board-title-afternoon", team = team),
        Daytime::Evening => t!(locale, "board-title-evening", team = team),
        Daytime::Night => t!(locale, "board-title-night", team = team),
    }
}
