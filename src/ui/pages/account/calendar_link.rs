//! The secret link with which a calendar program reads one's own shifts, breaks and talks.

use leptos::prelude::*;

use crate::state::flash::{Flash, LinkKind};
use crate::ui::components::frame::PageFlash;
use crate::ui::components::{Icon, ViewerField};
use crate::ui::islands::copy_button::CopyButton;
use domain::Locale;
use words::t;

/// The card. The link is shown once, when it is made.
#[component]
pub fn CalendarLinkCard(
    /// When the link was made, if there is one.
    since: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let new = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Links(LinkKind::Calendar, links) => links.into_iter().next().map(|(_, link)| link),
            _ => None,
        })
    });
    let has_link = since.is_some();
    let (said, button) = match since {
        Some(since) => (t!(locale, "calendar-link-since", since = since), t!(locale, "calendar-link-renew")),
        None => (t!(locale, "calendar-link-none"), t!(locale, "calendar-link-make")),
    };
    view! {
        <section class="card" id="calendar">
            <h2>{t!(locale, "calendar-link-title")}</h2>
            <p>{t!(locale, "calendar-link-say")}</p>
            {new.map(|link| view! {
                <div class="field">
                    <label for="calendar-url">{t!(locale, "calendar-link-new")}</label>
                    <input class="input" id="calendar-url" readonly value=link.clone() aria-describedby="calendar-url-help"/>
                    <p class="help" id="calendar-url-help">{t!(locale, "calendar-link-new-help")}</p>
                </div>
                <div class="buttons">
                    <a class="button quiet small" href=subscription(&link)><Icon name="calendar" small=true/>{t!(locale, "calendar-link-open")}</a>
                    <CopyButton text=link label=t!(locale, "copy-link") copied=t!(locale, "copied")/>
                </div>
            })}
            <p class="aside">{said}</p>
            <div class="buttons">
                <form method="post" action="/api/make_calendar_link" novalidate>
                    <ViewerField/>
                    <button class="button quiet">{button}</button>
                </form>
                {has_link.then(|| view! {
                    <form method="post" action="/api/end_calendar_link" novalidate>
                        <ViewerField/>
                        <button class="button plain">{t!(locale, "calendar-link-end")}</button>
                    </form>
                })}
            </div>
        </section>
    }
}

/// The address that opens the calendar program of the device.
fn subscription(link: &str) -> String {
    link.split_once("://").map_or_else(|| link.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}
