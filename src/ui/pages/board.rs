//! `/board`: the team now.

pub mod now;
mod tile;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::now::NowView;
use crate::api::form::Asking;
use crate::api::view::board::{self, Shown, Tab};
use crate::t;
use crate::ui::components::page;
use crate::ui::islands::live_board::LiveBoard;
use crate::words::Locale;

/// The screen.
#[component]
pub fn Board() -> impl IntoView {
    let key = use_params_map().read_untracked().get("team");
    page("board", board::load(Asking::here(), key), |value, locale| match value.shown {
        Some(shown) => {
            let title = now::title(locale, &shown.now.team, shown.now.daytime);
            (title, view! { <Tabs tabs=value.tabs locale=locale/><ShownView shown=shown locale=locale/> }.into_any())
        }
        None => (t!(locale, "nav-board"), view! { <NoTeam locale=locale/> }.into_any()),
    })
}

#[component]
fn Tabs(tabs: Vec<Tab>, locale: Locale) -> impl IntoView {
    (tabs.len() > 1).then(|| {
        let links = tabs.into_iter().map(|tab| view! {
            <li><a href=format!("/board/{}", tab.key) aria-current=tab.current.then_some("page")>{tab.name}</a></li>
        });
        view! { <nav class="tabs" aria-label=t!(locale, "board-teams")><ul>{links.collect_view()}</ul></nav> }
    })
}

#[component]
fn ShownView(shown: Shown, locale: Locale) -> impl IntoView {
    view! {
        <LiveBoard
            url=format!("/live?team={}", shown.key)
            as_of=t!(locale, "board-as-of", time = "{time}")
            lost=t!(locale, "board-lost", time = "{time}")
        >
            <div class="columns">
                <div id="board-now" data-live><NowView now=shown.now as_of=Some(shown.as_of) locale=locale/></div>
                <aside class="side"></aside>
            </div>
        </LiveBoard>
        <noscript><meta http-equiv="refresh" content="60"/></noscript>
    }
}

#[component]
fn NoTeam(locale: Locale) -> impl IntoView {
    view! {
        <div class="empty">
            <svg aria-hidden="true"><use_ href="/weather.svg#vane"></use_></svg>
            <h1>{t!(locale, "board-no-team-title")}</h1>
            <p>{t!(locale, "board-no-team")}</p>
        </div>
    }
}

/// The live region as HTML: what one live picture consists of. Each part replaces the one with its id.
#[must_use]
pub fn picture(now: board::Now, locale: Locale) -> String {
    let owner = Owner::new();
    owner.with(|| {
        view! { <div id="board-now" data-live><NowView now=now as_of=None locale=locale/></div> }.into_view().to_html()
    })
}
