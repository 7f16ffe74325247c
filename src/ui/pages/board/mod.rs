//! `/board`: what needs the lead first, in three bands, and then the team's shared check-ins of today.

mod changed_today;
mod drawer;
mod tile;
pub mod tiles;
mod tough_calls;
mod wall_menu;
pub mod worth_a_chat;

use leptos::prelude::*;

use self::changed_today::ChangedTodayBand;
use self::tiles::{BoardHead, TilesView};
use self::tough_calls::ToughCallsBand;
use self::wall_menu::WallMenu;
use self::worth_a_chat::WorthAChatBand;
use crate::app::board;
use crate::app::board::{BoardNow, BoardTeam};
use crate::app::led_teams::TeamTab;
use crate::ui::components::breaks::break_requests_part;
use crate::ui::components::live_address::live_address;
use crate::ui::components::talk::asked_part;
use crate::ui::components::thanks::ShownThanksCard;
use crate::ui::components::{FlagCount, Vane, page, page_key};
use crate::ui::islands::live_board::LiveBoard;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let key = page_key("/board");
    page("board", board::load(RequestContext::here(), key), |value, locale| match value.shown {
        Some(shown) => {
            let title = tiles::title(locale, &shown.now.team, shown.now.part_of_day);
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
    let (head, asked, bands) = live_parts(shown.now, &shown.key, Some(shown.as_of.clone()), locale);
    view! {
        <LiveBoard
            url=live_address(&[("team", &shown.key)])
            time=shown.as_of
            as_of=t!(locale, "board-as-of", time = "{time}")
            lost=t!(locale, "board-lost", time = "{time}")
        >
            <div class="board-top">{head}<WallMenu team=shown.key.clone() has_wall=shown.has_wall locale=locale/></div>
            {asked}
            {bands}
        </LiveBoard>
        <ShownThanksCard notes=shown.thanks locale=locale/>
        <noscript><meta http-equiv="refresh" content="60"/></noscript>
    }
}

/// Returns the live parts of the board: its head, the requests to talk and for breaks, and its other bands with the
/// tiles. An update of the stream consists of these parts, and each replaces the element with the same id, so that a
/// part that has not changed keeps its focus and what is typed into it.
fn live_parts(
    mut now: BoardNow,
    key: &str,
    as_of: Option<String>,
    locale: Locale,
) -> (impl IntoView + use<>, impl IntoView + use<>, impl IntoView + use<>) {
    let back = page_of("/board", key);
    let asked = (
        asked_part(std::mem::take(&mut now.asked), back.clone(), locale),
        break_requests_part(std::mem::take(&mut now.breaks), back.clone(), locale),
    );
    let changed = std::mem::take(&mut now.changed_today);
    let chat = std::mem::take(&mut now.worth_a_chat);
    let tough = std::mem::take(&mut now.tough_calls);
    let (team, part_of_day) = (now.team.clone(), now.part_of_day);
    let (count, first_day) = (now.tiles.len(), now.first_day);
    let head = view! {
        <div id="board-head" data-live>
            <BoardHead title=tiles::title(locale, &team, part_of_day) count=count first_day=first_day as_of=as_of locale=locale/>
        </div>
    };
    // The order is the order of the board at every width: people who asked to talk, people whose weather changed today,
    // open flags, shared tough calls, and then the team.
    let bands = view! {
        <div id="board-changed" data-live><ChangedTodayBand people=changed locale=locale/></div>
        <div id="board-chat" data-live><WorthAChatBand band=chat back=back locale=locale/></div>
        <div id="board-tough" data-live><ToughCallsBand calls=tough locale=locale/></div>
        <div id="board-now" data-live><TilesView now=now locale=locale/></div>
    };
    (head, asked, bands)
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
    Owner::new().with(|| {
        let open = now.all_flags.open;
        let parts = live_parts(now, key, None, locale);
        (parts, view! { <FlagCount count=open locale=locale/> }).into_view().to_html()
    })
}
