//! A whole page for an answer that came without one. It needs neither the store nor a session: either may be what failed.

use axum::http::StatusCode;
use leptos::prelude::*;

use crate::ui::components::{Instead, Told};
use crate::web::assets;
use domain::Locale;
use words::t;

/// The page as HTML. `theme` is the one chosen in this browser; `again` the address to try once more, where there is one.
#[must_use]
pub fn html(status: StatusCode, again: Option<String>, locale: Locale, theme: Option<&'static str>) -> String {
    let told = Told::of(status, again.is_none(), locale);
    let title = format!("{} · {}", told.title(), t!(locale, "brand"));
    let page = view! {
        <!DOCTYPE html>
        <html lang=locale.tag() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {assets::manifest().map(|m| view! { <link rel="stylesheet" href=m.css.clone()/> })}
                // Within a title the marker that follows a text would be read as text. All of it are our own words.
                <title inner_html=title></title>
            </head>
            <body>
                <header class="top">
                    <a class="brand" href="/">
                        <img class="mark" src="/logo.svg" alt="" width="30" height="30"/>
                        <span>{t!(locale, "brand")}</span>
                    </a>
                </header>
                <main id="main" class="main" tabindex="-1"><Instead told=told again=again locale=locale/></main>
                <footer class="foot">
                    <span>{t!(locale, "footer")}</span>
                    <a href="/privacy">{t!(locale, "footer-privacy")}</a>
                </footer>
            </body>
        </html>
    };
    Owner::new().with(|| page.into_view().to_html())
}
