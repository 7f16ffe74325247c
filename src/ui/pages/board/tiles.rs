//! The head of the board, and the team now: sky strip and tiles. The page and each live update render them the same
//! way.

use leptos::prelude::*;

use super::tile::TileView;
use crate::app::board::BoardNow;
use crate::ui::components::{SkyStrip, Vane};
use domain::{Locale, PartOfDay};
use words::t;

/// With more tiles than this, tiles are small.
const MAX_LARGE_TILES: usize = 24;

/// The title, how many people shared, and whether the board is live.
#[component]
pub fn BoardHead(
    title: String,
    /// The number of people who shared today.
    count: usize,
    /// Whether nothing was ever shared with this viewer here.
    first_day: bool,
    /// The time of a board that is not live; `None` if it is live.
    as_of: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let about = match (count, first_day) {
        (0, true) => t!(locale, "board-about-first-day"),
        (0, false) => t!(locale, "board-about-nobody"),
        _ => t!(locale, "board-about", count = count),
    };
    let live = match as_of {
        Some(time) => view! { <p class="live">{t!(locale, "board-as-of", time = time)}</p> },
        None => view! { <p class="live on">{t!(locale, "board-live")}</p> },
    };
    view! {
        <div class="page-head">
            <div><h1>{title}</h1><p class="aside">{about}</p></div>
            {live}
        </div>
    }
}

/// The team now.
#[component]
pub fn TilesView(
    /// The shared check-ins.
    now: BoardNow,
    locale: Locale,
) -> impl IntoView {
    let count = now.tiles.len();
    let list = if count > MAX_LARGE_TILES { "tiles dense" } else { "tiles" };
    if count == 0 {
        return view! { <NoTiles first_day=now.first_day locale=locale/> }.into_any();
    }
    view! {
        <section class="band" aria-labelledby="now-h">
            <h2 id="now-h">{t!(locale, "board-now")}</h2>
            <SkyStrip sky=now.sky locale=locale/>
            <ul class=list>{now.tiles.into_iter().map(|tile| view! { <TileView tile=tile locale=locale/> }).collect_view()}</ul>
        </section>
    }
    .into_any()
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
pub fn title(locale: Locale, team: &str, part_of_day: PartOfDay) -> String {
    match part_of_day {
        PartOfDay::Morning => t!(locale, "board-title-morning", team = team),
        PartOfDay::Afternoon => t!(locale, "board-title-afternoon", team = team),
        PartOfDay::Evening => t!(locale, "board-title-evening", team = team),
        PartOfDay::Night => t!(locale, "board-title-night", team = team),
    }
}
