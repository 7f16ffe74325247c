//! The menu that creates or withdraws the link for a wall screen.

use leptos::prelude::*;

use crate::state::flash::{Flash, LinkKind};
use crate::ui::components::Icon;
use crate::ui::components::frame::PageFlash;
use crate::ui::islands::copy_button::CopyButton;
use domain::Locale;
use words::t;

/// The menu. A new link is shown once, in the open menu.
#[component]
pub fn WallMenu(
    /// The team's key.
    team: String,
    /// Whether the team has a link.
    has_wall: bool,
    locale: Locale,
) -> impl IntoView {
    let link = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Links(LinkKind::Wall, links) => links.into_iter().next().map(|(_, link)| link),
            _ => None,
        })
    });
    let (end, is_new) = (team.clone(), link.is_some());
    let make = if has_wall { t!(locale, "board-wall-renew") } else { t!(locale, "board-wall-make") };
    view! {
        <details class="menu wall-menu" name="menu" id="wall" data-menu open=is_new>
            <summary class="header-tool"><Icon name="screen"/><span class="on-wide">{t!(locale, "board-wall")}</span></summary>
            <div class="menu-panel">
            <p class="aside">{t!(locale, "board-wall-about")}</p>
            <div class="stack tight">
                {link.map(|link| view! { <NewLink link=link locale=locale/> })}
                {has_wall.then(|| view! { <p class="aside">{t!(locale, "board-wall-is")}</p> })}
                <div class="buttons">
                    <form novalidate method="post" action="/api/make_wall">
                        <input type="hidden" name="team" value=team/>
                        <button class="button quiet small"><Icon name="screen" small=true/>{make}</button>
                    </form>
                    {has_wall.then(|| view! {
                        <form novalidate method="post" action="/api/end_wall">
                            <input type="hidden" name="team" value=end/>
                            <button class="button plain small">{t!(locale, "board-wall-end")}</button>
                        </form>
                    })}
                </div>
            </div>
            </div>
        </details>
    }
}

#[component]
fn NewLink(link: String, locale: Locale) -> impl IntoView {
    let by_code = link.rsplit_once('/').map(|(address, code)| {
        let (say, code) = (t!(locale, "board-wall-code", address = address), code.to_owned());
        view! { <p class="help">{say}{words::gap(locale)}<code>{code}</code></p> }
    });
    view! {
        <div class="field">
            <label for="wall-url">{t!(locale, "board-wall-link")}</label>
            <input class="input" id="wall-url" readonly value=link.clone()/>
            {by_code}
            <p class="help">{t!(locale, "board-wall-once")}</p>
        </div>
        <div class="buttons">
            <a class="button quiet small" href=link.clone()><Icon name="screen" small=true/>{t!(locale, "board-wall-open")}</a>
            <CopyButton text=link label=t!(locale, "copy-link") copied=t!(locale, "copied")/>
        </div>
    }
}
