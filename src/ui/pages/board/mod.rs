//! `/board`: the team's shared check-ins of today and its open flags.

pub mod flag_cards;
mod tile;
pub mod tiles;
mod wall_panel;

use leptos::prelude::*;

use self::flag_cards::FlagCards;
use self::tiles::TilesView;
use self::wall_panel::WallPanel;
use crate::app::board;
use crate::app::board::{BoardNow, BoardTeam};
use crate::app::led_teams::TeamTab;
use crate::ui::components::{Vane, page, page_key};
use crate::ui::islands::live_board::LiveBoard;
use crate::web::address::{page_of, with_query};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let key = page_key("/board");
    page("board", board::load(RequestContext::here(), key), |value, locale| match value.shown {
        Some(shown) => {
            let title = tiles::title(locale, &shown.now.team, shown.now.daytime);
            (title, view! { <Tabs tabs=value.tabs locale=locale/><BoardView shown=shown locale=locale/> }.into_any())
        }
        None => (t!(locale, "nav-board"), view! { <NoTeam locale=locale/> }.into_any()),
    })
}

#[component]
fn Tabs(tabs: Vec<TeamTab>, locale: Locale) -> impl IntoView {
    (tabs.len() > 1).then(|| {
        let links = tabs.into_iter().map(|tab| {
            view! {
                <li><a href=page_of("/board", &tab.key) aria-current=tab.current.then_some("page")>{tab.name}</a></li>
            }
        });
        view! { <nav class="tabs" aria-label=t!(locale, "board-teams")><ul>{links.collect_view()}</ul></nav> }
    })
}

#[component]
fn BoardView(shown: BoardTeam, locale: Locale) -> impl IntoView {
    let (left, right) = live_parts(shown.now, &shown.key, Some(shown.as_of), locale);
    view! {
        <LiveBoard
            url=with_query("/live", &[("team", &shown.key)])
            as_of=t!(locale, "board-as-of", time = "{time}")
            lost=t!(locale, "board-lost", time = "{time}")
        >
            <div class="columns">
                {left}
                <aside class="side stack" aria-labelledby="side-h">
                    {right}
                    <WallPanel team=shown.key.clone() has_wall=shown.has_wall locale=locale/>
                </aside>
            </div>
        </LiveBoard>
        <noscript><meta http-equiv="refresh" content="60"/></noscript>
    }
}

/// Returns the two live parts of the board: tiles and flags. An update of the stream consists of these parts, and each replaces
/// the element with the same id.
fn live_parts(
    mut now: BoardNow,
    key: &str,
    as_of: Option<String>,
    locale: Locale,
) -> (impl IntoView + use<>, impl IntoView + use<>) {
    let (side, back) = (std::mem::take(&mut now.flag_cards), page_of("/board", key));
    let left = view! { <div id="board-now" data-live><TilesView now=now as_of=as_of locale=locale/></div> };
    let right = view! { <div id="board-side" data-live><FlagCards side=side back=back locale=locale/></div> };
    (left, right)
}

#[component]
fn NoTeam(locale: Locale) -> impl IntoView {
    view! {
        <div class="empty">
            <Vane/>
            <h1>{t!(locale, "board-no-team-title")}</h1>
            <p>{t!(locale, "board-no-team")}</p>
        </div>
    }
}

/// Returns an update of the live board of the team with this key, as HTML.
#[must_use]
pub fn live_html(now: BoardNow, key: &str, locale: Locale) -> String {
    Owner::new().with(|| live_parts(now, key, None, locale).into_view().to_html())
}
