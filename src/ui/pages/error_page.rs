//! A complete page for a response with an error status and no body. It uses neither the store nor the session, because
//! either may have failed.

use axum::http::StatusCode;
use leptos::prelude::*;

use crate::ui::components::{ErrorPanel, ErrorText, title_html};
use crate::web::assets;
use crate::web::kept_pages::KeptPage;
use domain::Locale;
use words::t;

/// Returns the page as HTML. `theme` is the theme chosen in this browser; `again` is the address to try again, if any.
#[must_use]
pub fn html(status: StatusCode, again: Option<String>, locale: Locale, theme: Option<&'static str>) -> String {
    let error = ErrorText::of(status, again.is_none(), locale);
    let title = title_html(&error.title(), locale);
    let page = view! {
        <!DOCTYPE html>
        <html lang=locale.tag() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {assets::manifest().map(|m| view! { <link rel="stylesheet" href=m.css.clone()/> })}
                // A text node would add a hydration marker, which a browser shows as part of a title.
                <title inner_html=title></title>
            </head>
            <body>
                <header class="site-header">
                    <a class="brand" href="/">
                        <img class="mark" src="/logo.svg" alt="" width="30" height="30"/>
                        <span>{t!(locale, "brand")}</span>
                    </a>
                </header>
                <main id="main" class="main" tabindex="-1"><ErrorPanel error=error again=again locale=locale/></main>
                <footer class="site-footer">
                    <span>{t!(locale, "footer")}</span>
                    <a href="/privacy">{t!(locale, "footer-privacy")}</a>
                    <a href=KeptPage::HELP_NOW.address(locale)>{t!(locale, "help-now-link")}</a>
                </footer>
            </body>
        </html>
    };
    Owner::new().with(|| page.into_view().to_html())
}
